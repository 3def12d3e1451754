package org.tunebench.engine.sampler.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExponentialsTest {
  @Test
  void agreesWithTheExponentialFunction() {
    double[] x = DoubleStream.iterate(-40, a -> a <= 40, a -> a + 0.037).toArray();
    double[] results = ofNegatives(x);
    for (int i = 0; i < x.length; i++) {
      assertThat(results[i] * Math.exp(x[i])).isCloseTo(1, within(3e-13));
    }
  }

  @Test
  void growsAsFarAsDensitiesRiseAboveThePrior() {
    assertThat(ofNegatives(-100)[0] * Math.exp(-100)).isCloseTo(1, within(3e-10));
  }

  @Test
  void isNothingButANumberFarOut() {
    for (double result : ofNegatives(100, 200, 1_000, 1e9, Double.POSITIVE_INFINITY)) {
      assertThat(result).isPositive().isLessThan(1e-43);
    }
  }

  @Test
  void leavesAloneWhatLiesBeforeAndBehind() {
    double[] results = {7, 7, 7};
    Exponentials.ofNegatives(new double[] {1, 0, 1}, 1, 2, results);
    assertThat(results).containsExactly(7, 1, 7);
  }

  private static double[] ofNegatives(double... x) {
    double[] results = new double[x.length];
    Exponentials.ofNegatives(x, 0, x.length, results);
    return results;
  }
}
