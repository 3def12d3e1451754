package org.tunebench.engine.objective.scvi;

/**
 * Seeds of the independent streams of random numbers in a trial. Each epoch starts its own streams,
 * so that what an epoch draws depends on the trial's seed and the epoch alone: a training can be
 * taken up at any epoch, and an evaluation repeated.
 */
enum Seeds {
  WEIGHTS,
  SHUFFLE,
  TRAIN,
  ELBO_TRAIN,
  ELBO_TEST,
  MARGINAL,
  IMPUTATION,
  UNSEEN;

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** The seed of this stream in an epoch of a trial. */
  long of(long trialSeed, int epoch) {
    return mix(mix(mix(trialSeed) + epoch) + ordinal());
  }

  /** SplitMix64 (Steele, Lea &amp; Flood 2014). */
  private static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
