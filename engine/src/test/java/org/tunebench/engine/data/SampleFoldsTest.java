package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

class SampleFoldsTest {
  /** So many samples of each class. */
  private static LabelledSamples samples(int... sizes) {
    List<String> classes = new ArrayList<>();
    for (int label = 0; label < sizes.length; label++) {
      classes.addAll(java.util.Collections.nCopies(sizes[label], "class " + label));
    }
    return new LabelledSamples(
        "few.csv", List.of("x"), new float[classes.size()], CellAnnotation.of(classes));
  }

  private static int[] sorted(Stream<int[]> parts) {
    return parts.flatMapToInt(IntStream::of).sorted().toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 7})
  void everySampleThatIsNotTestedWithValidatesOnceAndTrainsTheOthers(int folds) {
    LabelledSamples samples = samples(50, 23, 30);
    List<SampleSplit> splits = SampleFolds.of(samples, folds, 0.2, 5);

    int[] tested = splits.get(0).test();
    int[] all = IntStream.range(0, 103).toArray();
    assertThat(splits).hasSize(folds);
    assertThat(tested).hasSize(21);
    assertThat(
            sorted(Stream.concat(splits.stream().map(SampleSplit::validation), Stream.of(tested))))
        .isEqualTo(all);
    for (SampleSplit split : splits) {
      assertThat(split.test()).isEqualTo(tested);
      assertThat(sorted(Stream.of(split.train(), split.validation(), split.test()))).isEqualTo(all);
    }
  }

  @Test
  void foldsDifferByOneSampleOfAClassAndInAllAtMost() {
    LabelledSamples samples = samples(50, 23, 30);
    List<SampleSplit> splits = SampleFolds.of(samples, 5, 0.2, 5);

    assertThat(range(splits, label -> true, samples)).isEqualTo(1);
    for (int label = 0; label < 3; label++) {
      int wanted = label;
      assertThat(range(splits, found -> found == wanted, samples)).isLessThanOrEqualTo(1);
    }
  }

  private static int range(
      List<SampleSplit> splits, java.util.function.IntPredicate labels, LabelledSamples samples) {
    var sizes =
        splits.stream()
            .mapToInt(
                split ->
                    (int)
                        Arrays.stream(split.validation())
                            .map(samples::label)
                            .filter(labels)
                            .count())
            .summaryStatistics();
    return sizes.getMax() - sizes.getMin();
  }

  @Test
  void theSamplesToTestWithAreThoseOfTheSplitWithoutFolds() {
    LabelledSamples samples = samples(40, 40);

    assertThat(SampleFolds.of(samples, 4, 0.3, 9).get(0).test())
        .isEqualTo(SampleSplit.of(80, 0.2, 0.3, 9).test());
    assertThat(SampleFolds.of(samples, 4, 0, 9).get(0).test()).isEmpty();
  }

  @Test
  void theSeedDecidesWhichSamplesGoTogether() {
    LabelledSamples samples = samples(40, 40);

    assertThat(SampleFolds.of(samples, 4, 0, 1).get(0).validation())
        .isEqualTo(SampleFolds.of(samples, 4, 0, 1).get(0).validation())
        .isNotEqualTo(SampleFolds.of(samples, 4, 0, 2).get(0).validation());
  }

  @Test
  void moreFoldsThanSamplesOfAClassAreRefused() {
    assertThatThrownBy(() -> SampleFolds.of(samples(30, 4), 5, 0.2, 0))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(
            "5 folds need as many samples of each class, but few.csv has 4 of 'class 1':"
                + " give 4 at most");
    assertThatThrownBy(() -> SampleFolds.of(samples(30, 1), 2, 0.2, 0))
        .hasMessageContaining("has 1 of 'class 1': take that class out of it");
    assertThat(SampleFolds.of(samples(30, 4), 4, 0.2, 0)).hasSize(4);
  }

  @Test
  void aFoldThatWouldBeEmptyIsRefused() {
    assertThatThrownBy(() -> SampleFolds.of(samples(8, 8), 8, 0.8, 0))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(
            "16 samples leave 3 for 8 folds and 13 to test with; each needs one at least");
    assertThatThrownBy(() -> SampleFolds.of(samples(8, 8), 8, 0.01, 0))
        .hasMessageContaining("16 for 8 folds and 0 to test with");
  }
}
