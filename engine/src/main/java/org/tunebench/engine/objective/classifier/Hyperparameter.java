package org.tunebench.engine.objective.classifier;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartKind.Setting;

/** What can be tuned of a classifier, and the value that each has unless somebody tunes it. */
enum Hyperparameter {
  LEARNING_RATE(
      "learning_rate",
      "Learning rate, unless it is tuned.",
      0.1,
      "a number above 0, at most 10",
      within(0, 10, false)),
  BATCH_SIZE(
      "batch_size",
      "Samples in one step of the training, unless it is tuned.",
      256L,
      "a whole number from 1 to 1000000",
      whole(1_000_000)),
  MOMENTUM(
      "momentum",
      "Momentum of the steps, unless it is tuned.",
      0.0,
      "a number from 0 up to, but not including, 1",
      within(0, Math.nextDown(1.0), true)),
  ACTIVATION(
      "activation",
      "Activation of the hidden layers, unless it is tuned.",
      Activation.RELU.word(),
      "one of " + String.join(", ", Activation.words()),
      Activation.words()::contains),
  UNITS(
      "n_units",
      "Units of a hidden layer, unless it is tuned.",
      256L,
      "a whole number from 1 to 8192",
      whole(8192)),
  LAYERS(
      "n_layers",
      "Hidden layers, unless it is tuned.",
      1L,
      "a whole number from 1 to 20",
      whole(20));

  private final String word;
  private final String description;
  private final Object usual;
  private final String right;
  private final Predicate<Object> accepts;

  Hyperparameter(
      String word, String description, Object usual, String right, Predicate<Object> accepts) {
    this.word = word;
    this.description = description;
    this.usual = usual;
    this.right = right;
    this.accepts = accepts;
  }

  private static Predicate<Object> whole(int most) {
    return value ->
        value instanceof Number n
            && n.doubleValue() == Math.rint(n.doubleValue())
            && n.doubleValue() >= 1
            && n.doubleValue() <= most;
  }

  private static Predicate<Object> within(double least, double most, boolean including) {
    return value ->
        value instanceof Number n
            && (including ? n.doubleValue() >= least : n.doubleValue() > least)
            && n.doubleValue() <= most;
  }

  /** The word of study files. */
  String word() {
    return word;
  }

  /** As a setting that every trial has, in words. */
  Setting setting() {
    if (usual instanceof String option) {
      return Setting.word(word, option, Activation.words(), description);
    }
    return isWhole()
        ? Setting.integer(word, ((Number) usual).intValue(), description)
        : Setting.number(word, ((Number) usual).doubleValue(), description);
  }

  /** The value in the default configuration: that of the book's perceptron. */
  Object usual() {
    return usual;
  }

  /** Whether its values are whole numbers. */
  boolean isWhole() {
    return usual instanceof Long;
  }

  /** Whether it is one of hidden layers only, which softmax regression has none of. */
  boolean needsLayers() {
    return this == ACTIVATION || this == UNITS || this == LAYERS;
  }

  /**
   * @throws WrongInputException if no model can have this value
   */
  void requireAcceptable(String field, Object value) {
    if (!accepts.test(value)) {
      throw new WrongInputException(field, "must be %s; not %s".formatted(right, value));
    }
  }

  static Optional<Hyperparameter> of(String word) {
    return Arrays.stream(values()).filter(h -> h.word.equals(word)).findFirst();
  }
}
