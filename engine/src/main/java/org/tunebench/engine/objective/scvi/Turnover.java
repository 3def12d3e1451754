package org.tunebench.engine.objective.scvi;

import java.util.function.LongSupplier;

/**
 * When an array is made anew for the trials that have come and gone. On a GPU that stops all for
 * longer than many epochs take, and trials that train so fast come and go all the time: so those
 * who come wait until at most a fifth of the time goes into it, and the places of those who left
 * stay empty until then. On a CPU it is done at once: it takes little there, and an empty place is
 * work.
 */
final class Turnover {
  /** How many times as long as it takes, the array is left as it is. */
  private static final int REST = 4;

  private final boolean isAtOnce;
  private final LongSupplier clock;
  private long madeAt;
  private long madeIn;
  private long firstEpoch;
  private long shortestEpoch;

  private Turnover(boolean isAtOnce, LongSupplier clock) {
    this.isAtOnce = isAtOnce;
    this.clock = clock;
  }

  /** Whenever somebody has come or gone. */
  static Turnover atOnce() {
    return new Turnover(true, () -> 0);
  }

  /**
   * So that at most a fifth of the time goes into it.
   *
   * @param clock nanoseconds from some moment on
   */
  static Turnover ofAFifth(LongSupplier clock) {
    return new Turnover(false, clock);
  }

  /** The array was made, and took so many nanoseconds. */
  void madeIn(long nanos) {
    madeIn = nanos;
    firstEpoch = 0;
    shortestEpoch = Long.MAX_VALUE;
    madeAt = clock.getAsLong();
  }

  /** An epoch took so many nanoseconds. */
  void epochTook(long nanos) {
    firstEpoch = firstEpoch == 0 ? nanos : firstEpoch;
    shortestEpoch = Math.min(shortestEpoch, nanos);
  }

  /** What a new array costs: to be made, and in its first epoch, which takes more than others. */
  private long cost() {
    return madeIn + Math.max(0, firstEpoch - shortestEpoch);
  }

  /**
   * Whether to make the array anew now.
   *
   * @param inside trials that have their place
   * @param empty places of trials that have left
   * @param waiting trials that have none
   */
  boolean isDue(int inside, int empty, int waiting) {
    if (inside == 0 || isAtOnce) {
      return empty > 0 || waiting > 0;
    }
    boolean isWorthIt = waiting > 0 || empty > inside;
    return isWorthIt && clock.getAsLong() - madeAt >= REST * cost();
  }
}
