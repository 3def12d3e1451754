package org.tunebench.engine.objective.torch;

/**
 * When training ends early and when the learning rate falls, by a held-out loss.
 *
 * @param patience training ends after so many epochs in a row without an improvement
 * @param threshold an improvement is a fall of the loss by more than this
 * @param lrPatience the learning rate falls after so many epochs in a row without an improvement; 0
 *     for never
 * @param lrFactor what the learning rate is then multiplied by
 */
public record EarlyStoppingConfig(int patience, double threshold, int lrPatience, double lrFactor) {

  /** Patience 50, threshold 0, learning rate × 0.2 after 25. */
  public static final EarlyStoppingConfig DEFAULT = new EarlyStoppingConfig(50, 0, 25, 0.2);

  public EarlyStoppingConfig {
    Checks.atLeast("patience", patience, 1);
    Checks.that(
        threshold >= 0 && Double.isFinite(threshold),
        "threshold",
        "%s is not a threshold: give a number from 0",
        threshold);
    Checks.atLeast("lr_patience", lrPatience, 0);
    Checks.that(
        lrFactor > 0 && lrFactor <= 1,
        "lr_factor",
        "%s is not a factor: give a number above 0, at most 1",
        lrFactor);
  }
}
