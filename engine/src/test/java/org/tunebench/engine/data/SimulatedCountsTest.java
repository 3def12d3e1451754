package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

class SimulatedCountsTest {
  @Test
  void theDemonstrationIsTheSameForever() {
    Dataset demo = SimulatedCounts.DEMO.generate();

    assertThat(demo.counts().cells()).isEqualTo(600);
    assertThat(demo.counts().genes()).isEqualTo(200);
    // Computed once; a demonstration that changes would change every published number of it.
    assertThat(demo.fingerprint())
        .isEqualTo("641a33b9c10509e3fb3a0d0fff92f7f7d87928a3139306c08992a0cd0f7fe47b");
    assertThat(new SimulatedCounts(600, 200, 5, 1, 1000, 0.3, 1).generate().fingerprint())
        .isNotEqualTo(demo.fingerprint());
  }

  @Test
  void countsLookLikeCounts() {
    DatasetSummary summary = DatasetSummary.of(SimulatedCounts.DEMO.generate().counts());

    assertThat(summary.medianCell()).isBetween(900.0, 1100.0);
    assertThat(summary.nonZeroShare()).isBetween(0.3, 0.8);
    assertThat(summary.emptyCells()).isZero();
  }

  @Test
  void everyTypeAndBatchHasCellsAndTypesDiffer() {
    Dataset dataset = new SimulatedCounts(400, 100, 4, 2, 800, 0.1, 3).generate();
    CellAnnotation type = dataset.annotation(SimulatedCounts.CELL_TYPE).orElseThrow();

    assertThat(type.categories()).hasSize(4);
    assertThat(dataset.annotation(SimulatedCounts.BATCH).orElseThrow().categories()).hasSize(2);
    for (int t = 0; t < 4; t++) {
      int which = t;
      assertThat(Arrays.stream(type.codes()).filter(code -> code == which).count())
          .isGreaterThanOrEqualTo(50);
    }
    assertThat(nearestCentroidAccuracy(dataset, type)).isGreaterThan(0.9);
  }

  /**
   * Share of cells whose nearest mean profile, in shares of counts under a root, is their type's.
   */
  private static double nearestCentroidAccuracy(Dataset dataset, CellAnnotation type) {
    float[][] rows = Fixtures.dense(dataset.counts());
    double[][] means = new double[type.categories().size()][rows[0].length];
    int[] sizes = new int[means.length];
    for (int cell = 0; cell < rows.length; cell++) {
      double[] profile = profile(rows[cell]);
      sizes[type.code(cell)]++;
      for (int g = 0; g < profile.length; g++) {
        means[type.code(cell)][g] += profile[g];
      }
    }
    int right = 0;
    for (int cell = 0; cell < rows.length; cell++) {
      double[] profile = profile(rows[cell]);
      int best = 0;
      for (int t = 1; t < means.length; t++) {
        if (distance(profile, means[t], sizes[t]) < distance(profile, means[best], sizes[best])) {
          best = t;
        }
      }
      right += best == type.code(cell) ? 1 : 0;
    }
    return right / (double) rows.length;
  }

  private static double[] profile(float[] row) {
    double total = 0;
    for (float count : row) {
      total += count;
    }
    double[] profile = new double[row.length];
    for (int g = 0; g < row.length; g++) {
      profile[g] = Math.sqrt(row[g] / total);
    }
    return profile;
  }

  private static double distance(double[] profile, double[] sums, int size) {
    double sum = 0;
    for (int g = 0; g < profile.length; g++) {
      sum += Math.pow(profile[g] - sums[g] / size, 2);
    }
    return sum;
  }

  @Test
  void theDistributionsHaveTheirMoments() {
    SeededRandom random = new SeededRandom(11);
    int draws = 40_000;

    assertMoments(DoubleStream.generate(random::nextGaussian).limit(draws).toArray(), 0, 1);
    assertMoments(
        DoubleStream.generate(() -> random.nextGamma(0.5)).limit(draws).toArray(), 0.5, 0.5);
    assertMoments(DoubleStream.generate(() -> random.nextGamma(3)).limit(draws).toArray(), 3, 3);
    assertMoments(
        DoubleStream.generate(() -> random.nextPoisson(0.7)).limit(draws).toArray(), 0.7, 0.7);
    assertMoments(
        DoubleStream.generate(() -> random.nextPoisson(1200)).limit(4000).toArray(), 1200, 1200);
  }

  /** Within five standard errors of the mean, and 10% of the variance. */
  private static void assertMoments(double[] draws, double mean, double variance) {
    double found = Arrays.stream(draws).average().orElseThrow();
    double spread =
        Arrays.stream(draws).map(x -> (x - found) * (x - found)).average().orElseThrow();
    assertThat(found).isCloseTo(mean, within(5 * Math.sqrt(variance / draws.length)));
    assertThat(spread).isCloseTo(variance, within(0.1 * variance));
  }

  @Test
  void numbersOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new SimulatedCounts(10, 4, 1, 1, 100, 0, 0))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("expected at least 5");
    assertThatThrownBy(() -> new SimulatedCounts(3, 10, 4, 1, 100, 0, 0))
        .hasMessage("expected at least as many as types");
    assertThatThrownBy(() -> new SimulatedCounts(10, 10, 1, 1, 100, 1, 0))
        .hasMessage("expected a number from 0 to below 1");
    assertThatThrownBy(() -> new SimulatedCounts(10, 10, 1, 1, Double.NaN, 0, 0))
        .isInstanceOf(WrongInputException.class);
    assertThatThrownBy(() -> new SimulatedCounts(10, 10, 1, 11, 100, 0, 0))
        .isInstanceOf(WrongInputException.class);
  }
}
