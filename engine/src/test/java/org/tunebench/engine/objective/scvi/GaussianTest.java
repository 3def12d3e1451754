package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("try") // the scopes work by being open
class GaussianTest {
  @ParameterizedTest
  @CsvSource({"0, 1, 0, 1", "1, 1, 0, 1", "-0.7, 0.04, 0.2, 2", "7.1, 0.3, 6.5, 0.5"})
  void divergenceIsTheIntegralThatDefinesIt(double m, double v, double priorM, double priorV) {
    NormalDistribution q = new NormalDistribution(m, Math.sqrt(v));
    NormalDistribution p = new NormalDistribution(priorM, Math.sqrt(priorV));
    double width = 12 * Math.sqrt(v);
    double integral =
        new SimpsonIntegrator(1e-10, 1e-12, 5, 40)
            .integrate(
                1_000_000,
                x -> q.density(x) * (q.logDensity(x) - p.logDensity(x)),
                m - width,
                m + width);

    try (PointerScope scope = new PointerScope()) {
      assertThat(gaussian(m, v).klTo(gaussian(priorM, priorV)).item_double())
          .isCloseTo(integral, within(1e-7));
    }
  }

  @Test
  void sumsOverCoordinatesForEachRow() {
    try (PointerScope scope = new PointerScope()) {
      Gaussian posterior =
          new Gaussian(
              Tensors.matrix(new double[][] {{0, 0}, {1, 2}}),
              Tensors.matrix(new double[][] {{1, 1}, {1, 1}}));

      assertThat(Tensors.array(posterior.klTo(gaussian(0, 1)))).containsExactly(0, 2.5);
    }
  }

  @Test
  void logDensityIsTheDistributions() {
    double expected =
        new NormalDistribution(6.5, Math.sqrt(0.4)).logDensity(7)
            + new NormalDistribution(6.5, Math.sqrt(0.4)).logDensity(5);

    try (PointerScope scope = new PointerScope()) {
      assertThat(
              gaussian(6.5, 0.4).logDensity(Tensors.matrix(new double[][] {{7, 5}})).item_double())
          .isCloseTo(expected, within(1e-12));
    }
  }

  private static Gaussian gaussian(double mean, double variance) {
    return new Gaussian(
        Tensors.matrix(new double[][] {{mean}}), Tensors.matrix(new double[][] {{variance}}));
  }
}
