package org.tunebench.engine.objective.scvi;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/** Some rows of the data, dealt out in batches. Native objects of a batch are freed after it. */
final class CellBatches {
  private final TrainingData data;
  private final TensorSpace space;
  private final int batchSize;

  /**
   * @param space of the data's device
   */
  CellBatches(TrainingData data, TensorSpace space, int batchSize) {
    this.data = data;
    this.space = space;
    this.batchSize = batchSize;
  }

  /** Hands out all rows, in order; the last batch may be small. */
  void forEach(int[] rows, Consumer<CellBatch> action) {
    deal(rows, 1, action);
  }

  /** Hands out the rows in random order, without a last batch too small to train on. */
  void forEachShuffled(int[] rows, long seed, Consumer<CellBatch> action) {
    int[] shuffled = rows.clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = row;
    }
    deal(shuffled, TrainingConfig.SMALLEST_BATCH, action);
  }

  /** The mean over cells of what each batch sums up to; NaN without cells. */
  double mean(int[] rows, ToDoubleFunction<CellBatch> sum) {
    double[] total = new double[1];
    forEach(rows, batch -> total[0] += sum.applyAsDouble(batch));
    return total[0] / rows.length;
  }

  private void deal(int[] rows, int smallest, Consumer<CellBatch> action) {
    for (int start = 0; start < rows.length; start += batchSize) {
      int size = Math.min(batchSize, rows.length - start);
      if (size >= smallest) {
        long[] chosen = new long[size];
        for (int i = 0; i < size; i++) {
          chosen[i] = rows[start + i];
        }
        TensorArena.scoped(
            () -> {
              Tensor indices = space.indices(chosen);
              action.accept(data.batch(indices));
            });
      }
    }
  }
}
