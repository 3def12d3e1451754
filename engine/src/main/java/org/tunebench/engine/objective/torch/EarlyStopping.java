package org.tunebench.engine.objective.torch;

/**
 * Watches a held-out loss: remembers the best, counts the epochs without an improvement. NaN is
 * never an improvement.
 */
public final class EarlyStopping {
  private final EarlyStoppingConfig config;
  private double best = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private int waited;
  private int waitedForRate;

  /**
   * What an epoch's value means for the training.
   *
   * @param best the lowest value so far: its state is worth keeping
   * @param reduceRate the learning rate should fall
   * @param stop patience is at its end
   */
  public record Verdict(boolean best, boolean reduceRate, boolean stop) {}

  /**
   * All that it remembers.
   *
   * @param best the lowest value so far, or infinity
   * @param bestEpoch its epoch, or 0
   * @param waited epochs without an improvement
   * @param waitedForRate the same since the learning rate fell
   */
  public record State(double best, int bestEpoch, int waited, int waitedForRate) {}

  /** Patience as configured. */
  public EarlyStopping(EarlyStoppingConfig config) {
    this.config = config;
  }

  /** Takes an epoch's held-out loss: lower is better. */
  public Verdict update(int epoch, double loss) {
    boolean improved = best - loss > config.threshold();
    boolean isBest = loss < best;
    if (isBest) {
      best = loss;
      bestEpoch = epoch;
    }
    waited = improved ? 0 : waited + 1;
    waitedForRate = improved ? 0 : waitedForRate + 1;
    boolean reduce = config.lrPatience() > 0 && waitedForRate >= config.lrPatience();
    if (reduce) {
      waitedForRate = 0;
    }
    return new Verdict(isBest, reduce, isOver());
  }

  /** Whether patience is at its end. */
  public boolean isOver() {
    return waited >= config.patience();
  }

  /** What it remembers. */
  public State state() {
    return new State(best, bestEpoch, waited, waitedForRate);
  }

  /** Remembers what was remembered elsewhere. */
  public void restore(State state) {
    best = state.best();
    bestEpoch = state.bestEpoch();
    waited = state.waited();
    waitedForRate = state.waitedForRate();
  }

  /** The epoch of the lowest value, or 0 before the first. */
  public int bestEpoch() {
    return bestEpoch;
  }
}
