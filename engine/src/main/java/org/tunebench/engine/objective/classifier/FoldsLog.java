package org.tunebench.engine.objective.classifier;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.classifier.ClassifierResult.Scores;

/** What the log of a trial says of cross-validation; nothing where there is none. */
final class FoldsLog {
  private final List<ClassifierData.Fold> folds;
  private final TrialContext trial;

  FoldsLog(ClassifierData data, TrialContext trial) {
    this.folds = data.folds();
    this.trial = trial;
  }

  private boolean silent() {
    return folds.size() == 1;
  }

  /** Before the first epoch. */
  void begin() {
    if (!silent()) {
      ClassifierData.Fold any = folds.get(0);
      trial.log(
          "%d samples in %d folds, and %d to test with: a model for each fold, trained on the others; reports are means over the folds"
              .formatted(
                  any.train().rows().length + any.validation().rows().length,
                  folds.size(),
                  any.test().rows().length));
    }
  }

  /** After the last. */
  void end(Scores scores) {
    if (!silent()) {
      String errors =
          scores.folds().stream()
              .map(measure -> brief(measure.error()))
              .collect(Collectors.joining(", "));
      trial.log(
          "%s of the folds: %s; standard deviation %s"
              .formatted(
                  ClassifierObjectiveType.VALIDATION_ERROR, errors, brief(scores.deviation())));
    }
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
