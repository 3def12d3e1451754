package org.tunebench.engine.objective.classifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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
   * Scores of a trial's models. Errors are shares of wrongly classified samples, from 0 to 1;
   * losses are mean cross-entropies; NaN where the model puts out no numbers.
   *
   * @param folds each model on the samples that it is validated with; one without folds
   * @param trainLoss mean loss over the batches of the epoch, each before its step
   * @param testError mean error on the test part
   * @param weights how many weights a model has
   */
  record Scores(List<Measure> folds, double trainLoss, double testError, long weights) {
    Scores {
      folds = List.copyOf(folds);
    }

    /** The mean over the folds. */
    Measure validation() {
      return Measure.mean(folds);
    }

    /** Standard deviation of the error between the folds, of which there are two at least. */
    double deviation() {
      double mean = validation().error();
      double squares =
          folds.stream().mapToDouble(Measure::error).map(e -> (e - mean) * (e - mean)).sum();
      return Math.sqrt(squares / (folds.size() - 1));
    }
  }

  /**
   * A model on a part of the samples.
   *
   * @param error share of wrongly classified samples
   * @param loss mean cross-entropy
   */
  record Measure(double error, double loss) {
    /** The mean of some, at least one; NaN if one is. */
    static Measure mean(List<Measure> measures) {
      return new Measure(mean(measures, Measure::error), mean(measures, Measure::loss));
    }

    private static double mean(List<Measure> measures, ToDoubleFunction<Measure> number) {
      return measures.stream().mapToDouble(number).average().orElseThrow();
    }
  }

  /** The scores by the names that tables use. */
  Map<String, Double> byName() {
    Map<String, Double> map = new LinkedHashMap<>();
    scores.ifPresent(
        found -> {
          map.put(ClassifierObjectiveType.VALIDATION_ERROR, found.validation().error());
          if (found.folds().size() > 1) {
            map.put(ClassifierObjectiveType.VALIDATION_ERROR_STD, found.deviation());
          }
          map.put(ClassifierObjectiveType.VALIDATION_LOSS, found.validation().loss());
          map.put(ClassifierObjectiveType.TRAIN_LOSS, found.trainLoss());
          map.put(ClassifierObjectiveType.TEST_ERROR, found.testError());
          map.put(Trial.N_PARAMS, (double) found.weights());
        });
    map.put(Trial.N_EPOCHS, (double) epochs);
    return map;
  }
}
