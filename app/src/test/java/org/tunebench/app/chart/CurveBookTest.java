package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CurveBookTest {
  private final CurveBook book = new CurveBook();

  @Test
  void appendingGrowsATrialAndLeavesEarlierSnapshotsAlone() {
    book.setAll(List.of(Curve.of(1, new double[] {0}, new double[] {5})));
    List<Curve> before = book.snapshot();
    book.append(1, new double[] {1}, new double[] {6});
    book.append(1, new double[] {2, 3}, new double[] {7, 8});
    assertThat(before.get(0).values()).containsExactly(5);
    assertThat(book.snapshot().get(0).steps()).containsExactly(0, 1, 2, 3);
    assertThat(book.snapshot().get(0).values()).containsExactly(5, 6, 7, 8);
  }

  @Test
  void anUnknownTrialBeginsWithItsFirstPointsAndTrialsStayInOrder() {
    book.append(4, new double[] {0}, new double[] {1});
    book.append(2, new double[] {0}, new double[] {1});
    assertThat(book.snapshot()).extracting(Curve::trial).containsExactly(2, 4);
  }

  @Test
  void aBaselineStaysOneWhileItGrows() {
    book.put(Curves.baseline(Curve.empty(-1)));
    book.append(-1, new double[] {0}, new double[] {1});
    assertThat(book.snapshot().get(0).baseline()).isTrue();
    assertThat(book.snapshot().get(0).size()).isEqualTo(1);
  }

  @Test
  void aBaselineIsMarkedBeforeAndAfterItsCurveIsHere() {
    book.append(0, new double[] {0}, new double[] {1});
    assertThat(book.setBaselines(Set.of(0, 1))).isTrue();
    assertThat(book.setBaselines(Set.of(1, 0))).as("is news").isFalse();
    book.append(1, new double[] {0}, new double[] {1});
    book.append(2, new double[] {0}, new double[] {1});
    assertThat(book.snapshot()).extracting(Curve::baseline).containsExactly(true, true, false);
    assertThat(book.snapshot().get(0)).isSameAs(book.snapshot().get(0));
  }

  @Test
  void unchangedCurvesAreNotCopied() {
    book.append(0, new double[] {0}, new double[] {1});
    assertThat(book.snapshot().get(0)).isSameAs(book.snapshot().get(0));
  }
}
