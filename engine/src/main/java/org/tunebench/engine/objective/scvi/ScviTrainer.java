package org.tunebench.engine.objective.scvi;

import java.util.Optional;
import org.tunebench.engine.objective.torch.EarlyStopping;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;
import org.tunebench.engine.objective.torch.TrainingFailedException;

/**
 * Trains one scVI model: epochs over shuffled batches with Adam, the held-out ELBO after each,
 * early stopping, and at the end the scores of the best epoch's state.
 *
 * <p>A training that goes on from its checkpoint continues as if it had never stopped.
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
  private final ScviTraining training;
  private final TrainingCheckpoint checkpoint;

  private ScviTrainer(
      TrainingData data,
      ScviConfig config,
      long seed,
      ScviModel model,
      TrainingCheckpoint checkpoint) {
    this.data = data;
    this.config = config;
    this.seed = seed;
    this.model = model;
    this.batches = new CellBatches(data, model.space(), config.training().batchSize());
    this.scorer = new ScviScorer(data, config, seed, model);
    this.training = ScviTraining.of(model, config.training());
    this.checkpoint = checkpoint;
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
    return train(data, config, seed, listener, TrainedModelUse.none(), Optional.empty());
  }

  /** The same, handing over the model, alone or in an array, without a checkpoint. */
  static ScviResult train(
      TrainingData data,
      ScviConfig config,
      long seed,
      EpochListener listener,
      TrainedModelUse use,
      Optional<TrialArray> array) {
    return train(data, config, seed, listener, use, array, TrainingCheckpoint.none());
  }

  /**
   * Trains, scores and hands over a model.
   *
   * @param use is given the model unless the training was stopped
   * @param array of the same data, where the trial trains together with others if such a model has
   *     a place there; empty to train alone
   * @param checkpoint where it goes on, and keeps its state
   * @see #train(TrainingData, ScviConfig, long, EpochListener)
   */
  static ScviResult train(
      TrainingData data,
      ScviConfig config,
      long seed,
      EpochListener listener,
      TrainedModelUse use,
      Optional<TrialArray> array,
      TrainingCheckpoint checkpoint) {
    ScviResult[] result = new ScviResult[1];
    TensorArena.scoped(
        () -> {
          int batchSize = data.largestBatch(config.training().batchSize());
          long weights = Seeds.WEIGHTS.of(seed, 0);
          try (ScviModel model = new ScviModel(data, config.model(), weights, batchSize)) {
            ScviTrainer trainer = new ScviTrainer(data, config, seed, model, checkpoint);
            result[0] = trainer.run(array, listener, use);
          }
        });
    return result[0];
  }

  private ScviResult run(Optional<TrialArray> array, EpochListener listener, TrainedModelUse use) {
    int epoch = training.restore(checkpoint);
    ScviResult.End end = epoch == 0 ? null : endAfter(epoch);
    if (end == null) {
      try (EpochRunner runner = runner(array)) {
        while (end == null) {
          epoch++;
          end = epoch(epoch, runner, listener);
        }
        if (end != ScviResult.End.STOPPED) {
          runner.fetchAll();
        }
      }
    }
    int scored = training.stopping().bestEpoch();
    if (data.testCells() == 0) {
      scored = epoch;
    } else if (scored > 0) {
      training.best().restore();
    }
    if (end == ScviResult.End.STOPPED) {
      return new ScviResult(end, epoch, scored, Optional.empty());
    }
    ScviMetrics metrics = scorer.score(scored);
    if (Thread.currentThread().isInterrupted()) {
      return new ScviResult(ScviResult.End.STOPPED, epoch, scored, Optional.empty());
    }
    use.trained(model, scored);
    return new ScviResult(end, epoch, scored, Optional.of(metrics));
  }

  private EpochRunner runner(Optional<TrialArray> array) {
    return array
        .filter(some -> some.holds(config))
        .<EpochRunner>map(some -> some.join(member()))
        .orElseGet(Alone::new);
  }

  private FusedMember member() {
    return new FusedMember(config, seed, model, training.adam(), training.best(), training.guard());
  }

  /** Trains with this thread and this model. */
  private final class Alone implements EpochRunner {
    @Override
    public EpochElbo epoch(int epoch) {
      trainEpoch(epoch);
      double test = scorer.elboTest(epoch);
      return Thread.currentThread().isInterrupted() ? null : new EpochElbo(Double.NaN, test);
    }

    @Override
    public void keepBest() {
      training.best().save();
    }

    @Override
    public void fetch() {}

    @Override
    public void fetchAll() {}

    @Override
    public void close() {}
  }

  /** Trains and measures one epoch; null if training goes on. */
  private ScviResult.End epoch(int epoch, EpochRunner runner, EpochListener listener) {
    EpochElbo elbo = runner.epoch(epoch);
    if (elbo == null) {
      return ScviResult.End.STOPPED;
    }
    if (data.testCells() > 0) {
      heed(training.stopping().update(epoch, elbo.test()), runner);
    }
    double train = elboTrain(epoch, elbo, runner);
    if (Thread.currentThread().isInterrupted()) {
      return ScviResult.End.STOPPED;
    }
    boolean goesOn = listener.epochEnded(epoch, train, elbo.test());
    if (checkpoint.isDue()) {
      runner.fetchAll();
      training.keep(checkpoint, epoch);
    }
    return goesOn ? endAfter(epoch) : ScviResult.End.STOPPED;
  }

  /** Why training ends after an epoch; null if it goes on. */
  private ScviResult.End endAfter(int epoch) {
    if (data.testCells() > 0 && training.stopping().isOver()) {
      return ScviResult.End.EARLY_STOPPING;
    }
    return epoch < config.training().maxEpochs() ? null : ScviResult.End.MAX_EPOCHS;
  }

  /** The ELBO of the training cells where it is due, NaN elsewhere. */
  private double elboTrain(int epoch, EpochElbo measured, EpochRunner runner) {
    if (!config.training().measuresTraining(epoch) || !Double.isNaN(measured.train())) {
      return measured.train();
    }
    runner.fetch();
    return scorer.elboTrain(epoch);
  }

  /** Does what the early stopping asks for while training goes on. */
  private void heed(EarlyStopping.Verdict verdict, EpochRunner runner) {
    if (verdict.best()) {
      runner.keepBest();
    }
    if (verdict.reduceRate()) {
      training.adam().scaleLearningRate(config.training().earlyStopping().lrFactor());
    }
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
    if (training.guard().allows(epoch)) {
      training.adam().step();
    }
  }
}
