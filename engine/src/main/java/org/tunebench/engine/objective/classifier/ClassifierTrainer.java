package org.tunebench.engine.objective.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.classifier.ClassifierResult.Measure;
import org.tunebench.engine.objective.classifier.ClassifierResult.Scores;
import org.tunebench.engine.objective.torch.EarlyStopping;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.objective.torch.GradientGuard;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.NamedTensor;
import org.tunebench.engine.objective.torch.RowBatches;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;
import org.tunebench.engine.study.Seeds;

/**
 * Trains one classifier: epochs over shuffled batches, the validation error after each, early
 * stopping, and at the end the test error of the best epoch's weights. The same data, configuration
 * and seed give the same history on the same device.
 */
final class ClassifierTrainer {
  /** Rows at once where nothing is learnt. */
  private static final int MEASURED_AT_ONCE = 1024;

  private static final long WEIGHTS = 0;
  private static final long SHUFFLE = 1;

  /** Hears of every epoch of a training, on the thread that trains. */
  @FunctionalInterface
  interface EpochListener {
    /**
     * An epoch is over.
     *
     * @param epoch from 1
     * @return whether training may go on; false ends it without scores
     */
    boolean epochEnded(int epoch, double trainLoss, Measure validation);
  }

  private final ClassifierData data;
  private final ClassifierConfig config;
  private final long seed;
  private final Perceptron model;
  private final RowBatches learnt;
  private final RowBatches measured;
  private final Momentum optimiser;
  private final ModelState.Snapshot best;
  private final EarlyStopping stopping;
  private final GradientGuard guard;
  private final TrainingCheckpoint checkpoint;
  private double trainLoss;
  private double bestTrainLoss = Double.NaN;

  /** What a checkpoint keeps beside the arrays; each epoch's random numbers start anew. */
  private record State(EarlyStopping.State stopping, int nanBatches, double bestTrainLoss) {}

  private ClassifierTrainer(
      ClassifierData data,
      ClassifierConfig config,
      long seed,
      Perceptron model,
      TrainingCheckpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.data = data;
    this.config = config;
    this.seed = seed;
    this.model = model;
    learnt = new RowBatches(model.space(), config.batchSize());
    measured = new RowBatches(model.space(), MEASURED_AT_ONCE);
    optimiser =
        new Momentum(model.state(), model.space(), config.learningRate(), config.momentum());
    best = model.state().newSnapshot();
    stopping = new EarlyStopping(new EarlyStoppingConfig(config.patience(), 0, 0, 1));
    guard = new GradientGuard(model.state(), "a smaller learning_rate or momentum may help");
  }

  /**
   * Trains and scores a model. Interrupting the thread ends it like a listener that says stop.
   *
   * @param seed of everything random in this trial
   * @param checkpoint where it goes on, and keeps its state
   * @throws org.tunebench.engine.objective.torch.TrainingFailedException if ten batches in a row
   *     gave no number
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
          try (Perceptron model =
              new Perceptron(
                  data.features(),
                  data.classes(),
                  config,
                  data.device(),
                  ScalarType.Float,
                  data.largestBatch(Math.max(config.batchSize(), MEASURED_AT_ONCE)),
                  stream(seed, 0, WEIGHTS))) {
            result[0] = new ClassifierTrainer(data, config, seed, model, checkpoint).run(listener);
          }
        });
    return result[0];
  }

  /** The seed of a stream of random numbers in an epoch of a trial. */
  private static long stream(long seed, int epoch, long purpose) {
    return Seeds.mix(Seeds.mix(seed, epoch), purpose);
  }

  private ClassifierResult run(EpochListener listener) {
    int epoch = restore();
    while (epoch < config.maxEpochs() && !stopping.isOver()) {
      epoch++;
      trainEpoch(epoch);
      Measure validation = measure(data.validation());
      if (stopping.update(epoch, validation.error()).best()) {
        best.save();
        bestTrainLoss = trainLoss;
      }
      if (Thread.currentThread().isInterrupted()) {
        return stopped(epoch);
      }
      boolean goesOn = listener.epochEnded(epoch, trainLoss, validation);
      if (checkpoint.isDue()) {
        State state = new State(stopping.state(), guard.inARow(), bestTrainLoss);
        checkpoint.keep(epoch, state, arrays());
      }
      if (!goesOn) {
        return stopped(epoch);
      }
    }
    return new ClassifierResult(epoch, stopping.bestEpoch(), Optional.of(score()));
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
          guard.restore(restored.state().nanBatches());
          bestTrainLoss = restored.state().bestTrainLoss();
        });
    return found.map(TrainingCheckpoint.Restored::epoch).orElse(0);
  }

  private List<NamedTensor> arrays() {
    List<NamedTensor> arrays = new ArrayList<>(model.state().tensors(""));
    arrays.addAll(best.tensors("best_"));
    arrays.add(NamedTensor.vector("velocity", optimiser.velocity()));
    return arrays;
  }

  private void trainEpoch(int epoch) {
    double[] total = new double[1];
    ClassifierData.Part part = data.train();
    learnt.forEachShuffled(
        part.rows(),
        1,
        stream(seed, epoch, SHUFFLE),
        rows -> {
          if (!Thread.currentThread().isInterrupted()) {
            total[0] += step(part.tensors(), rows, epoch);
          }
        });
    trainLoss = total[0] / part.rows().length;
  }

  /** Takes one step; gives the loss before it, summed over the rows. */
  private double step(SampleTensors samples, Tensor rows, int epoch) {
    CrossEntropy loss = loss(samples, rows);
    model.backward(loss.gradient());
    if (guard.allows(epoch)) {
      optimiser.step();
    }
    return loss.sum().item_double();
  }

  private CrossEntropy loss(SampleTensors samples, Tensor rows) {
    return CrossEntropy.of(
        model.forward(samples.features().index_select(0, rows)),
        samples.labels().index_select(0, rows));
  }

  private Measure measure(ClassifierData.Part part) {
    double[] sums = new double[2];
    measured.forEach(
        part.rows(),
        rows -> {
          CrossEntropy loss = loss(part.tensors(), rows);
          Tensor predicted = loss.logProbabilities().argmax(new LongOptional(1), true);
          sums[0] += predicted.ne(loss.labels()).sum().item_double();
          sums[1] += loss.sum().item_double();
        });
    int size = part.rows().length;
    double error = Double.isNaN(sums[1]) ? Double.NaN : sums[0] / size;
    return new Measure(error, sums[1] / size);
  }

  private Scores score() {
    if (stopping.bestEpoch() > 0) {
      best.restore();
    }
    return new Scores(
        measure(data.validation()), bestTrainLoss, measure(data.test()).error(), model.size());
  }
}
