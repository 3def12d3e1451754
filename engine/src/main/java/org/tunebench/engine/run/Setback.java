package org.tunebench.engine.run;

/**
 * What follows when a trial has ended without a result and nobody has asked for it.
 *
 * <p>A trial whose <em>circumstances</em> failed is interrupted and goes on elsewhere or later. It
 * costs none of its retries: those are for trials that may be at fault themselves, and such a trial
 * is not. A trial that ran out of memory beside others is of this kind, because the next time there
 * will be fewer of them; one that ran out of it alone will do so again, and has failed.
 *
 * @param fate of the trial
 * @param fewerSlots whether its device has had too many slots
 * @param strike whether its device is suspected
 */
record Setback(Fate fate, boolean fewerSlots, boolean strike) {
  /**
   * A trial that has been interrupted so often is at fault itself, whatever it says: it must not go
   * on for ever.
   */
  static final int MOST_INTERRUPTIONS = 10;

  /** What becomes of a trial. */
  enum Fate {
    /** It has failed. */
    FAILED,
    /** It has failed, and is tried again as often as the budget's retries allow. */
    FAILED_ONCE,
    /** It is interrupted, and goes on elsewhere or later. */
    GOES_ON
  }

  /**
   * How it ended.
   *
   * @param kind what was said
   * @param workerDied whether the process that ran it has ended
   * @param company how many other trials ran beside it on its device at some time
   * @param interruptions how often it has been interrupted before
   */
  record Circumstances(FailureKind kind, boolean workerDied, int company, int interruptions) {}

  static Setback of(Circumstances how) {
    boolean mayGoOn = how.interruptions() < MOST_INTERRUPTIONS;
    boolean crowded = how.kind() == FailureKind.OUT_OF_MEMORY && how.company() > 0;
    if (crowded && mayGoOn) {
      return new Setback(Fate.GOES_ON, true, false);
    }
    boolean suspect = how.kind() == FailureKind.DEVICE && !how.workerDied();
    if (suspect && mayGoOn) {
      return new Setback(Fate.GOES_ON, false, true);
    }
    return new Setback(how.workerDied() ? Fate.FAILED_ONCE : Fate.FAILED, crowded, suspect);
  }
}
