package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.Locale;
import org.tunebench.engine.WrongInputException;

/**
 * Which samples a model is trained on, which are held out, and which nothing looks at before the
 * end. The permutation comes from SplitMix64 and Fisher and Yates' shuffle: a seed gives the same
 * split on every platform and Java version.
 *
 * @param train indices to train on, in the permutation's order
 * @param test indices held out, which early stopping and the search look at; likewise
 * @param unseen indices that are kept for a last score; likewise, and often none
 */
public record Split(int[] train, int[] test, int[] unseen) {
  /** Share of samples held out unless a study says otherwise. */
  public static final double DEFAULT_TEST_SHARE = 0.25;

  /**
   * Holds a share of samples out at random.
   *
   * @param samples how many there are, at least 2
   * @param testShare share to hold out, between 0 and 1; rounded to whole samples, at least one
   *     held out and at least one left
   * @param seed of the permutation
   * @throws WrongInputException when the share is not between 0 and 1, or there is one sample
   */
  public static Split of(int samples, double testShare, long seed) {
    if (!(testShare > 0 && testShare < 1)) {
      throw new WrongInputException(
          "test-share",
          String.format(
              Locale.ROOT, "%s is no share to hold out; give one between 0 and 1", testShare));
    }
    if (samples < 2) {
      throw new WrongInputException(
          "test-share", "%d sample cannot be split; at least 2 are needed".formatted(samples));
    }
    int[] order = new int[samples];
    Arrays.setAll(order, i -> i);
    new SeededRandom(seed).shuffle(order);
    int held = (int) Math.max(1, Math.min(samples - 1, Math.round(samples * testShare)));
    return new Split(
        Arrays.copyOfRange(order, held, samples), Arrays.copyOfRange(order, 0, held), new int[0]);
  }

  /**
   * The same with some samples put aside, which are taken from those to train on: what is held out
   * stays the same.
   *
   * @param count how many, no more than there are to train on
   */
  public Split puttingAside(int count) {
    int left = train.length - count;
    return new Split(
        Arrays.copyOf(train, left), test, Arrays.copyOfRange(train, left, train.length));
  }
}
