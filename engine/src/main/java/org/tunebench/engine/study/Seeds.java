package org.tunebench.engine.study;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Where all randomness comes from: a study's seed and a trial's number. */
public final class Seeds {
  private Seeds() {}

  /**
   * A seed that depends on both numbers, neighbours unlike each other: the finalizer of SplitMix64
   * (Steele, Lea, Flood 2014) over their combination.
   */
  public static long mix(long seed, long number) {
    long z = seed * 0x9E3779B97F4A7C15L + (number + 1) * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * The seed of a study that goes on from another one's best and was given none: to draw what that
   * one drew would be to try it again. Of those that a person likes to write, and never {@link
   * StudySpec#NO_SEED}.
   *
   * @param earlier the seed of the other one
   */
  public static long following(long earlier) {
    return Math.max(1, mix(earlier, 0) >>> 33);
  }

  /** The generator of one trial's suggestion. */
  public static RandomGenerator generator(long seed, long number) {
    return new SplittableRandom(mix(seed, number));
  }
}
