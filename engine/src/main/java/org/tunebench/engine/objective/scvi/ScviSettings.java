package org.tunebench.engine.objective.scvi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.DataReader;
import org.tunebench.engine.data.Dataset;
import org.tunebench.engine.data.GeneSelection;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.data.SimulatedCounts;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/**
 * What a study file says under {@code objective.scvi}: the data and what is the same for all
 * trials.
 *
 * @param dataset path of the counts, or {@link #DEMO}
 * @param layer the layer of an .h5ad file, or empty for its main matrix
 * @param genes how many genes of the highest standard deviation to keep, or empty for all
 * @param testShare share of the cells that are held out
 * @param training how each trial is trained, its learning rate aside
 * @param marginalSamples importance samples a cell
 * @param fixed hyperparameters that every trial has, unless the space varies them
 */
record ScviSettings(
    String dataset,
    Optional<String> layer,
    Optional<Integer> genes,
    double testShare,
    TrainingConfig training,
    int marginalSamples,
    Map<String, Object> fixed) {

  /** The setting that names the data. */
  static final String DATASET = "dataset";

  /** The dataset that needs no file: simulated counts. */
  static final String DEMO = ScviObjectiveType.DEMO;

  private static final int MOST = 1_000_000;

  static ScviSettings read(PartSpec objective) {
    Settings settings = Settings.of("objective", objective);
    String dataset =
        settings
            .text(DATASET)
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () ->
                    settings.missing(
                        DATASET, "the path of a count matrix, or demo for simulated counts"));
    ScviSettings read =
        new ScviSettings(
            dataset,
            settings.text("layer"),
            settings.has("genes")
                ? Optional.of(settings.integer("genes", 0, Dataset.MIN_GENES, MOST))
                : Optional.empty(),
            settings.number("test-share", Split.DEFAULT_TEST_SHARE, 0.01, 0.9),
            training(settings),
            settings.integer("marginal-samples", ScviConfig.DEFAULT.marginalSamples(), 1, 10_000),
            fixed(settings));
    settings.refuseOthers();
    return read;
  }

  private static TrainingConfig training(Settings settings) {
    TrainingConfig usual = TrainingConfig.DEFAULT;
    EarlyStoppingConfig stopping = usual.earlyStopping();
    return new TrainingConfig(
        usual.lr(),
        settings.integer("max-epochs", usual.maxEpochs(), 1, MOST),
        settings.integer("batch-size", usual.batchSize(), TrainingConfig.SMALLEST_BATCH, MOST),
        settings.integer("kl-warmup", usual.klWarmupEpochs(), 0, MOST),
        settings.integer("train-elbo-every", usual.trainElboEvery(), 0, MOST),
        new EarlyStoppingConfig(
            settings.integer("patience", stopping.patience(), 1, MOST),
            stopping.threshold(),
            settings.integer("lr-patience", stopping.lrPatience(), 0, MOST),
            stopping.lrFactor()));
  }

  private static Map<String, Object> fixed(Settings settings) {
    Map<String, Object> fixed = new LinkedHashMap<>();
    for (String name : Hyperparameters.names()) {
      Object value = settings.raw(name);
      if (value != null) {
        Hyperparameters.requireAcceptable(settings.field(name), name, value);
        fixed.put(name, value);
      }
    }
    return fixed;
  }

  boolean isDemo() {
    return dataset.equals(DEMO);
  }

  /**
   * Reads the counts, keeps the genes and splits the cells.
   *
   * @param folder that a relative path starts from
   * @param seed of the split
   */
  Loaded load(Path folder, long seed) {
    Dataset read = isDemo() ? SimulatedCounts.DEMO.generate() : readFile(folder);
    Dataset kept =
        genes
            .map(n -> within("genes", () -> GeneSelection.topByStandardDeviation(n).apply(read)))
            .orElse(read);
    Split split = within("test-share", () -> Split.of(kept.counts().cells(), testShare, seed));
    if (split.train().length < TrainingConfig.SMALLEST_BATCH || split.test().length == 0) {
      throw new WrongInputException(
          "objective.scvi.test-share",
          "%d cells leave %d to train on and %d to hold out; both parts need some"
              .formatted(kept.counts().cells(), split.train().length, split.test().length));
    }
    return new Loaded(kept.counts(), split);
  }

  /**
   * Counts that are ready to train on.
   *
   * @param counts cells × kept genes
   * @param split the cells to train on and those held out
   */
  record Loaded(CountMatrix counts, Split split) {}

  private Dataset readFile(Path folder) {
    return within(
        DATASET,
        () -> {
          try {
            ReadOptions options =
                layer.map(ReadOptions.DEFAULT::withLayer).orElse(ReadOptions.DEFAULT);
            Dataset read = DataReader.read(folder.resolve(dataset), options);
            return withoutEmptyCells(read);
          } catch (InvalidPathException e) {
            throw new WrongInputException("", "'%s' is no path".formatted(dataset), e);
          }
        });
  }

  private static Dataset withoutEmptyCells(Dataset read) {
    return GeneSelection.topByStandardDeviation(read.counts().genes()).apply(read);
  }

  private static <T> T within(String setting, java.util.function.Supplier<T> reading) {
    try {
      return reading.get();
    } catch (WrongInputException e) {
      throw new WrongInputException("objective.scvi." + setting, e.getMessage(), e);
    }
  }
}
