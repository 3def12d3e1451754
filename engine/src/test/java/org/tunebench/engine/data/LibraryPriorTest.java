package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LibraryPriorTest {
  private static final float[][] ROWS = {{1, 0, 1}, {4, 4, 0}, {0, 0, 5}, {20, 5, 0}};

  @Test
  void aBatchHasTheMeanAndThePopulationVarianceOfItsLogTotals() {
    LibraryPrior prior = LibraryPrior.of(Fixtures.matrix(ROWS), new int[] {0, 0, 1, 1}, 2);

    // Totals 2 and 8, 5 and 25: ln means ln 4 and 1.5 ln 5; half the log ratio squared.
    assertThat(prior.means()[0]).isCloseTo(Math.log(4), within(1e-14));
    assertThat(prior.variances()[0]).isCloseTo(Math.pow(Math.log(2), 2), within(1e-14));
    assertThat(prior.means()[1]).isCloseTo(1.5 * Math.log(5), within(1e-14));
    assertThat(prior.variances()[1]).isCloseTo(Math.pow(Math.log(5) / 2, 2), within(1e-14));
  }

  @Test
  void withoutBatchesAllCellsAreOne() {
    LibraryPrior prior = LibraryPrior.of(Fixtures.matrix(ROWS));

    double mean = Arrays.stream(new double[] {2, 8, 5, 25}).map(Math::log).average().orElseThrow();
    assertThat(prior.means()).hasSize(1);
    assertThat(prior.means()[0]).isCloseTo(mean, within(1e-14));
  }

  @Test
  void cellsWithoutCountsAndBatchesWithoutCellsAreRefused() {
    assertThatThrownBy(() -> LibraryPrior.of(Fixtures.matrix(new float[][] {{1}, {0}})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cell 1 has no count");
    assertThatThrownBy(() -> LibraryPrior.of(Fixtures.matrix(ROWS), new int[4], 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch 1 has no cell");
  }
}
