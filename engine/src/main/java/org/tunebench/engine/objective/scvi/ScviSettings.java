package org.tunebench.engine.objective.scvi;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/**
 * What a study file says under {@code objective.scvi}: the data and what is the same for all
 * trials.
 *
 * @param data the counts
 * @param heldOut which cells are held out
 * @param training how each trial is trained, its learning rate aside
 * @param marginalSamples importance samples a cell
 * @param imputation whether the imputation score is measured, whatever the study's metric is
 * @param imputationEpochs how long a model then goes on training
 * @param fusing whether trials are trained as one array
 * @param fixed hyperparameters that every trial has, unless the space varies them
 */
record ScviSettings(
    DataSettings data,
    HeldOutCells heldOut,
    TrainingConfig training,
    int marginalSamples,
    boolean imputation,
    int imputationEpochs,
    Fusing fusing,
    Map<String, Object> fixed) {

  /** The setting that asks for the imputation score. */
  static final String IMPUTATION = "imputation";

  private static final int MOST = 1_000_000;

  static ScviSettings read(PartSpec objective) {
    Settings settings = Settings.of("objective", objective);
    ScviSettings read =
        new ScviSettings(
            DataSettings.read(settings),
            HeldOutCells.read(settings),
            training(settings),
            settings.integer("marginal-samples", ScviConfig.DEFAULT.marginalSamples(), 1, 10_000),
            settings.flag(IMPUTATION, false),
            settings.integer("imputation-epochs", Imputation.DEFAULT_EPOCHS, 1, MOST),
            Fusing.of(settings.text(Fusing.NAME).orElse(Words.of(Fusing.AUTO))),
            fixed(settings));
    settings.refuseOthers();
    if (read.fixed.get(Dispersion.NAME) instanceof String word) {
      read.data.requireGroupsFor(Dispersion.of(word));
    }
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

  /**
   * Reads the counts and splits the cells.
   *
   * @param folder that a relative path starts from
   * @param seed of the split
   */
  Loaded load(Path folder, long seed) {
    CellData read = data.load(folder);
    return new Loaded(read, heldOut.split(read.dataset().counts().cells(), seed));
  }

  /**
   * Counts that are ready to train on.
   *
   * @param data cells × kept genes
   * @param split the cells to train on, those held out and those put aside
   */
  record Loaded(CellData data, Split split) {
    /** The same on a device. */
    TrainingData on(String device) {
      return TrainingData.of(data.dataset().counts(), data.groups(), split, device);
    }
  }
}
