package org.tunebench.engine.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxMinimizerTest {

  @Test
  void followsACurvedValley() {
    BoxMinimizer minimizer =
        new BoxMinimizer(
            (at, gradient) -> {
              double valley = at[1] - at[0] * at[0];
              gradient[0] = -400 * valley * at[0] - 2 * (1 - at[0]);
              gradient[1] = 200 * valley;
              return 100 * valley * valley + (1 - at[0]) * (1 - at[0]);
            },
            new double[] {-5, -5},
            new double[] {5, 5});
    double[] x = {-1.2, 1};
    assertThat(minimizer.minimize(x, 200, 1e-14)).isLessThan(1e-8);
    assertThat(x[0]).isCloseTo(1, within(1e-3));
  }

  @Test
  void stopsAtTheBoundsAndSlidesAlongThem() {
    BoxMinimizer minimizer =
        new BoxMinimizer(
            (at, gradient) -> {
              double a = at[0] - 3;
              double b = at[1] - 0.2;
              gradient[0] = 2 * a + b;
              gradient[1] = 2 * b + a;
              return a * a + b * b + a * b;
            },
            new double[] {0, 0},
            new double[] {1, 1});
    double[] x = {0.5, 0.5};
    minimizer.minimize(x, 100, 1e-14);
    assertThat(x).containsExactly(new double[] {1, 1}, within(1e-6));
  }

  @Test
  void goesDownASlopeThatBendsTheOtherWayOnceAtABoundInsteadOfCreeping() {
    BoxMinimizer minimizer =
        new BoxMinimizer(
            (at, gradient) -> {
              double a = at[0] - 2;
              gradient[0] = 2e4 * a;
              gradient[1] = -2 * at[1];
              return 1e4 * a * a - at[1] * at[1];
            },
            new double[] {0, 0},
            new double[] {1, 1});
    double[] x = {0.2, 0.01};
    minimizer.minimize(x, 60, 1e-14);
    assertThat(x).containsExactly(new double[] {1, 1}, within(1e-6));
  }

  @Test
  void staysWhereNothingIsFinite() {
    BoxMinimizer minimizer =
        new BoxMinimizer(
            (at, gradient) -> Double.POSITIVE_INFINITY, new double[] {0}, new double[] {1});
    double[] x = {0.5};
    assertThat(minimizer.minimize(x, 10, 1e-9)).isInfinite();
    assertThat(x).containsExactly(0.5);
  }
}
