package org.tunebench.engine.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.sampler.gp.Acquisition.Kind;

class AcquisitionTest {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  @ParameterizedTest
  @ValueSource(doubles = {-6, -3.1, -2.9, -1, 0, 0.5, 2.9, 3.1, 6})
  void isTheLogarithmOfTheClosedForm(double z) {
    double deviation = 0.7;
    double mean = 2 - z * deviation;
    double improvement = deviation * (z * NORMAL.cumulativeProbability(z) + NORMAL.density(z));
    double[] slopes = new double[2];
    assertThat(new Acquisition(Kind.EXPECTED_IMPROVEMENT, 2, 0).value(mean, deviation, slopes))
        .isCloseTo(Math.log(improvement), within(1e-6));
    assertThat(
            new Acquisition(Kind.PROBABILITY_OF_IMPROVEMENT, 2, 0).value(mean, deviation, slopes))
        .isCloseTo(Math.log(NORMAL.cumulativeProbability(z)), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-100, -31, -20, -5, -1, 0, 2, 10})
  void hasTheSlopesOfItsValue(double z) {
    for (Kind kind : Kind.values()) {
      Acquisition acquisition = new Acquisition(kind, 0, 0.1);
      double mean = -z * 0.5;
      double[] slopes = new double[2];
      double[] ignored = new double[2];
      acquisition.value(mean, 0.5, slopes);
      double h = 1e-6;
      double byMean =
          (acquisition.value(mean + h, 0.5, ignored) - acquisition.value(mean - h, 0.5, ignored))
              / (2 * h);
      double byDeviation =
          (acquisition.value(mean, 0.5 + h, ignored) - acquisition.value(mean, 0.5 - h, ignored))
              / (2 * h);
      double size = Math.max(1, Math.abs(byMean) + Math.abs(byDeviation));
      assertThat(slopes[0]).isCloseTo(byMean, within(1e-3 * size));
      assertThat(slopes[1]).isCloseTo(byDeviation, within(1e-3 * size));
    }
  }

  @Test
  void neverGoesFlat() {
    double[] slopes = new double[2];
    Acquisition ei = new Acquisition(Kind.EXPECTED_IMPROVEMENT, 0, 0);
    double far = ei.value(1_000, 1, slopes);
    assertThat(far).isLessThan(ei.value(999, 1, slopes)).isGreaterThan(-1e6);
    assertThat(ei.value(-1_000, 1, slopes)).isFinite();
  }
}
