package org.tunebench.engine.objective.classifier;

import java.util.List;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.SampleFolds;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.study.Settings;

/**
 * Which samples are held out, as a study file says.
 *
 * @param folds how many times other samples are validated with, by a model each; 1 for the one
 *     validation part
 * @param validationShare share of the samples to validate with, where there are no folds
 * @param testShare share of the samples to test with, where no file has others
 */
record SplitSettings(int folds, double validationShare, double testShare) {
  static final String VALIDATION_SHARE = "validation-share";
  static final String TEST_SHARE = "test-share";

  /** All models of a trial are in memory at once. */
  static final int MOST_FOLDS = 100;

  static SplitSettings read(Settings settings) {
    SplitSettings read =
        new SplitSettings(
            settings.integer(ClassifierObjectiveType.FOLDS, 1, 1, MOST_FOLDS),
            settings.number(VALIDATION_SHARE, SampleSplit.DEFAULT_SHARE, 0.01, 0.8),
            settings.number(TEST_SHARE, SampleSplit.DEFAULT_SHARE, 0.01, 0.8));
    if (read.folds > 1 && settings.has(VALIDATION_SHARE)) {
      throw settings.unwanted(
          VALIDATION_SHARE,
          "%d folds validate with one in %d samples at a time".formatted(read.folds, read.folds));
    }
    if (read.folds == 1 && read.validationShare + read.testShare > 0.9) {
      throw new WrongInputException(
          settings.field(VALIDATION_SHARE),
          "%s to validate and %s to test with leave too few samples to train on"
              .formatted(read.validationShare, read.testShare));
    }
    return read;
  }

  /**
   * Splits the samples that are not apart already, once for each fold.
   *
   * @throws WrongInputException naming the setting
   */
  List<SampleSplit> split(SampleSets sets, long seed) {
    double share = sets.test().isPresent() ? 0 : testShare;
    return folds > 1
        ? SampleFolds.of(sets.samples(), folds, share, seed)
        : List.of(SampleSplit.of(sets.samples().samples(), validationShare, share, seed));
  }
}
