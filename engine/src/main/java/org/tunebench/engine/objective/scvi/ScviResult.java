package org.tunebench.engine.objective.scvi;

import java.util.Optional;

/**
 * How a training ended.
 *
 * @param end why it ended
 * @param epochs epochs trained
 * @param bestEpoch the epoch whose state was scored: that of the lowest held-out ELBO, or the last
 *     one without held-out cells; 0 if no epoch had a number
 * @param metrics the scores; empty if training was stopped from outside
 */
public record ScviResult(End end, int epochs, int bestEpoch, Optional<ScviMetrics> metrics) {

  /** Why a training ended. */
  public enum End {
    /** All epochs are done. */
    MAX_EPOCHS,
    /** The held-out ELBO no longer improved. */
    EARLY_STOPPING,
    /** The listener said so, or the thread was interrupted. */
    STOPPED
  }
}
