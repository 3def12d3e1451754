package org.tunebench.engine.objective.torch;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** Row numbers dealt out in batches. Native objects that a batch makes are freed after it. */
public final class RowBatches {
  private final TensorSpace space;
  private final int batchSize;

  /**
   * @param space of the device that the rows lie on
   */
  public RowBatches(TensorSpace space, int batchSize) {
    this.space = space;
    this.batchSize = batchSize;
  }

  /** Hands out all rows, in order, as vectors of indices; the last batch may be small. */
  public void forEach(int[] rows, Consumer<Tensor> action) {
    deal(rows, 1, action);
  }

  /**
   * Hands out the rows in random order.
   *
   * @param smallest a last batch of fewer rows is left out
   */
  public void forEachShuffled(int[] rows, int smallest, long seed, Consumer<Tensor> action) {
    deal(shuffled(rows, seed), smallest, action);
  }

  /** The rows in random order. */
  public static int[] shuffled(int[] rows, long seed) {
    int[] shuffled = rows.clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = row;
    }
    return shuffled;
  }

  private void deal(int[] rows, int smallest, Consumer<Tensor> action) {
    for (int start = 0; start < rows.length; start += batchSize) {
      int size = Math.min(batchSize, rows.length - start);
      if (size >= smallest) {
        long[] chosen = new long[size];
        for (int i = 0; i < size; i++) {
          chosen[i] = rows[start + i];
        }
        TensorArena.scoped(() -> action.accept(space.indices(chosen)));
      }
    }
  }
}
