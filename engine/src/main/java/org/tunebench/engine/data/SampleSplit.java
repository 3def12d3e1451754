package org.tunebench.engine.data;

import java.util.Arrays;
import org.tunebench.engine.WrongInputException;

/**
 * Which samples a model is trained on, which it is chosen by, and which it is tested with at the
 * end: three parts without a common sample. The permutation is that of {@link Split}.
 *
 * @param train indices to train on
 * @param validation indices that early stopping and the search look at
 * @param test indices that nothing looks at before the end; none where they come apart
 */
public record SampleSplit(int[] train, int[] validation, int[] test) {
  /** Share of the samples in each of the two held-out parts unless a study says otherwise. */
  public static final double DEFAULT_SHARE = 0.2;

  /**
   * Cuts a random order in three.
   *
   * @param samples how many there are
   * @param validationShare share to validate with, above 0
   * @param testShare share to test with; 0 for none
   * @param seed of the permutation
   * @throws WrongInputException if a part comes out empty
   */
  public static SampleSplit of(int samples, double validationShare, double testShare, long seed) {
    int[] order = order(samples, seed);
    int test = tested(samples, testShare);
    int held = test + (int) Math.round(samples * validationShare);
    if (held >= samples || held == test || test == 0 && testShare > 0) {
      throw new WrongInputException(
          "validation-share",
          "%d samples leave %d to train on, %d to validate and %d to test with; each part needs some"
              .formatted(samples, Math.max(0, samples - held), held - test, test));
    }
    return new SampleSplit(
        Arrays.copyOfRange(order, held, samples),
        Arrays.copyOfRange(order, test, held),
        Arrays.copyOfRange(order, 0, test));
  }

  /** The samples in random order, those to test with first. */
  static int[] order(int samples, long seed) {
    int[] order = new int[samples];
    Arrays.setAll(order, i -> i);
    new SeededRandom(seed).shuffle(order);
    return order;
  }

  /** How many samples are tested with. */
  static int tested(int samples, double share) {
    return (int) Math.round(samples * share);
  }
}
