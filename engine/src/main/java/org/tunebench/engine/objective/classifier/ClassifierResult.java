package org.tunebench.engine.objective.classifier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.study.Trial;

/**
 * How a training ended.
 *
 * @param epochs epochs trained
 * @param bestEpoch the epoch of the lowest validation error, whose weights were scored; 0 if no
 *     epoch had a number
 * @param scores of that epoch's weights; empty if training was stopped from outside
 */
record ClassifierResult(int epochs, int bestEpoch, Optional<Scores> scores) {
  /**
   * Scores of a model. Errors are shares of wrongly classified samples, from 0 to 1; losses are
   * mean cross-entropies; NaN where the model puts out no numbers.
   *
   * @param validation on the validation part
   * @param trainLoss loss over the batches of the epoch, each before its step
   * @param testError error on the test part
   * @param weights how many weights the model has
   */
  record Scores(Measure validation, double trainLoss, double testError, long weights) {}

  /**
   * A model on a part of the samples.
   *
   * @param error share of wrongly classified samples
   * @param loss mean cross-entropy
   */
  record Measure(double error, double loss) {}

  /** The scores by the names that tables use. */
  Map<String, Double> byName() {
    Map<String, Double> map = new LinkedHashMap<>();
    scores.ifPresent(
        found -> {
          map.put(ClassifierObjectiveType.VALIDATION_ERROR, found.validation().error());
          map.put(ClassifierObjectiveType.VALIDATION_LOSS, found.validation().loss());
          map.put(ClassifierObjectiveType.TRAIN_LOSS, found.trainLoss());
          map.put(ClassifierObjectiveType.TEST_ERROR, found.testError());
          map.put(Trial.N_PARAMS, (double) found.weights());
        });
    map.put(Trial.N_EPOCHS, (double) epochs);
    return map;
  }
}
