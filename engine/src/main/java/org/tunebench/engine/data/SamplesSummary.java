package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.List;

/**
 * What a person wants to know of labelled samples before training on them.
 *
 * @param samples number of samples, those to test with aside
 * @param features number of features
 * @param classes names of the classes
 * @param classSizes how many samples each class has
 * @param testSamples number of samples that came apart, to test with; 0 if none did
 * @param indexColumns how many columns at the beginning of a table only number its lines, and are
 *     left out
 */
public record SamplesSummary(
    int samples,
    int features,
    List<String> classes,
    List<Integer> classSizes,
    int testSamples,
    int indexColumns)
    implements DataSummary {
  /** Copies the lists. */
  public SamplesSummary {
    classes = List.copyOf(classes);
    classSizes = List.copyOf(classSizes);
  }

  /** Nothing is left out. */
  public SamplesSummary(
      int samples, int features, List<String> classes, List<Integer> classSizes, int testSamples) {
    this(samples, features, classes, classSizes, testSamples, 0);
  }

  /** Counts. */
  public static SamplesSummary of(SampleSets sets) {
    LabelledSamples samples = sets.samples();
    return new SamplesSummary(
        samples.samples(),
        samples.features().size(),
        samples.classes(),
        Arrays.stream(samples.classSizes()).boxed().toList(),
        sets.test().map(LabelledSamples::samples).orElse(0),
        sets.indexColumns());
  }

  /** Size of the smallest class. */
  public int smallestClass() {
    return classSizes.stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  /** Size of the largest class. */
  public int largestClass() {
    return classSizes.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
