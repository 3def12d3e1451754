package org.tunebench.engine.sampler.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final Function<Rows, List<double[]>> TWO =
      rows -> List.of(rows.row(3), rows.row(5));

  @Test
  void rowsThatAreTakenTogetherAreDifferentOnes() {
    List<double[]> taken = Rows.lend(rows -> List.of(rows.row(4), rows.row(4)));

    assertThat(taken.get(0)).isNotSameAs(taken.get(1)).hasSize(4);
  }

  @Test
  void theNextComputationGetsTheSameOnesAgainWhereItWantsThemAsLong() {
    List<double[]> before = Rows.lend(TWO);
    List<double[]> again = Rows.lend(TWO);
    List<double[]> other = Rows.lend(rows -> List.of(rows.row(3), rows.row(6)));

    assertThat(again.get(0)).isSameAs(before.get(0));
    assertThat(again.get(1)).isSameAs(before.get(1));
    assertThat(other.get(0)).isSameAs(before.get(0));
    assertThat(other.get(1)).isNotSameAs(before.get(1)).hasSize(6);
  }

  @Test
  void oneWithinAnotherLeavesItsRowsAlone() {
    Rows.lend(
        rows -> {
          double[] outer = rows.row(2);
          assertThat(Rows.<double[]>lend(within -> within.row(2))).isNotSameAs(outer);
          assertThat(rows.row(2)).isNotSameAs(outer);
          return null;
        });
  }

  @Test
  void rowsAreFreeAgainAfterAFailure() {
    double[] before = Rows.lend(rows -> rows.row(7));

    assertThatThrownBy(
            () ->
                Rows.lend(
                    rows -> {
                      rows.row(7);
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");

    assertThat(Rows.<double[]>lend(rows -> rows.row(7))).isSameAs(before);
  }

  @Test
  void anotherThreadHasItsOwn() throws InterruptedException {
    double[] mine = Rows.lend(rows -> rows.row(9));
    double[][] theirs = new double[1][];
    Thread other = new Thread(() -> theirs[0] = Rows.lend(rows -> rows.row(9)));
    other.start();
    other.join();

    assertThat(theirs[0]).isNotSameAs(mine).hasSize(9);
  }
}
