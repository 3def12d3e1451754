package org.tunebench.engine.objective.scvi;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.objective.torch.RowBatches;
import org.tunebench.engine.objective.torch.TensorSpace;

/** Some rows of the data, dealt out in batches. Native objects of a batch are freed after it. */
final class CellBatches {
  private final TrainingData data;
  private final RowBatches batches;

  /**
   * @param space of the data's device
   */
  CellBatches(TrainingData data, TensorSpace space, int batchSize) {
    this.data = data;
    this.batches = new RowBatches(space, batchSize);
  }

  /** Hands out all rows, in order; the last batch may be small. */
  void forEach(int[] rows, Consumer<CellBatch> action) {
    batches.forEach(rows, indices -> action.accept(data.batch(indices)));
  }

  /** Hands out the rows in random order, without a last batch too small to train on. */
  void forEachShuffled(int[] rows, long seed, Consumer<CellBatch> action) {
    batches.forEachShuffled(
        rows, TrainingConfig.SMALLEST_BATCH, seed, indices -> action.accept(data.batch(indices)));
  }

  /**
   * The mean over cells of what each batch sums up to; NaN without cells, and where the thread was
   * interrupted: many cells take long, and nobody waits for the result of a trial that is to end.
   */
  double mean(int[] rows, ToDoubleFunction<CellBatch> sum) {
    double[] total = new double[1];
    forEach(
        rows,
        batch ->
            total[0] +=
                Thread.currentThread().isInterrupted() ? Double.NaN : sum.applyAsDouble(batch));
    return total[0] / rows.length;
  }
}
