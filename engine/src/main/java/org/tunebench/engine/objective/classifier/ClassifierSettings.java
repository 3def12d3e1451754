package org.tunebench.engine.objective.classifier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.data.SampleReader;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.data.SimulatedSamples;
import org.tunebench.engine.objective.WholeNumbers;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/**
 * What a study file says under {@code objective.classifier}: the data and what is the same for all
 * trials.
 *
 * @param dataset path of the samples, or {@link ClassifierObjectiveType#DEMO}
 * @param classColumn the column of a table that holds the class; empty for the last
 * @param model which kind of classifier
 * @param holding which samples are held out
 * @param maxEpochs epochs at most
 * @param patience epochs without a lower validation error until training ends
 * @param fingerprint what the samples have to be; empty where the study has just begun
 * @param fixed hyperparameters that every trial has, unless the space varies them
 */
record ClassifierSettings(
    String dataset,
    Optional<String> classColumn,
    Model model,
    SplitSettings holding,
    int maxEpochs,
    int patience,
    Optional<String> fingerprint,
    Map<String, Object> fixed) {
  static final String DATASET = "dataset";

  private static final int MOST = 1_000_000;

  static ClassifierSettings read(PartSpec objective) {
    Settings settings = Settings.of("objective", objective);
    String dataset =
        settings
            .text(DATASET)
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () ->
                    settings.missing(
                        DATASET,
                        "the path of a table or of IDX images, or demo for simulated samples"));
    Model model = model(objective);
    settings.has("model");
    ClassifierSettings read =
        new ClassifierSettings(
            dataset,
            settings.text(SampleReader.CLASS).filter(text -> !text.isBlank()),
            model,
            SplitSettings.read(settings),
            settings.integer("max-epochs", ClassifierObjectiveType.MAX_EPOCHS, 1, MOST),
            settings.integer("patience", ClassifierObjectiveType.PATIENCE, 1, MOST),
            settings.text(Pin.SETTING),
            fixed(settings, model));
    settings.refuseOthers();
    return read;
  }

  /** The kind of classifier, which can be told before the rest is right. */
  static Model model(PartSpec objective) {
    Settings settings = Settings.of("objective", objective);
    return Model.of(
        settings.word("model", Model.MLP.word(), Model.MLP.word(), Model.SOFTMAX.word()));
  }

  private static Map<String, Object> fixed(Settings settings, Model model) {
    Map<String, Object> fixed = new LinkedHashMap<>();
    for (Hyperparameter one : model.hyperparameters()) {
      Object value = settings.raw(one.word());
      if (value != null) {
        one.requireAcceptable(settings.field(one.word()), value);
        fixed.put(one.word(), value);
      }
    }
    return fixed;
  }

  /**
   * @throws WrongInputException if the model has no such parameter, or cannot have all its values
   */
  void requireAcceptable(SearchSpace space) {
    for (Parameter parameter : space.parameters()) {
      String field = "space." + parameter.name();
      Hyperparameter known =
          Hyperparameter.of(parameter.name())
              .filter(model.hyperparameters()::contains)
              .orElseThrow(() -> noSuch(field));
      if (known.isWhole()) {
        WholeNumbers.require(field, parameter.distribution());
      }
      parameter.distribution().extremes().forEach(value -> known.requireAcceptable(field, value));
    }
  }

  private WrongInputException noSuch(String field) {
    List<String> words = model.hyperparameters().stream().map(Hyperparameter::word).toList();
    return new WrongInputException(
        field,
        "%s has no such parameter; it has %s".formatted(model.title(), String.join(", ", words)));
  }

  /** A trial's configuration: what varies, then what the study fixes, then the defaults. */
  ClassifierConfig config(Map<String, Object> varied) {
    Map<Hyperparameter, Object> all = new LinkedHashMap<>();
    for (Hyperparameter one : Hyperparameter.values()) {
      Object given = varied.getOrDefault(one.word(), fixed.get(one.word()));
      all.put(one, given == null ? one.usual() : given);
    }
    return new ClassifierConfig(
        model == Model.SOFTMAX ? 0 : whole(all, Hyperparameter.LAYERS),
        whole(all, Hyperparameter.UNITS),
        Activation.of(String.valueOf(all.get(Hyperparameter.ACTIVATION))),
        ((Number) all.get(Hyperparameter.LEARNING_RATE)).doubleValue(),
        ((Number) all.get(Hyperparameter.MOMENTUM)).doubleValue(),
        whole(all, Hyperparameter.BATCH_SIZE),
        maxEpochs,
        patience);
  }

  private static int whole(Map<Hyperparameter, Object> values, Hyperparameter one) {
    return ((Number) values.get(one)).intValue();
  }

  boolean isDemo() {
    return dataset.equals(ClassifierObjectiveType.DEMO);
  }

  /**
   * Samples that are ready to train on.
   *
   * @param sets all of them
   * @param splits of those that are not apart, one for each fold
   */
  record Loaded(SampleSets sets, List<SampleSplit> splits) {}

  /**
   * Reads the samples and splits them.
   *
   * @param folder that a relative path starts from
   * @param seed of the splits
   */
  Loaded load(Path folder, long seed) {
    SampleSets sets = within(DATASET, () -> pinned(readSets(folder)));
    String setting =
        holding.folds() > 1 ? ClassifierObjectiveType.FOLDS : SplitSettings.VALIDATION_SHARE;
    return new Loaded(sets, within(setting, () -> holding.split(sets, seed)));
  }

  private SampleSets pinned(SampleSets sets) {
    fingerprint.ifPresent(kept -> Pin.requireSame(dataset, kept, sets.fingerprint()));
    return sets;
  }

  private SampleSets readSets(Path folder) {
    if (isDemo()) {
      return new SampleSets(SimulatedSamples.DEMO.generate(), Optional.empty());
    }
    return at(folder, path -> SampleReader.readSets(path, classColumn));
  }

  /**
   * What the data has for the settings that name a part of it.
   *
   * @param folder that a relative path starts from
   */
  Map<String, List<String>> offers(Path folder) {
    return isDemo()
        ? Map.of()
        : Map.of(SampleReader.CLASS, within(DATASET, () -> at(folder, SampleReader::columns)));
  }

  private <T> T at(Path folder, Function<Path, T> reading) {
    try {
      return reading.apply(folder.resolve(dataset));
    } catch (InvalidPathException e) {
      throw new WrongInputException("", "'%s' is no path".formatted(dataset), e);
    }
  }

  private static <T> T within(String setting, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (WrongInputException e) {
      String about = e.field().isEmpty() ? setting : e.field();
      throw new WrongInputException("objective.classifier." + about, e.getMessage(), e);
    }
  }
}
