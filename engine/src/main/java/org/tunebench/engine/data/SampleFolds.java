package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * K-fold cross-validation: what {@link SampleSplit#of} would not test with is cut into folds, each
 * of which validates once what is trained on the others. Each class is spread over them as evenly
 * as can be, and so are all samples: two folds differ by one of a class and by one in all, at most.
 */
public final class SampleFolds {
  private SampleFolds() {}

  /**
   * Cuts a random order in folds.
   *
   * @param folds how many, at least 2
   * @param testShare share to test with; 0 for none
   * @param seed of the order: the samples to test with are those of {@link SampleSplit#of}
   * @return a split for each fold; the samples to test with are the same in all
   * @throws WrongInputException if there are too few samples, of a class or in all
   */
  public static List<SampleSplit> of(
      LabelledSamples samples, int folds, double testShare, long seed) {
    requireEnoughOfEachClass(samples, folds);
    int[] order = SampleSplit.order(samples.samples(), seed);
    int test = SampleSplit.tested(order.length, testShare);
    if (order.length - test < folds || test == 0 && testShare > 0) {
      throw new WrongInputException(
          "folds",
          "%d samples leave %d for %d folds and %d to test with; each needs one at least"
              .formatted(order.length, order.length - test, folds, test));
    }
    int[] tested = Arrays.copyOfRange(order, 0, test);
    int[] rest = byClass(samples, Arrays.copyOfRange(order, test, order.length));
    return IntStream.range(0, folds)
        .mapToObj(
            fold ->
                new SampleSplit(
                    those(rest, place -> place % folds != fold),
                    those(rest, place -> place % folds == fold),
                    tested))
        .toList();
  }

  /** Class after class; within a class they stay in their order. */
  private static int[] byClass(LabelledSamples samples, int[] order) {
    return Arrays.stream(order)
        .boxed()
        .sorted(Comparator.comparingInt(samples::label))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] those(int[] samples, IntPredicate places) {
    return IntStream.range(0, samples.length).filter(places).map(i -> samples[i]).toArray();
  }

  /** By all samples, those to test with included: what is refused does not depend on the seed. */
  private static void requireEnoughOfEachClass(LabelledSamples samples, int folds) {
    int[] sizes = samples.classSizes();
    int least = Arrays.stream(sizes).min().orElseThrow();
    if (least < folds) {
      int smallest = Arrays.stream(sizes).boxed().toList().indexOf(least);
      throw new WrongInputException(
          "folds",
          "%d folds need as many samples of each class, but %s has %d of '%s': %s"
              .formatted(
                  folds,
                  samples.name(),
                  least,
                  samples.classes().get(smallest),
                  least < 2 ? "take that class out of it" : "give %d at most".formatted(least)));
    }
  }
}
