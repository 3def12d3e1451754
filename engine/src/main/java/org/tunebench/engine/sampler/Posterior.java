package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.GaussianProcess;
import org.tunebench.engine.study.History;

/**
 * What a Gaussian process believes of the objective after the trials so far: fitted to those that
 * have ended, and conditioned on what is expected of those under way.
 */
final class Posterior {
  private final GaussianProcess fitted;
  private final Cube cube;
  private final double[] expected;
  private final GaussianProcess model;

  private Posterior(
      GaussianProcess fitted, Cube cube, Observations seen, double[][] pending, double[] expected) {
    this.fitted = fitted;
    this.cube = cube;
    this.expected = expected;
    this.model = pending.length == 0 ? fitted : fitted.on(seen.with(pending, expected));
  }

  /**
   * @param fitted to what was seen
   */
  static Posterior of(GaussianProcess fitted, Cube cube, Observations seen, History history) {
    int[] underWay = latestPending(seen.size(), history);
    double[][] pending = new double[underWay.length][];
    Arrays.setAll(pending, k -> cube.pointOf(history, underWay[k]));
    double[] expected = new double[underWay.length];
    double[] at = new double[2];
    for (int k = 0; k < expected.length; k++) {
      fitted.predict(Observations.features(cube, pending[k]), at);
      Optional<Forecast> forecast = seen.forecasts().of(underWay[k]);
      expected[k] = forecast.isPresent() ? forecast.get().with(at[0], at[1]) : at[0];
    }
    return new Posterior(fitted, cube, seen, pending, expected);
  }

  /** The latest trials under way, no more than have ended. */
  private static int[] latestPending(int most, History history) {
    int[] trials = new int[Math.min(history.pendingCount(), most)];
    Arrays.setAll(trials, k -> history.pending(history.pendingCount() - 1 - k));
    return trials;
  }

  /** With trials under way taken to give what is expected of them. */
  GaussianProcess model() {
    return model;
  }

  /** The least that is expected of any trial. */
  double best() {
    double best = fitted.leastExpected();
    for (double value : expected) {
      best = Math.min(best, value);
    }
    return best;
  }

  /** The point that is least in one draw of the objective (Thompson 1933). */
  double[] leastDrawn(double[][] points, RandomGenerator random) {
    double[][] features = new double[points.length][];
    Arrays.setAll(features, i -> Observations.features(cube, points[i]));
    double[] drawn = model.draw(features, random);
    int least = 0;
    for (int i = 1; i < drawn.length; i++) {
      least = drawn[i] < drawn[least] ? i : least;
    }
    return points[least];
  }
}
