package org.tunebench.engine.objective.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** Which kind of classifier, with the search space that the book gives it. */
enum Model {
  /** A multi-layer perceptron. */
  MLP {
    @Override
    SearchSpace defaultSpace() {
      return new SearchSpace(
          List.of(
              parameter(Hyperparameter.LEARNING_RATE, new FloatRange(1e-6, 1e-1, true, 0)),
              parameter(Hyperparameter.BATCH_SIZE, new IntRange(8, 256, true, 1)),
              parameter(Hyperparameter.MOMENTUM, new FloatRange(0, 0.99)),
              parameter(Hyperparameter.ACTIVATION, Choice.of(Activation.words().toArray())),
              parameter(Hyperparameter.UNITS, new IntRange(32, 1024, true, 1)),
              parameter(Hyperparameter.LAYERS, new IntRange(1, 6))));
    }
  },

  /** Softmax regression: no hidden layer. */
  SOFTMAX {
    @Override
    SearchSpace defaultSpace() {
      return new SearchSpace(
          List.of(parameter(Hyperparameter.LEARNING_RATE, new FloatRange(1e-4, 1, true, 0))));
    }
  };

  abstract SearchSpace defaultSpace();

  private static Parameter parameter(
      Hyperparameter hyperparameter, org.tunebench.engine.space.Distribution distribution) {
    return new Parameter(hyperparameter.word(), distribution);
  }

  /** The word of study files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is called in a sentence. */
  String title() {
    return this == MLP ? "the multi-layer perceptron" : "softmax regression";
  }

  /** What can be tuned of it. */
  List<Hyperparameter> hyperparameters() {
    return Arrays.stream(Hyperparameter.values())
        .filter(h -> this == MLP || !h.needsLayers())
        .toList();
  }

  static Model of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
