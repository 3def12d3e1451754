package org.tunebench.engine.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.tunebench.engine.WrongInputException;

/**
 * Samples with numeric features and a class each: images or the rows of a table. The feature array
 * is shared, not copied: nobody writes to it after construction.
 */
public final class LabelledSamples {
  private final String name;
  private final List<String> features;
  private final float[] values;
  private final CellAnnotation classes;
  private final OptionalDouble largest;

  /**
   * Samples of a table, whose features may have any size.
   *
   * @param name what people call it
   * @param features names of the features, for images row by row
   * @param values samples × features, row by row, all finite
   * @param classes the class of each sample, none missing
   * @throws WrongInputException when there is nothing to learn: no feature, one class only, or
   *     hardly two samples a class
   */
  public LabelledSamples(
      String name, List<String> features, float[] values, CellAnnotation classes) {
    this(name, features, values, classes, OptionalDouble.empty());
  }

  /**
   * @param largest the largest value that a feature of this format can have, 255 for pixels; empty
   *     where there is none. The smallest is then 0
   * @see #LabelledSamples(String, List, float[], CellAnnotation)
   */
  public LabelledSamples(
      String name,
      List<String> features,
      float[] values,
      CellAnnotation classes,
      OptionalDouble largest) {
    this.name = Objects.requireNonNull(name, "name");
    this.features = List.copyOf(features);
    this.values = Objects.requireNonNull(values, "values");
    this.classes = Objects.requireNonNull(classes, "classes");
    this.largest = Objects.requireNonNull(largest, "largest");
    if (values.length != (long) classes.cells() * features.size() || classes.missing() > 0) {
      throw new IllegalArgumentException(
          "%d values do not make %d samples of %d features with a class each"
              .formatted(values.length, classes.cells(), features.size()));
    }
    String problem = problemOf(features.size(), classes);
    if (!problem.isEmpty()) {
      throw new WrongInputException("", name + ": " + problem);
    }
  }

  /** Why there is nothing to learn, and what would be right; empty where there is. */
  static String problemOf(int features, CellAnnotation classes) {
    int found = classes.categories().size();
    if (features < 1) {
      return "no feature beside the class; expected at least one";
    }
    if (found < 2) {
      return "%d class only; a classifier needs at least two".formatted(found);
    }
    return 2L * found <= classes.cells()
        ? ""
        : "%d classes for %d samples; the class, in the last column unless named, has to repeat"
            .formatted(found, classes.cells());
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** Number of samples. */
  public int samples() {
    return classes.cells();
  }

  /** Names of the features. */
  public List<String> features() {
    return features;
  }

  /** Names of the classes. */
  public List<String> classes() {
    return classes.categories();
  }

  /** How many samples each class has, in the order of {@link #classes}. */
  public int[] classSizes() {
    int[] sizes = new int[classes().size()];
    for (int sample = 0; sample < samples(); sample++) {
      sizes[label(sample)]++;
    }
    return sizes;
  }

  /** The largest value that a feature of this format can have: pixels run from 0 to 255. */
  public OptionalDouble largest() {
    return largest;
  }

  /** A sample's feature. */
  public float value(int sample, int feature) {
    return values[sample * features.size() + feature];
  }

  /** Copies a sample's features to {@code target[offset]} and the places after it. */
  public void copyRow(int sample, float[] target, int offset) {
    System.arraycopy(values, sample * features.size(), target, offset, features.size());
  }

  /** Index of a sample's class. */
  public int label(int sample) {
    return classes.code(sample);
  }

  /** SHA-256 of shape, class names, labels and values, as 64 hexadecimal digits. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String shape = samples() + "×" + features.size() + " " + classes.categories();
      digest.update(shape.getBytes(StandardCharsets.UTF_8));
      ByteBuffer row = ByteBuffer.allocate(Float.BYTES * (features.size() + 1));
      for (int sample = 0; sample < samples(); sample++) {
        row.clear().putInt(label(sample));
        for (int feature = 0; feature < features.size(); feature++) {
          row.putFloat(value(sample, feature));
        }
        digest.update(row.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
