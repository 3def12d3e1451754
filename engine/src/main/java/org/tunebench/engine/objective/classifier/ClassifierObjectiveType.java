package org.tunebench.engine.objective.classifier;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.objective.Extent;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** Trains classifiers of images or tables: {@code objective: {classifier: {dataset: t.csv}}}. */
public final class ClassifierObjectiveType implements ObjectiveType {
  /** The word of study files. */
  public static final String KIND = "classifier";

  /** The dataset that needs no file: {@code dataset: demo} means simulated samples. */
  public static final String DEMO = "demo";

  /** Epochs at most, unless a study says otherwise. */
  public static final int MAX_EPOCHS = 30;

  /** Epochs without a lower validation error until training ends, unless a study says otherwise. */
  public static final int PATIENCE = 10;

  /** The setting that says how many models a trial trains, each validated with other samples. */
  public static final String FOLDS = "folds";

  static final String VALIDATION_ERROR = "validation_error";
  static final String VALIDATION_LOSS = "validation_loss";

  /** How much the validation error differs between the folds. */
  static final String VALIDATION_ERROR_STD = "validation_error_std";

  static final String TRAIN_LOSS = "train_loss";

  /** No metric of a study: it would no longer tell how well the winner does on unseen samples. */
  static final String TEST_ERROR = "test_error";

  private static final Metric ERROR =
      new Metric(
          VALIDATION_ERROR,
          "Validation error",
          Goal.MINIMIZE,
          "Share of wrongly classified samples of the validation part, or mean over the folds, at the"
              + " best epoch.");

  private static final List<Metric> METRICS =
      List.of(
          ERROR,
          new Metric(
              VALIDATION_LOSS,
              "Validation loss",
              Goal.MINIMIZE,
              "Mean cross-entropy of the validation part, or mean over the folds, at the epoch of the"
                  + " lowest error."));

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> mainSetting() {
    return Optional.of("dataset");
  }

  @Override
  public List<PartKind.Setting> settings() {
    return ClassifierSettingList.all();
  }

  @Override
  public Set<String> fixing() {
    return Arrays.stream(Hyperparameter.values())
        .map(Hyperparameter::word)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Metric> metrics(PartSpec objective) {
    return METRICS;
  }

  @Override
  public Metric monitor(PartSpec objective) {
    return ERROR;
  }

  @Override
  public Set<String> withheld(PartSpec objective) {
    return Set.of(TEST_ERROR);
  }

  /** The spaces of the book Dive into Deep Learning. */
  @Override
  public SearchSpace defaultSpace(PartSpec objective) {
    return ClassifierSettings.model(objective).defaultSpace();
  }

  @Override
  public Optional<Configuration> defaultConfiguration(PartSpec objective, SearchSpace space) {
    boolean known =
        space.parameters().stream().allMatch(p -> Hyperparameter.of(p.name()).isPresent());
    return known
        ? Optional.of(
            space.configure(
                parameter ->
                    parameter
                        .distribution()
                        .coerce(Hyperparameter.of(parameter.name()).orElseThrow().usual())))
        : Optional.empty();
  }

  @Override
  public OptionalInt epochs(PartSpec objective) {
    return OptionalInt.of(ClassifierSettings.read(objective).maxEpochs());
  }

  @Override
  public Extent extent(PartSpec objective) {
    return new Extent(OptionalInt.empty(), OptionalInt.empty(), epochs(objective));
  }

  @Override
  public void check(PartSpec objective, SearchSpace space) {
    ClassifierSettings.read(objective).requireAcceptable(space);
  }

  @Override
  public PartSpec resolve(PartSpec objective, Path folder) {
    ClassifierSettings settings = ClassifierSettings.read(objective);
    return settings.isDemo()
        ? objective
        : objective.with(
            ClassifierSettings.DATASET, folder.resolve(settings.dataset()).normalize().toString());
  }

  @Override
  public void checkInputs(PartSpec objective, Path folder) {
    ClassifierSettings.read(objective).load(folder, 0);
  }

  @Override
  public PartSpec pinned(PartSpec objective, Path folder) {
    ClassifierSettings settings = ClassifierSettings.read(objective);
    SampleSets sets = settings.load(folder, 0).sets();
    return settings.isDemo() ? objective : objective.with(Pin.SETTING, sets.fingerprint());
  }

  @Override
  public Optional<DataSummary> summary(PartSpec objective, Path folder) {
    return Optional.of(
        SamplesSummary.of(ClassifierSettings.read(objective).load(folder, 0).sets()));
  }

  @Override
  public Map<String, List<String>> offers(PartSpec objective, Path folder) {
    return ClassifierSettings.read(objective).offers(folder);
  }

  @Override
  public Objective open(WorkerSetup setup) {
    return ClassifierObjective.open(setup);
  }
}
