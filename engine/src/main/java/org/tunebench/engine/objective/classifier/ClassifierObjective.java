package org.tunebench.engine.objective.classifier;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrainingIdentity;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;
import org.tunebench.engine.objective.torch.TrainingFailedException;

/** Trains classifiers for a worker: the data is in memory once for all trials. */
final class ClassifierObjective implements Objective {
  private final WorkerSetup setup;
  private final ClassifierSettings settings;
  private final ClassifierData data;

  private ClassifierObjective(WorkerSetup setup, ClassifierSettings settings, ClassifierData data) {
    this.setup = setup;
    this.settings = settings;
    this.data = data;
  }

  static ClassifierObjective open(WorkerSetup setup) {
    ClassifierSettings settings = ClassifierSettings.read(setup.objective());
    ClassifierSettings.Loaded loaded = settings.load(setup.folder(), setup.seed());
    // Trials side by side with a thread each are faster than one after the other with all threads.
    LibTorch.useThreads(1);
    String device = setup.device().equals("gpu") ? "cuda" : "cpu";
    ClassifierData data =
        ClassifierData.of(loaded.sets(), loaded.splits(), device, ScalarType.Float);
    return new ClassifierObjective(setup, settings, data);
  }

  @Override
  public Map<String, Double> run(TrialContext trial) {
    ClassifierConfig config = settings.config(trial.configuration().values());
    trial.log("%s, seed %d, on %s".formatted(config, trial.seed(), data.device()));
    FoldsLog log = new FoldsLog(data, trial);
    log.begin();
    try {
      ClassifierResult result =
          ClassifierTrainer.train(
              data,
              config,
              trial.seed(),
              (epoch, trainLoss, validation) -> report(trial, epoch, trainLoss, validation),
              TrainingCheckpoint.of(trial, TrainingIdentity.of(setup, trial)));
      trial.log(
          "ended after %d epochs, best epoch %d".formatted(result.epochs(), result.bestEpoch()));
      result.scores().ifPresent(log::end);
      return result.byName();
    } catch (TrainingFailedException e) {
      throw new TrialFailedException(e.getMessage(), e);
    }
  }

  private static boolean report(
      TrialContext trial, int epoch, double trainLoss, ClassifierResult.Measure validation) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ClassifierObjectiveType.VALIDATION_ERROR, validation.error());
    values.put(ClassifierObjectiveType.VALIDATION_LOSS, validation.loss());
    values.put(ClassifierObjectiveType.TRAIN_LOSS, trainLoss);
    return trial.reportEpoch(epoch, values);
  }

  @Override
  public void close() {
    data.close();
  }
}
