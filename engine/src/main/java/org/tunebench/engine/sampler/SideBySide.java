package org.tunebench.engine.sampler;

import org.tunebench.engine.sampler.gp.Acquisition;

/**
 * The parts that trials play by turns when many of them run side by side, so that they teach more
 * together than as many alike would: of four, one goes where least is known, and the others ask for
 * small improvements. Three of them are looked for around the best trials only.
 */
final class SideBySide {
  /** From so many pending trials on, trials play parts. */
  static final int MANY_PENDING = 2;

  private static final int PARTS = 4;

  /** The improvements that are asked for by turns, in deviations of the warped losses. */
  private static final double[] IMPROVEMENTS = {0.05, 0.02};

  /** How many deviations count for the one that goes where least is known. */
  private static final double KAPPA = 2;

  private SideBySide() {}

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
   */
  static Acquisition acquisition(Acquisition.Kind kind, double best, double eps, int trialNumber) {
    if (trialNumber % PARTS == PARTS - 1) {
      return new Acquisition(Acquisition.Kind.CONFIDENCE_BOUND, best, KAPPA);
    }
    double wanted = IMPROVEMENTS[trialNumber % IMPROVEMENTS.length];
    return new Acquisition(kind, best, Math.max(eps, wanted));
  }
}
