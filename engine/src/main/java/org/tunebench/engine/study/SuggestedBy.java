package org.tunebench.engine.study;

/**
 * What trials' configurations come from, in one word each: one of these, or the kind of the sampler
 * that was at work, such as {@code gp}, {@code tpe} or {@code evolution}. A trial that tries
 * another one again has the word of that one; one of an older version, or of a table that does not
 * say, has an empty one.
 */
public final class SuggestedBy {
  /** The default configuration. */
  public static final String BASELINE = "baseline";

  /** The queue of the study's definition, or the person by hand. */
  public static final String QUEUE = "queue";

  /** The best of an earlier study. */
  public static final String WARM_START = "warm-start";

  /** A sampler that spreads its first trials evenly, before it has learnt anything. */
  public static final String START_UP = "start-up";

  /** One of the best, tried again with a new seed. */
  public static final String REPLICATE = "replicate";

  private SuggestedBy() {}
}
