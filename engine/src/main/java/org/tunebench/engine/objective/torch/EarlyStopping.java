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
    return new Verdict(isBest, reduce, waited >= config.patience());
  }

  /** The epoch of the lowest value, or 0 before the first. */
  public int bestEpoch() {
    return bestEpoch;
  }
}
