package org.tunebench.engine.pruner;

import java.util.Arrays;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.TrialState;

/**
 * Ends a trial whose best value so far is worse than a percentile of what completed trials had at
 * the same epoch, as the median rule of Golovin et al. (2017) does. Replicates are not compared
 * with: many runs of one good configuration would raise the bar for all others.
 *
 * @param percentile how many of a hundred completed trials are good enough to compare with
 * @param startupTrials nothing is ended before so many trials have completed
 * @param looks when to look
 */
record PercentilePruner(double percentile, int startupTrials, Looks looks) implements Pruner {

  static PercentilePruner read(Settings settings) {
    return new PercentilePruner(
        settings.number("percentile", 25, 0, 100),
        settings.integer("startup-trials", 5, 1, 1_000_000),
        Looks.read(settings));
  }

  static PercentilePruner readMedian(Settings settings) {
    return new PercentilePruner(
        50, settings.integer("startup-trials", 5, 1, 1_000_000), Looks.read(settings));
  }

  @Override
  public boolean shouldStop(History history, int trialNumber) {
    Curve own = history.curve(trialNumber);
    if (!looks.include(own)) {
      return false;
    }
    double[] others = completed(history, trialNumber, own.lastStep());
    if (others.length < startupTrials) {
      return false;
    }
    double best = Losses.bestUpTo(own, history.goal(), own.lastStep());
    return Losses.worse(best, bound(others));
  }

  private static double[] completed(History history, int besides, int step) {
    double[] losses = new double[history.size()];
    int n = 0;
    for (int t = 0; t < losses.length; t++) {
      Curve curve = history.curve(t);
      // A trial that first reported later has nothing to say about this epoch.
      if (t != besides
          && curve.size() > 0
          && curve.step(0) <= step
          && history.state(t) == TrialState.COMPLETED
          && !history.trial(t).isReplicate()) {
        losses[n++] = Losses.at(curve, history.goal(), step);
      }
    }
    return Arrays.copyOf(losses, n);
  }

  /** The percentile by linear interpolation; NaN values count as the worst. */
  private double bound(double[] losses) {
    Arrays.sort(losses);
    double place = percentile / 100 * (losses.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, losses.length - 1);
    double share = place - below;
    return share == 0 ? losses[below] : losses[below] + share * (losses[above] - losses[below]);
  }
}
