package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Gamma;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountLikelihoodTest {
  private static final double E = 1e-8;

  /** Straight from the formulas, one count at a time. */
  static double negativeBinomial(double x, double mu, double theta) {
    double logSum = Math.log(theta + mu + E);
    return theta * (Math.log(theta + E) - logSum)
        + x * (Math.log(mu + E) - logSum)
        + Gamma.logGamma(x + theta)
        - Gamma.logGamma(theta)
        - Gamma.logGamma(x + 1);
  }

  static double zeroInflated(double x, double mu, double theta, double pi) {
    double a = -pi + theta * (Math.log(theta + E) - Math.log(theta + mu + E));
    return x == 0
        ? softplus(a) - softplus(-pi)
        : negativeBinomial(x, mu, theta) - pi - softplus(-pi);
  }

  private static double softplus(double a) {
    return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 0",
    "0, 1e-6, 0.001, 5",
    "0, 1e5, 100, -5",
    "0, 1e-6, 1e4, 60",
    "0, 3, 2, -60",
    "1, 1, 1, 0",
    "1, 1e-6, 0.001, 5",
    "1, 1e5, 1e4, -5",
    "7, 2.5, 0.3, 60",
    "7, 2.5, 0.3, -60",
    "500, 1e-6, 1, 1",
    "5000, 4000, 10, -1",
    "100000, 90000, 2, 0",
    "0.5, 0.7, 0.2, 0.3"
  })
  void agreesWithTheFormulas(double x, double mu, double theta, double pi) {
    double nb = negativeBinomial(x, mu, theta);
    double zinb = zeroInflated(x, mu, theta, pi);

    assertThat(tensorValue(x, mu, theta, null, ScalarType.Double)).isCloseTo(nb, close(nb, 1e-9));
    assertThat(tensorValue(x, mu, theta, pi, ScalarType.Double)).isCloseTo(zinb, close(zinb, 1e-8));
    // Single precision loses digits where terms of the size of lnΓ cancel.
    double terms = Gamma.logGamma(x + 1) + theta + Math.abs(pi) + 1;
    assertThat(tensorValue(x, mu, theta, pi, ScalarType.Float)).isCloseTo(zinb, close(terms, 5e-6));
  }

  private static org.assertj.core.data.Offset<Double> close(double size, double relative) {
    return within(relative * Math.max(1, Math.abs(size)));
  }

  @SuppressWarnings("try") // the scope works by being open
  private static double tensorValue(double x, double mu, double theta, Double pi, ScalarType type) {
    try (PointerScope scope = new PointerScope()) {
      Tensor counts = Tensors.matrix(new double[][] {{x}}).to(type);
      Tensor thetas = Tensors.vector(theta).to(type);
      Tensor logits = pi == null ? null : Tensors.matrix(new double[][] {{pi}}).to(type);
      Tensor rate = Tensors.matrix(new double[][] {{mu}}).to(type);
      Tensor factorials = Tensors.vector(Gamma.logGamma(x + 1)).to(type);
      Tensor rateTerm = CountLikelihood.rateTerm(counts, rate, thetas, logits);
      Tensor gammaTerm = CountLikelihood.gammaTerm(counts, thetas, factorials);
      return rateTerm.add(gammaTerm).item_double();
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.4, 2", "5, 20, -1", "1, 0.1, 0"})
  void sumsToOneOverAllCounts(double mu, double theta, double pi) {
    double sum = 0;
    for (int x = 0; x < 2000; x++) {
      sum += Math.exp(tensorValue(x, mu, theta, pi, ScalarType.Double));
    }

    assertThat(sum).isCloseTo(1, within(1e-6));
  }
}
