package org.tunebench.engine.objective.classifier;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.objective.classifier.ClassifierResult.Measure;
import org.tunebench.engine.objective.classifier.ClassifierResult.Scores;
import org.tunebench.engine.objective.torch.EarlyStopping;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.objective.torch.NamedTensor;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;

/**
 * Trains the classifiers of one trial, one for each fold: epochs over shuffled batches, the mean
 * validation error after each, early stopping by that, and at the end the test error of the best
 * epoch's weights. The models keep step, so that a trial has one history and one best epoch. The
 * same data, configuration and seed give the same history on the same device.
 */
final class ClassifierTrainer {
  /** Hears of every epoch of a training, on the thread that trains. */
  @FunctionalInterface
  interface EpochListener {
    /**
     * An epoch is over; all numbers are means over the folds.
     *
     * @param epoch from 1
     * @return whether training may go on; false ends it without scores
     */
    boolean epochEnded(int epoch, double trainLoss, Measure validation);
  }

  private final List<FoldTraining> folds;
  private final ClassifierConfig config;
  private final EarlyStopping stopping;
  private final TrainingCheckpoint checkpoint;
  private double trainLoss;
  private double bestTrainLoss = Double.NaN;

  /**
   * What a checkpoint keeps beside the arrays; each epoch's random numbers start anew.
   *
   * @param nanBatches of each fold; one number in checkpoints from before there were folds
   */
  private record State(
      EarlyStopping.State stopping,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Integer> nanBatches,
      double bestTrainLoss) {}

  private ClassifierTrainer(
      List<FoldTraining> folds, ClassifierConfig config, TrainingCheckpoint checkpoint) {
    this.folds = folds;
    this.config = config;
    this.checkpoint = checkpoint;
    stopping = new EarlyStopping(new EarlyStoppingConfig(config.patience(), 0, 0, 1));
  }

  /**
   * Trains and scores a model for each fold of the data. Interrupting the thread ends it like a
   * listener that says stop.
   *
   * @param seed of everything random in this trial
   * @param checkpoint where it goes on, and keeps its state
   * @throws org.tunebench.engine.objective.torch.TrainingFailedException if ten batches in a row of
   *     a model gave no number
   */
  static ClassifierResult train(
      ClassifierData data,
      ClassifierConfig config,
      long seed,
      EpochListener listener,
      TrainingCheckpoint checkpoint) {
    ClassifierResult[] result = new ClassifierResult[1];
    TensorArena.scoped(
        () -> {
          List<FoldTraining> folds = new ArrayList<>();
          try {
            for (int number = 0; number < data.folds().size(); number++) {
              folds.add(new FoldTraining(data, number, config, seed));
            }
            result[0] = new ClassifierTrainer(folds, config, checkpoint).run(listener);
          } finally {
            folds.forEach(FoldTraining::close);
          }
        });
    return result[0];
  }

  private ClassifierResult run(EpochListener listener) {
    int epoch = restore();
    while (epoch < config.maxEpochs() && !stopping.isOver()) {
      epoch++;
      trainEpoch(epoch);
      Measure validation = Measure.mean(validate());
      if (stopping.update(epoch, validation.error()).best()) {
        folds.forEach(FoldTraining::saveBest);
        bestTrainLoss = trainLoss;
      }
      if (Thread.currentThread().isInterrupted()) {
        return stopped(epoch);
      }
      boolean goesOn = listener.epochEnded(epoch, trainLoss, validation);
      if (checkpoint.isDue()) {
        checkpoint.keep(epoch, state(), arrays());
      }
      if (!goesOn) {
        return stopped(epoch);
      }
    }
    return new ClassifierResult(epoch, stopping.bestEpoch(), Optional.of(score()));
  }

  private void trainEpoch(int epoch) {
    double total = 0;
    for (FoldTraining fold : folds) {
      total += fold.trainEpoch(epoch);
    }
    trainLoss = total / folds.size();
  }

  private List<Measure> validate() {
    return folds.stream().map(FoldTraining::validate).toList();
  }

  private ClassifierResult stopped(int epoch) {
    return new ClassifierResult(epoch, stopping.bestEpoch(), Optional.empty());
  }

  /** Takes over what an earlier attempt has kept; gives the last epoch that was trained, or 0. */
  private int restore() {
    var found = checkpoint.restore(State.class, arrays());
    found.ifPresent(
        restored -> {
          stopping.restore(restored.state().stopping());
          for (int i = 0; i < folds.size(); i++) {
            folds.get(i).restoreNanBatches(restored.state().nanBatches().get(i));
          }
          bestTrainLoss = restored.state().bestTrainLoss();
        });
    return found.map(TrainingCheckpoint.Restored::epoch).orElse(0);
  }

  private State state() {
    return new State(
        stopping.state(), folds.stream().map(FoldTraining::nanBatches).toList(), bestTrainLoss);
  }

  private List<NamedTensor> arrays() {
    return folds.stream().flatMap(fold -> fold.arrays().stream()).toList();
  }

  private Scores score() {
    if (stopping.bestEpoch() > 0) {
      folds.forEach(FoldTraining::restoreBest);
    }
    List<Measure> tested = folds.stream().map(FoldTraining::test).toList();
    return new Scores(validate(), bestTrainLoss, Measure.mean(tested).error(), folds.get(0).size());
  }
}
