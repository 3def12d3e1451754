package org.tunebench.engine.sampler.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CovarianceAdaptationTest {

  private static double minimize(ToDoubleFunction<double[]> function, int generations) {
    double[] start = {0.8, 0.2, 0.6};
    CovarianceAdaptation state = new CovarianceAdaptation(start, 0.3);
    SplittableRandom random = new SplittableRandom(1);
    double best = Double.POSITIVE_INFINITY;
    for (int g = 0; g < generations; g++) {
      double[][] points = new double[CovarianceAdaptation.populationSize(3)][];
      Arrays.setAll(points, i -> state.sample(random));
      Arrays.sort(points, Comparator.comparingDouble(function));
      best = Math.min(best, function.applyAsDouble(points[0]));
      state.update(points);
    }
    return best;
  }

  @Test
  void closesInOnABowl() {
    assertThat(minimize(x -> x[0] * x[0] + x[1] * x[1] + x[2] * x[2], 120)).isLessThan(1e-12);
  }

  @Test
  void learnsTheShapeOfANarrowTiltedValley() {
    double best =
        minimize(
            x -> {
              double across = x[0] + x[1] - 2 * x[2];
              double along = x[0] - x[1];
              double rest = x[0] + x[1] + x[2] - 1;
              return 1e4 * across * across + along * along + 0.01 * rest * rest;
            },
            200);
    assertThat(best).isLessThan(1e-9);
  }

  @Test
  void saysWhenItIsExhausted() {
    CovarianceAdaptation state = new CovarianceAdaptation(new double[] {0.5, 0.5}, 0.1);
    assertThat(state.isExhausted(1e-8)).isFalse();
    double[][] onePoint = {{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}};
    for (int g = 0; g < 300; g++) {
      state.update(onePoint);
    }
    assertThat(state.isExhausted(1e-8)).isTrue();
  }

  @Test
  void theSharesAreThoseOfTheTutorial() {
    // ln((λ + 1) / 2) - ln i for i up to λ / 2, over their sum.
    assertThat(CovarianceAdaptation.weights(6))
        .containsExactly(new double[] {0.637043, 0.284570, 0.078387}, within(1e-6));
    assertThat(CovarianceAdaptation.weights(7))
        .containsExactly(new double[] {0.585645, 0.292823, 0.121532}, within(1e-6));
    assertThat(CovarianceAdaptation.weights(9))
        .containsExactly(new double[] {0.493738, 0.281097, 0.156710, 0.068455}, within(1e-6));
  }
}
