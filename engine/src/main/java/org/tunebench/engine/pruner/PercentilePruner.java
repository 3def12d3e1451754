package org.tunebench.engine.pruner;

import org.tunebench.engine.Decimals;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.TrialState;

/**
 * Ends a trial whose best value so far is worse than a percentile of what completed trials had at
 * the same epoch: the rule of Optuna's median and percentile pruners. The median stopping rule of
 * Vizier (Golovin et al., 2017) is another, which compares with running averages. Replicates are
 * not compared with: many runs of one good configuration would raise the bar for all others.
 *
 * @param percentile how many of a hundred completed trials are good enough to compare with
 * @param startupTrials nothing is ended before so many trials have completed
 * @param looks when to look
 */
record PercentilePruner(double percentile, int startupTrials, Looks looks) implements Pruner {
  /** Where all may go on, so may one that is worse than all before it. */
  private static final double ALL = 100;

  static PercentilePruner read(Settings settings) {
    return new PercentilePruner(
        settings.number("percentile", 25, 0, ALL),
        settings.integer("startup-trials", 5, 1, 1_000_000),
        Looks.read(settings));
  }

  /**
   * Refuses what is meant as a share of one.
   *
   * @throws org.tunebench.engine.WrongInputException naming the setting
   */
  static void requirePercentage(Settings settings) {
    double given = settings.number("percentile", 25, 0, ALL);
    if (given > 0 && given < 1) {
      throw settings.wrong(
          "percentile",
          "a percentage, such as %s for a share of %s"
              .formatted(Decimals.text(Decimals.rounded(ALL * given)), Decimals.text(given)),
          given);
    }
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
    double best = Losses.bestUpTo(own, history.goal(), own.lastStep());
    Others others = new Others(best);
    for (int t = 0; t < history.size(); t++) {
      if (t != trialNumber && isComparable(history, t, own.lastStep())) {
        others.add(Losses.at(history.curve(t), history.goal(), own.lastStep()));
      }
    }
    return percentile < ALL && others.count >= startupTrials && others.areBetterAt(percentile);
  }

  private static boolean isComparable(History history, int trial, int step) {
    Curve curve = history.curve(trial);
    // A trial that first reported later has nothing to say about this epoch.
    return curve.size() > 0
        && curve.step(0) <= step
        && history.state(trial) == TrialState.COMPLETED
        && !history.trial(trial).isReplicate();
  }

  /** What there is to know of the others, without putting thousands in order at each report. */
  private static final class Others {
    private final double best;
    private int count;
    private int better;
    private double worstOfBetter = Double.NEGATIVE_INFINITY;
    private double bestOfRest = Double.NaN;

    /**
     * @param best what they are compared with
     */
    Others(double best) {
      this.best = best;
    }

    void add(double loss) {
      count++;
      if (Losses.worse(best, loss)) {
        better++;
        worstOfBetter = Math.max(worstOfBetter, loss);
      } else if (Losses.worse(bestOfRest, loss)) {
        bestOfRest = loss;
      }
    }

    /**
     * Whether a percentile of them, by linear interpolation, is better; NaN counts as the worst.
     */
    boolean areBetterAt(double percentile) {
      double place = percentile / 100 * (count - 1);
      int below = (int) place;
      double share = place - below;
      if (better != below + 1 || share == 0) {
        return better > below;
      }
      // What they are compared with stands between the two that the percentile lies between.
      return Losses.worse(best, worstOfBetter + share * (bestOfRest - worstOfBetter));
    }
  }
}
