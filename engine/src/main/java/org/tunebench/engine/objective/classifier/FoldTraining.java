package org.tunebench.engine.objective.classifier;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.classifier.ClassifierResult.Measure;
import org.tunebench.engine.objective.torch.GradientGuard;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.NamedTensor;
import org.tunebench.engine.objective.torch.RowBatches;
import org.tunebench.engine.study.Seeds;

/** One model of a trial: what it is trained on, epoch by epoch, and measured with. */
final class FoldTraining implements AutoCloseable {
  /** Rows at once where nothing is learnt. */
  private static final int MEASURED_AT_ONCE = 1024;

  private static final long WEIGHTS = 0;
  private static final long SHUFFLE = 1;

  /** Streams of random numbers that each fold has. */
  private static final long STREAMS = 2;

  private final ClassifierData.Fold samples;
  private final int number;
  private final long seed;
  private final Perceptron model;
  private final RowBatches learnt;
  private final RowBatches measured;
  private final Momentum optimiser;
  private final ModelState.Snapshot best;
  private final GradientGuard guard;

  /**
   * A model with its first weights.
   *
   * @param number which fold of the data, from 0
   * @param seed of the trial: models of different folds draw different numbers from it
   */
  FoldTraining(ClassifierData data, int number, ClassifierConfig config, long seed) {
    this.samples = data.folds().get(number);
    this.number = number;
    this.seed = seed;
    model =
        new Perceptron(
            data.features(),
            data.classes(),
            config,
            data.device(),
            ScalarType.Float,
            data.largestBatch(Math.max(config.batchSize(), MEASURED_AT_ONCE)),
            stream(0, WEIGHTS));
    try {
      learnt = new RowBatches(model.space(), config.batchSize());
      measured = new RowBatches(model.space(), MEASURED_AT_ONCE);
      optimiser =
          new Momentum(model.state(), model.space(), config.learningRate(), config.momentum());
      best = model.state().newSnapshot();
      guard = new GradientGuard(model.state(), "a smaller learning_rate or momentum may help");
    } catch (RuntimeException | Error e) {
      // What a device without memory left has made so far would stay on it.
      model.close();
      throw e;
    }
  }

  /** The seed of a stream of random numbers in an epoch. */
  private long stream(int epoch, long purpose) {
    return Seeds.mix(Seeds.mix(seed, epoch), STREAMS * number + purpose);
  }

  /**
   * Trains on all samples once.
   *
   * @return mean loss of the batches, each before its step
   */
  double trainEpoch(int epoch) {
    double[] total = new double[1];
    ClassifierData.Part part = samples.train();
    learnt.forEachShuffled(
        part.rows(),
        1,
        stream(epoch, SHUFFLE),
        rows -> {
          if (!Thread.currentThread().isInterrupted()) {
            total[0] += step(part.tensors(), rows, epoch);
          }
        });
    return total[0] / part.rows().length;
  }

  /** Takes one step; gives the loss before it, summed over the rows. */
  private double step(SampleTensors tensors, Tensor rows, int epoch) {
    CrossEntropy loss = loss(tensors, rows);
    model.backward(loss.gradient());
    if (guard.allows(epoch)) {
      optimiser.step();
    }
    return loss.sum().item_double();
  }

  private CrossEntropy loss(SampleTensors tensors, Tensor rows) {
    return CrossEntropy.of(
        model.forward(tensors.features().index_select(0, rows)),
        tensors.labels().index_select(0, rows));
  }

  /** The weights as they are, on the samples to validate with. */
  Measure validate() {
    return measure(samples.validation());
  }

  /** The weights as they are, on the samples to test with. */
  Measure test() {
    return measure(samples.test());
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

  /** Keeps the weights as those of the best epoch so far. */
  void saveBest() {
    best.save();
  }

  /** Takes the weights of the best epoch back. */
  void restoreBest() {
    best.restore();
  }

  /** How many weights there are. */
  long size() {
    return model.size();
  }

  /** How many steps in a row had a gradient that is not a number. */
  int nanBatches() {
    return guard.inARow();
  }

  /** Goes on counting such steps where another has stopped. */
  void restoreNanBatches(int soMany) {
    guard.restore(soMany);
  }

  /** All numbers that a checkpoint keeps, by names that no other fold has. */
  List<NamedTensor> arrays() {
    // The first has the names that all had before there were folds.
    String fold = number == 0 ? "" : "fold_" + number + "_";
    List<NamedTensor> arrays = new ArrayList<>(model.state().tensors(fold));
    arrays.addAll(best.tensors(fold + "best_"));
    arrays.add(NamedTensor.vector(fold + "velocity", optimiser.velocity()));
    return arrays;
  }

  @Override
  public void close() {
    model.close();
  }
}
