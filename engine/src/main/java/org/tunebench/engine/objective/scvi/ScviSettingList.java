package org.tunebench.engine.objective.scvi;

import java.util.List;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartKind.Type;

/** The settings that {@link ScviSettings} reads, in words. */
final class ScviSettingList {
  private static final TrainingConfig TRAINING = TrainingConfig.DEFAULT;
  private static final EarlyStoppingConfig STOPPING = TRAINING.earlyStopping();
  private static final ModelConfig MODEL = ModelConfig.DEFAULT;

  private ScviSettingList() {}

  /** All of them, in the order in which to show them; the hyperparameters last. */
  static List<Setting> all() {
    return List.of(
        Setting.text(DataSettings.DATASET, "The counts: .h5ad, CSV, TSV, 10x or Loom; or demo."),
        new Setting("genes", Type.INTEGER, "", List.of(), "How many genes that vary most to keep."),
        Setting.integer("max-epochs", TRAINING.maxEpochs(), "Epochs at most."),
        Setting.text(
            DataSettings.LAYER, "The layer of an .h5ad file that holds the counts, or raw."),
        new Setting(
            DataSettings.GENES_IN_ROWS,
            Type.FLAG,
            "",
            List.of(),
            "Whether a table has a gene in each row; unless said, the corner of the table tells."),
        Setting.text(
            DataSettings.LABELS, "A table of the cells' annotations: cell names, then columns."),
        Setting.text(DataSettings.BATCH_KEY, "The column of the cells' experimental batches."),
        Setting.text(
            DataSettings.LABELS_KEY, "The column of the cells' labels, such as cell types."),
        Setting.word(
            Dispersion.NAME,
            MODEL.dispersion().word(),
            Dispersion.words(),
            "What the inverse dispersion of a gene depends on, unless it is tuned."),
        Setting.word(
            DecoderKind.NAME,
            MODEL.decoder().word(),
            DecoderKind.words(),
            "How the latent space is decoded, unless it is tuned; linear is LDVAE."),
        Setting.number(
            HeldOutCells.TEST_SHARE,
            Split.DEFAULT_TEST_SHARE,
            "Share of the cells that are held out, from 0.01 to 0.9."),
        Setting.number(
            HeldOutCells.UNSEEN_SHARE,
            0,
            "Share of the cells that only a last score comes from: nothing is chosen by them."),
        Setting.integer("batch-size", TRAINING.batchSize(), "Cells in one step of the training."),
        Setting.integer(
            "patience",
            STOPPING.patience(),
            "Epochs without a better held-out ELBO after which a trial stops."),
        Setting.integer(
            "lr-patience",
            STOPPING.lrPatience(),
            "Epochs without a better held-out ELBO after which the learning rate falls; 0: never."),
        Setting.integer(
            "kl-warmup",
            TRAINING.klWarmupEpochs(),
            "Epochs over which the weight of the KL term grows to 1."),
        Setting.integer(
            "train-elbo-every",
            TRAINING.trainElboEvery(),
            "Every how many epochs the training cells are measured, too; 0: never."),
        Setting.integer(
            "marginal-samples",
            ScviConfig.DEFAULT.marginalSamples(),
            "Importance samples a cell of the marginal log-likelihood."),
        Setting.flag(
            ScviSettings.IMPUTATION,
            false,
            "Whether the imputation score is measured, too: each trial then takes longer."),
        Setting.integer(
            "imputation-epochs",
            Imputation.DEFAULT_EPOCHS,
            "Epochs that a model trains on without the counts that it is asked for."),
        Setting.word(
            Fusing.NAME,
            Words.of(Fusing.AUTO),
            Words.all(Fusing.values()),
            "Whether the trials of a worker are trained as one array."),
        Setting.text(
            Pin.SETTING, "What the data has to be; the program writes it when a study is made."),
        Setting.integer("n_latent", MODEL.nLatent(), "Dimensions of the latent space."),
        Setting.integer("n_hidden", MODEL.nHidden(), "Units of a hidden layer."),
        Setting.integer("n_layers", MODEL.nLayers(), "Hidden layers."),
        Setting.number("dropout_rate", MODEL.dropoutRate(), "Dropout of the encoders."),
        Setting.number("lr", TRAINING.lr(), "Learning rate at the start."),
        Setting.word(
            ReconstructionLoss.NAME,
            MODEL.reconstructionLoss().word(),
            ReconstructionLoss.words(),
            "The distribution of the counts; nb unless given with the linear decoder."));
  }
}
