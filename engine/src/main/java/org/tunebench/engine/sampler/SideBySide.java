package org.tunebench.engine.sampler;

import org.tunebench.engine.sampler.gp.Acquisition;
import org.tunebench.engine.sampler.gp.HyperPrior;

/**
 * The parts that trials play by turns when many of them run side by side, so that they teach more
 * together than as many alike would: of four, one goes where least is known, and the others ask for
 * improvements, large ones while few trials have ended, then smaller ones (cooling, Sasena,
 * Papalambros and Goovaerts 2002): one alone can take small steps from the start, since each may
 * correct the last, but a whole round of them stays where a handful of trials happened to be best.
 * Three of them are looked for around the best trials only. Of eight, one of those that would go
 * where least is known goes to the middle of the best trials ({@link Recombination}). By turns they
 * also take the objective to be as smooth as one alone would, smoother and rougher, and parameters
 * to act together for the most part, or each on its own, as those of learning algorithms do
 * (Hutter, Hoos and Leyton-Brown 2014), which far fewer trials tell: the same few trials leave all
 * of these open, and where all share one belief and it is wrong, a whole round is lost.
 */
final class SideBySide {
  /** From so many pending trials on, trials play parts. */
  static final int MANY_PENDING = 2;

  private static final int PARTS = 4;

  /** The improvements that are asked for by turns at last, in deviations of the warped losses. */
  private static final double[] IMPROVEMENTS = {0.05, 0.02};

  /** So many trials have ended then. After half as many, improvements are four times as large. */
  private static final double ENDED_AT_LAST = 48;

  /** How many deviations count for the one that goes where least is known. */
  private static final double KAPPA = 2;

  /**
   * How many times as long the length scales are believed to be, by turns. Their number has no
   * divisor in common with that of the parts, so that each part meets each belief.
   */
  private static final double[] LONGER = {1 / 3.0, 0.58, 1, 1.73, 3};

  /** These beliefs are surer than that of one trial alone, lest the fit undo them. */
  private static final double WIDER = 0.5;

  /** To so much of the objective each parameter adds its own, as they believe by turns. */
  private static final double[] APART = {0.2, 0.9};

  private SideBySide() {}

  /** What a trial believes of the objective before anything was seen. */
  static HyperPrior prior(HyperPrior ofOneAlone, int trialNumber) {
    return ofOneAlone
        .believing(LONGER[trialNumber % LONGER.length], WIDER)
        .withApart(APART[trialNumber % APART.length]);
  }

  /** Whether a trial is looked for around the best trials only. */
  static boolean isNear(int trialNumber) {
    return trialNumber % PARTS != 0;
  }

  /**
   * What a trial is chosen by.
   *
   * @param kind how improvement is measured
   * @param best the lowest value known
   * @param eps the least improvement to ask for
   * @param ended how many trials have, at least one
   */
  static Acquisition acquisition(
      Acquisition.Kind kind, double best, double eps, int ended, int trialNumber) {
    if (trialNumber % PARTS == PARTS - 1) {
      return new Acquisition(Acquisition.Kind.CONFIDENCE_BOUND, best, KAPPA);
    }
    double early = Math.max(1, ENDED_AT_LAST / ended);
    double wanted = IMPROVEMENTS[trialNumber % IMPROVEMENTS.length] * early * early;
    return new Acquisition(kind, best, Math.max(eps, wanted));
  }
}
