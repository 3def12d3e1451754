package org.tunebench.engine.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.junit.jupiter.api.Test;

class OutputWarpTest {
  private static double[] apply(double... values) {
    return OutputWarp.apply(values, values);
  }

  @Test
  void smallLossesStayApartBesideLargeOnes() {
    double[] losses = {1e5, 3e5, 1e-3, 40, 7e5, 2e3, 1, 0.03};
    double[] warped = apply(losses);
    assertThat(warped[7] - warped[2]).as("0.03 and 0.001").isGreaterThan(0.2);
    assertThat(warped[3] - warped[6]).as("40 and 1").isGreaterThan(0.2);
  }

  @Test
  void whatOnlyTheSearchBroughtNearToZeroIsNoMagnitude() {
    double[] losses = {5, 6, 7, 9, 0.1, 1e-4, 1e-5, 1e-6};
    double[] warped = OutputWarp.apply(losses, new double[] {5, 6, 7, 9});
    assertThat(warped[5] - warped[7]).as("0.0001 and 0.000001").isLessThan(0.01);
    losses[7] = 0;
    assertThat(apply(losses))
        .as("a loss of 0")
        .doesNotContain(Double.NaN, Double.NEGATIVE_INFINITY);
  }

  /** As -R² of a regression, which no trial has above 0 if it fails. */
  @Test
  void goodValuesOfBothSignsStayApartBesideLargeOnes() {
    double[] values = {1e5, 3e4, -0.5, 40, 7e4, 2e3, 1, -0.8};
    double[] warped = apply(values);
    assertThat(warped[2] - warped[7]).as("-0.5 and -0.8").isGreaterThan(0.1);
    assertThat(warped[3] - warped[6]).as("40 and 1").isGreaterThan(0.2);
    assertThat(warped[0]).isGreaterThan(warped[4]);
  }

  @Test
  void whatOnlyTheSearchBroughtNearToTheBestIsNotToldApartBySize() {
    double[] values = {5, 6, 7, 9, -0.5, -0.9, -0.9 + 1e-4, -0.9 + 1e-5, -0.9 + 1e-6};
    double[] warped = OutputWarp.apply(values, new double[] {5, 6, 7, 9});
    assertThat(warped[6] - warped[5]).as("0.0001 apart").isLessThan(0.01);
  }

  @Test
  void makesALongTailAboutNormal() {
    SplittableRandom random = new SplittableRandom(2);
    double[] values = new double[60];
    Arrays.setAll(values, i -> Math.exp(2 * random.nextGaussian()));
    double[] warped = apply(values);
    assertThat(new Skewness().evaluate(values)).isGreaterThan(2);
    assertThat(Math.abs(new Skewness().evaluate(warped))).isLessThan(1);
    assertThat(StatUtils.mean(warped)).isCloseTo(0, within(1e-9));
    assertThat(StatUtils.populationVariance(warped)).isCloseTo(1, within(1e-9));
  }

  @Test
  void keepsTheOrder() {
    double[] values = {-1e5, -3, 0, 0.1, 0.2, 7, 8, 1e9};
    double[] warped = apply(values);
    for (int i = 1; i < warped.length; i++) {
      assertThat(warped[i]).isGreaterThanOrEqualTo(warped[i - 1]);
    }
    assertThat(warped[7]).isGreaterThan(warped[0]);
  }

  @Test
  void survivesEqualValuesAndTheLargest() {
    assertThat(apply(new double[] {3, 3, 3})).containsOnly(0.0);
    assertThat(apply(new double[] {-1e300, 0, 1e300})).doesNotContain(Double.NaN).isSorted();
    assertThat(apply(new double[] {-1e308, -1e308, -9e307, 1e308, 1.1e308, 1.7e308}))
        .doesNotContain(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        .isSorted();
  }

  @Test
  void aTrainingThatDivergedLeavesTheOthersApart() {
    for (double lost : new double[] {1e3, 1e6, 1e20, 1e300, Double.MAX_VALUE}) {
      double[] warped = apply(new double[] {0.1, 0.2, 0.3, 0.5, 0.4, lost, lost});
      assertThat(warped[1] - warped[0]).as("with a loss of %s", lost).isGreaterThan(0.1);
      assertThat(warped[5]).isEqualTo(warped[3]).isEqualTo(warped[6]);
    }
  }

  @Test
  void theWorseHalfStaysApartWhereAFewHaveConverged() {
    double[] warped = apply(new double[] {0.5, 0.50001, 0.50002, 0.52, 0.6, 0.7, 0.8, 0.82});
    for (int i = 1; i < warped.length; i++) {
      assertThat(warped[i]).isGreaterThan(warped[i - 1]);
    }
  }
}
