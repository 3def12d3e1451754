package org.tunebench.engine.objective.scvi;

import java.util.OptionalDouble;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Measures a model as it is, with random numbers that depend on the trial's seed and the epoch. */
final class ScviScorer {
  private final TrainingData data;
  private final ScviConfig config;
  private final long seed;
  private final ScviModel model;
  private final CellBatches batches;

  /**
   * @param seed of the trial
   */
  ScviScorer(TrainingData data, ScviConfig config, long seed, ScviModel model) {
    this.data = data;
    this.config = config;
    this.seed = seed;
    this.model = model;
    this.batches = new CellBatches(data, model.space(), config.training().batchSize());
  }

  /** Negative ELBO of the training cells, in nats a cell. */
  double elboTrain(int epoch) {
    model.seed(Seeds.ELBO_TRAIN.of(seed, epoch));
    return batches.mean(data.train(), batch -> sum(model.negativeElbo(batch)));
  }

  /** Negative ELBO of the held-out cells, in nats a cell. */
  double elboTest(int epoch) {
    model.seed(Seeds.ELBO_TEST.of(seed, epoch));
    return batches.mean(data.test(), batch -> sum(model.negativeElbo(batch)));
  }

  /** The part of {@link #elboTest} that is no divergence: the same samples give it. */
  double reconstruction(int epoch) {
    model.seed(Seeds.ELBO_TEST.of(seed, epoch));
    return batches.mean(data.test(), batch -> sum(model.reconstruction(batch)));
  }

  private static double sum(Tensor ofCells) {
    return ofCells.to(ScalarType.Double).sum().item_double();
  }

  /** All final scores. */
  ScviMetrics score(int epoch) {
    return new ScviMetrics(
        marginalLl(data.test(), Seeds.MARGINAL, epoch),
        elboTrain(epoch),
        elboTest(epoch),
        reconstruction(epoch),
        unseen(epoch),
        config.model().nParams(data.genes()));
  }

  private OptionalDouble unseen(int epoch) {
    int[] cells = data.unseen();
    return cells.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(marginalLl(cells, Seeds.UNSEEN, epoch));
  }

  /** Negative log marginal likelihood of some cells, in nats a cell. */
  private double marginalLl(int[] cells, Seeds stream, int epoch) {
    model.seed(stream.of(seed, epoch));
    return batches.mean(
        cells, batch -> MarginalLikelihood.negativeSum(model, batch, config.marginalSamples()));
  }
}
