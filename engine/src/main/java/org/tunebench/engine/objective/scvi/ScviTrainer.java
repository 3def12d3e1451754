package org.tunebench.engine.objective.scvi;

import java.util.Optional;
import org.tunebench.engine.objective.torch.EarlyStopping;
import org.tunebench.engine.objective.torch.GradientGuard;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TrainingFailedException;

/**
 * Trains one scVI model: epochs over shuffled batches with Adam, the held-out ELBO after each,
 * early stopping, and at the end the scores of the best epoch's state.
 *
 * <p>The same data, configuration and seed give the same history and the same scores on the same
 * device and number of threads, whatever else runs in the process.
 */
public final class ScviTrainer {
  private final TrainingData data;
  private final ScviConfig config;
  private final long seed;
  private final ScviModel model;
  private final CellBatches batches;
  private final ScviScorer scorer;
  private final Adam adam;
  private final ModelState.Snapshot best;
  private final EarlyStopping stopping;
  private final GradientGuard guard;

  private ScviTrainer(TrainingData data, ScviConfig config, long seed, ScviModel model) {
    this.data = data;
    this.config = config;
    this.seed = seed;
    this.model = model;
    this.batches = new CellBatches(data, model.space(), config.training().batchSize());
    this.scorer = new ScviScorer(data, config, seed, model);
    this.adam = new Adam(model.state(), model.space(), config.training().lr());
    this.best = model.state().newSnapshot();
    this.stopping = new EarlyStopping(config.training().earlyStopping());
    this.guard = new GradientGuard(model.state(), "a smaller lr may help");
  }

  /**
   * Trains and scores a model. Without held-out cells it trains all epochs, and the last state is
   * what is scored. Interrupting the thread ends it like a listener that says stop.
   *
   * @param seed of everything random in this trial
   * @param listener hears of each epoch
   * @throws TrainingFailedException if ten batches in a row gave no number
   */
  public static ScviResult train(
      TrainingData data, ScviConfig config, long seed, EpochListener listener) {
    return train(data, config, seed, listener, TrainedModelUse.none());
  }

  /**
   * Trains, scores and hands over a model.
   *
   * @param use is given the model unless the training was stopped
   * @see #train(TrainingData, ScviConfig, long, EpochListener)
   */
  static ScviResult train(
      TrainingData data,
      ScviConfig config,
      long seed,
      EpochListener listener,
      TrainedModelUse use) {
    ScviResult[] result = new ScviResult[1];
    TensorArena.scoped(
        () -> {
          int batchSize = config.training().batchSize();
          long weights = Seeds.WEIGHTS.of(seed, 0);
          try (ScviModel model = new ScviModel(data, config.model(), weights, batchSize)) {
            result[0] = new ScviTrainer(data, config, seed, model).run(listener, use);
          }
        });
    return result[0];
  }

  private ScviResult run(EpochListener listener, TrainedModelUse use) {
    int epoch = 0;
    ScviResult.End end = null;
    while (end == null) {
      epoch++;
      end = epoch(epoch, listener);
    }
    int scored = stopping.bestEpoch();
    if (data.testCells() == 0) {
      scored = epoch;
    } else if (scored > 0) {
      best.restore();
    }
    if (end == ScviResult.End.STOPPED) {
      return new ScviResult(end, epoch, scored, Optional.empty());
    }
    ScviMetrics metrics = scorer.score(scored);
    use.trained(model, scored);
    return new ScviResult(end, epoch, scored, Optional.of(metrics));
  }

  /** Trains and measures one epoch; null if training goes on. */
  private ScviResult.End epoch(int epoch, EpochListener listener) {
    trainEpoch(epoch);
    if (Thread.currentThread().isInterrupted()) {
      return ScviResult.End.STOPPED;
    }
    int every = config.training().trainElboEvery();
    double elboTrain = every > 0 && epoch % every == 0 ? scorer.elboTrain(epoch) : Double.NaN;
    double elboTest = scorer.elboTest(epoch);
    boolean patient = data.testCells() == 0 || heed(stopping.update(epoch, elboTest));
    if (!listener.epochEnded(epoch, elboTrain, elboTest)) {
      return ScviResult.End.STOPPED;
    }
    if (!patient) {
      return ScviResult.End.EARLY_STOPPING;
    }
    return epoch < config.training().maxEpochs() ? null : ScviResult.End.MAX_EPOCHS;
  }

  /** Does what the early stopping asks for; false if training ends. */
  private boolean heed(EarlyStopping.Verdict verdict) {
    if (verdict.best()) {
      best.save();
    }
    if (verdict.reduceRate()) {
      adam.scaleLearningRate(config.training().earlyStopping().lrFactor());
    }
    return !verdict.stop();
  }

  private void trainEpoch(int epoch) {
    model.seed(Seeds.TRAIN.of(seed, epoch));
    double klWeight = config.training().klWeight(epoch);
    batches.forEachShuffled(
        data.train(),
        Seeds.SHUFFLE.of(seed, epoch),
        batch -> {
          if (!Thread.currentThread().isInterrupted()) {
            step(batch, klWeight, epoch);
          }
        });
  }

  private void step(CellBatch batch, double klWeight, int epoch) {
    model.computeGradients(batch, klWeight);
    if (guard.allows(epoch)) {
      adam.step();
    }
  }
}
