package org.tunebench.engine.objective.scvi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.objective.FinalModel;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.Opener;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingFailedException;
import org.tunebench.engine.objective.torch.WeightsFile;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.Trial;

/**
 * Trains a fresh model on all cells with a trial's configuration, for as many epochs as the trial
 * took to its best one, and writes it to a file: {@code train_best} of scVI's autotune. With no
 * cell held out the learning rate stays what it is.
 */
public final class BestModelJob implements Opener {
  private static final String KIND = "scvi-train-best";

  @Override
  public String kind() {
    return KIND;
  }

  /** What a worker opens to train a model. */
  static PartSpec of(PartSpec objective, FinalModel wanted) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("objective", objective.settings());
    settings.put("epochs", (long) wanted.epochs());
    settings.put("study", wanted.study());
    settings.put("trial", (long) wanted.trial());
    settings.put("file", wanted.file().toAbsolutePath().toString());
    return new PartSpec(KIND, settings);
  }

  @Override
  public Objective open(WorkerSetup setup) {
    Settings settings = Settings.of("job", setup.objective());
    Map<String, Object> objective = new LinkedHashMap<>();
    ((Map<?, ?>) settings.raw("objective"))
        .forEach((name, value) -> objective.put(String.valueOf(name), value));
    ScviSettings scvi = ScviSettings.read(new PartSpec(ScviObjectiveType.KIND, objective));
    FinalModel wanted =
        new FinalModel(
            settings.integer("epochs", 1, 1, Integer.MAX_VALUE),
            settings.text("study").orElse(""),
            settings.integer("trial", 0, 0, Integer.MAX_VALUE),
            Path.of(settings.text("file").orElseThrow()));
    LibTorch.useIdleCores();
    String device = setup.device().equals("gpu") ? "cuda" : "cpu";
    return new Training(scvi, scvi.data().load(setup.folder()), device, wanted);
  }

  /**
   * The one trial.
   *
   * @param settings those of the study's objective
   * @param data all cells
   */
  private record Training(ScviSettings settings, CellData data, String device, FinalModel wanted)
      implements Objective {
    @Override
    public Map<String, Double> run(TrialContext trial) {
      ScviConfig config = config(trial);
      CountMatrix counts = data.dataset().counts();
      int[] all = IntStream.range(0, counts.cells()).toArray();
      try (TrainingData onDevice =
          TrainingData.of(counts, data.groups(), all, new int[0], device)) {
        ScviResult result =
            ScviTrainer.train(
                onDevice,
                config,
                trial.seed(),
                (epoch, elboTrain, elboTest) -> report(trial, epoch, elboTrain),
                (model, epoch) -> save(model, config, trial.seed(), onDevice),
                Optional.empty());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(Trial.N_EPOCHS, (double) result.epochs());
        result
            .metrics()
            .ifPresent(scores -> metrics.put(ScviMetrics.ELBO_TRAIN, scores.elboTrain()));
        return metrics;
      } catch (TrainingFailedException e) {
        throw new TrialFailedException(e.getMessage(), e);
      }
    }

    private ScviConfig config(TrialContext trial) {
      ScviConfig searched = Hyperparameters.config(settings, trial.configuration().values());
      TrainingConfig training = searched.training();
      return new ScviConfig(
          searched.model(),
          new TrainingConfig(
              training.lr(),
              wanted.epochs(),
              training.batchSize(),
              training.klWarmupEpochs(),
              training.trainElboEvery(),
              EarlyStoppingConfig.DEFAULT),
          searched.marginalSamples());
    }

    private static boolean report(TrialContext trial, int epoch, double elboTrain) {
      trial.report(
          epoch, Double.isNaN(elboTrain) ? Map.of() : Map.of(ScviMetrics.ELBO_TRAIN, elboTrain));
      return !trial.stopRequested();
    }

    private void save(ScviModel model, ScviConfig config, long seed, TrainingData onDevice) {
      double elbo = new ScviScorer(onDevice, config, seed, model).elboTrain(wanted.epochs());
      try {
        WeightsFile.write(wanted.file(), describe(config, seed, elbo), SavedModel.weights(model));
      } catch (IOException e) {
        throw new TrialFailedException(
            "the model cannot be written to %s: %s".formatted(wanted.file(), e.getMessage()), e);
      }
    }

    private SavedModel describe(ScviConfig config, long seed, double elbo) {
      DataSettings from = settings.data();
      LibraryPrior prior = LibraryPrior.of(data.dataset().counts(), data.groups().batchOfCell());
      return new SavedModel(
          SavedModel.FORMAT,
          SavedModel.VERSION,
          wanted.study(),
          wanted.trial(),
          Hyperparameters.of(config),
          new SavedModel.Training(
              wanted.epochs(),
              config.training().batchSize(),
              config.training().klWarmupEpochs(),
              seed,
              elbo),
          new SavedModel.Source(
              from.dataset(),
              from.options().layer().orElse(null),
              data.dataset().counts().cells(),
              data.dataset().fingerprint()),
          data.dataset().counts().geneNames(),
          SavedModel.Groups.of(from.batchKey(), data.batch()),
          SavedModel.Groups.of(from.labelsKey(), data.label()),
          list(prior.mean()),
          list(prior.variance()));
    }

    private static List<Double> list(double... values) {
      return Arrays.stream(values).boxed().toList();
    }
  }
}
