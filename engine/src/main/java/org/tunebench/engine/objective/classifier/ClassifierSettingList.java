package org.tunebench.engine.objective.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.study.PartKind.Setting;

/** The settings that {@link ClassifierSettings} reads, in words. */
final class ClassifierSettingList {
  private ClassifierSettingList() {}

  /** All of them, in the order in which to show them; the hyperparameters last. */
  static List<Setting> all() {
    List<Setting> all =
        new ArrayList<>(
            List.of(
                Setting.text(
                    ClassifierSettings.DATASET, "The samples: a table or IDX images; or demo."),
                Setting.word(
                    "model",
                    Model.MLP.word(),
                    Arrays.stream(Model.values()).map(Model::word).toList(),
                    "A multi-layer perceptron (mlp) or softmax regression, which has no hidden"
                        + " layer."),
                Setting.text(
                    "class", "The column of a table that holds the class; the last unless named."),
                Setting.integer(
                    ClassifierObjectiveType.FOLDS,
                    1,
                    "Models a trial, each validated with another part (K-fold cross-validation); it"
                        + " takes as many times as long."),
                Setting.number(
                    SplitSettings.VALIDATION_SHARE,
                    SampleSplit.DEFAULT_SHARE,
                    "Share of the samples that the search is judged by, from 0.01 to 0.8; left out"
                        + " with folds."),
                Setting.number(
                    SplitSettings.TEST_SHARE,
                    SampleSplit.DEFAULT_SHARE,
                    "Share of the samples that only the final test error comes from, from 0.01 to"
                        + " 0.8."),
                Setting.integer(
                    "max-epochs", ClassifierObjectiveType.MAX_EPOCHS, "Epochs at most."),
                Setting.integer(
                    "patience",
                    ClassifierObjectiveType.PATIENCE,
                    "Epochs without a lower validation error after which a trial stops."),
                Setting.text(
                    Pin.SETTING,
                    "What the data has to be; the program writes it when a study is made.")));
    Arrays.stream(Hyperparameter.values()).map(Hyperparameter::setting).forEach(all::add);
    return all;
  }
}
