package org.tunebench.engine.study;

/** Where a trial's configuration came from. */
public enum Origin {
  /** The sampler suggested it. */
  SAMPLED,
  /** It is the default configuration, tried to compare with. */
  BASELINE,
  /** The study's definition asks for it: its queue, or its warm start. */
  PLANNED,
  /** The person asked for it by hand. */
  QUEUED,
  /** An earlier trial's, tried again after its worker died or the study was interrupted. */
  RETRY,
  /** One of the best, tried again with a new seed to see how much of it was luck. */
  REPLICATE,
  /** It came with a table of finished trials. */
  IMPORTED;

  /**
   * Whether a trial from there is one of the search, which may use up one of the budget and be the
   * best: a replicate is beside it.
   */
  public boolean isOfSearch() {
    return this != REPLICATE;
  }
}
