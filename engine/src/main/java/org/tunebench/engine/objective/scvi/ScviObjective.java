package org.tunebench.engine.objective.scvi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrainingIdentity;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;
import org.tunebench.engine.objective.torch.TrainingFailedException;
import org.tunebench.engine.study.Trial;

/** Trains scVI models for a worker: the data is in memory once for all trials. */
final class ScviObjective implements Objective {
  private final WorkerSetup setup;
  private final ScviSettings settings;
  private final TrainingData data;
  private final Optional<Imputation> imputation;
  private final Optional<TrialArray> array;

  private ScviObjective(
      WorkerSetup setup,
      ScviSettings settings,
      TrainingData data,
      Optional<Imputation> imputation,
      Optional<TrialArray> array) {
    this.setup = setup;
    this.settings = settings;
    this.data = data;
    this.imputation = imputation;
    this.array = array;
  }

  static ScviObjective open(WorkerSetup setup) {
    ScviSettings settings = ScviSettings.read(setup.objective());
    ScviSettings.Loaded loaded = settings.load(setup.folder(), setup.seed());
    // Trials side by side with a thread each are faster than one after the other with all threads.
    LibTorch.useThreads(1);
    String device = setup.device().equals("gpu") ? "cuda" : "cpu";
    TrainingData data = loaded.on(device);
    Imputation imputation =
        settings.imputation() || ScviMetrics.isOfImputation(setup.metric().name())
            ? new Imputation(
                data,
                Corruption.of(loaded.data().dataset().counts(), setup.seed()),
                settings.imputationEpochs())
            : null;
    TrialArray array =
        settings.fusing().applies(setup.device())
            ? new TrialArray(data, settings.training().batchSize())
            : null;
    return new ScviObjective(
        setup, settings, data, Optional.ofNullable(imputation), Optional.ofNullable(array));
  }

  @Override
  public Map<String, Double> run(TrialContext trial) {
    ScviConfig config = Hyperparameters.config(settings, trial.configuration().values());
    trial.log("%s, seed %d, on %s".formatted(config, trial.seed(), data.device()));
    try {
      Map<String, Double> imputed = new LinkedHashMap<>();
      ScviResult result =
          ScviTrainer.train(
              data,
              config,
              trial.seed(),
              (epoch, elboTrain, elboTest) -> report(trial, epoch, elboTrain, elboTest),
              (model, epoch) -> imputed.putAll(impute(trial, config, model, epoch)),
              array,
              TrainingCheckpoint.of(trial, TrainingIdentity.of(setup, trial)));
      trial.log(
          "ended by %s after %d epochs, best epoch %d"
              .formatted(result.end(), result.epochs(), result.bestEpoch()));
      Map<String, Double> metrics = new LinkedHashMap<>();
      result.metrics().ifPresent(scores -> metrics.putAll(scores.byName()));
      metrics.putAll(imputed);
      metrics.put(Trial.N_EPOCHS, (double) result.epochs());
      return metrics;
    } catch (TrainingFailedException e) {
      throw new TrialFailedException(e.getMessage(), e);
    }
  }

  private Map<String, Double> impute(
      TrialContext trial, ScviConfig config, ScviModel model, int epoch) {
    if (imputation.isEmpty()) {
      return Map.of();
    }
    trial.log(
        "goes on for %d epochs without %d of the counts, to be asked for them"
            .formatted(imputation.get().epochs(), imputation.get().lost()));
    return imputation
        .get()
        .measure(model, config.training(), trial.seed(), epoch)
        .map(Imputation.Score::byName)
        .orElse(Map.of());
  }

  private static boolean report(TrialContext trial, int epoch, double elboTrain, double elboTest) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ScviMetrics.ELBO_TEST, elboTest);
    if (!Double.isNaN(elboTrain)) {
      values.put(ScviMetrics.ELBO_TRAIN, elboTrain);
    }
    return trial.reportEpoch(epoch, values);
  }

  @Override
  public void close() {
    array.ifPresent(TrialArray::close);
    data.close();
  }
}
