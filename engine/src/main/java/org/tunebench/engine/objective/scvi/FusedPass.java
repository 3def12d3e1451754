package org.tunebench.engine.objective.scvi;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.torch.Repeated;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * What an array does with some cells, a batch after the other, as recorded work: what differs
 * between the batches (their cells, the keys of their random numbers) goes to the device before the
 * first, what each comes to is fetched after the last, and a counter there leads from one to the
 * next. So a GPU never waits for this computer within a pass.
 */
final class FusedPass implements AutoCloseable {
  private final TensorSpace space;
  private final Shape shape;
  private final BiFunction<Tensor, Tensor, Tensor> work;
  private final Map<Integer, Repeated> bySize = new HashMap<>();
  private final Tensor rows;
  private final Tensor keys;
  private final Tensor results;
  private final Tensor counter;

  /**
   * How much there is.
   *
   * @param cells of the pass
   * @param batchSize cells of a batch; the last one has what is left
   * @param smallest fewer than so many cells are no batch
   * @param stacked for how many trials each batch has cells of their own; 1 where all have the same
   * @param trials of the array
   */
  record Shape(int cells, int batchSize, int smallest, int stacked, int trials) {
    int batches() {
      return cells / batchSize + (cells % batchSize >= smallest ? 1 : 0);
    }

    int sizeOf(int batch) {
      return Math.min(batchSize, cells - batch * batchSize);
    }
  }

  /**
   * @param keys how many a batch takes
   * @param work what to do with a batch: given the numbers of its cells, trial after trial, and its
   *     keys, gives a number of double precision for each trial
   */
  FusedPass(TensorSpace space, Shape shape, int keys, BiFunction<Tensor, Tensor, Tensor> work) {
    this.space = space;
    this.shape = shape;
    this.work = work;
    TensorArena arena = space.arena();
    int batches = Math.max(1, shape.batches());
    rows = arena.keep(space.indices(new long[batches * shape.stacked * shape.batchSize]));
    rows.resize_(batches, shape.stacked, shape.batchSize);
    this.keys = arena.keep(space.wholeNumbers(new int[batches * keys], batches, keys));
    results = arena.keep(space.zeros(batches, shape.trials).to(ScalarType.Double));
    counter = arena.keep(space.indices(new long[1]));
  }

  /**
   * Goes through the cells.
   *
   * @param cells of each trial, in order; of all where they have the same
   * @param nextKeys gives those of a batch
   * @param abandoned asked before each batch: whether nobody waits for it any more
   * @return a number for each batch and trial; of no use if abandoned
   */
  double[][] run(int[][] cells, Supplier<int[]> nextKeys, BooleanSupplier abandoned) {
    int batches = shape.batches();
    double[][] found = new double[batches][shape.trials];
    if (batches == 0) {
      return found;
    }
    TensorArena.scoped(
        () -> {
          send(cells, nextKeys);
          for (int batch = 0; batch < batches && !abandoned.getAsBoolean(); batch++) {
            bySize.computeIfAbsent(shape.sizeOf(batch), this::repeated).run();
          }
          // Waits for all of them.
          Tensor onCpu = results.cpu();
          for (int batch = 0; batch < batches; batch++) {
            onCpu.data_ptr_double().position((long) batch * shape.trials).get(found[batch]);
          }
        });
    return found;
  }

  private void send(int[][] cells, Supplier<int[]> nextKeys) {
    int batches = shape.batches();
    long[] table = new long[(int) rows.numel()];
    int keysOfBatch = (int) keys.size(1);
    int[] keyTable = new int[(int) keys.numel()];
    for (int batch = 0; batch < batches; batch++) {
      for (int trial = 0; trial < shape.stacked; trial++) {
        int from = (batch * shape.stacked + trial) * shape.batchSize;
        for (int i = 0; i < shape.sizeOf(batch); i++) {
          table[from + i] = cells[trial][batch * shape.batchSize + i];
        }
      }
      System.arraycopy(nextKeys.get(), 0, keyTable, batch * keysOfBatch, keysOfBatch);
    }
    TensorOptions longs = new TensorOptions(ScalarType.Long);
    rows.copy_(torch.from_blob(new LongPointer(table), rows.sizes(), longs));
    keys.copy_(space.wholeNumbers(keyTable, batches, keysOfBatch));
    counter.zero_();
  }

  private Repeated repeated(int size) {
    return space
        .queue()
        .repeated(
            () -> {
              Tensor chosen = rows.index_select(0, counter).narrow(2, 0, size).flatten();
              Tensor result = work.apply(chosen, keys.index_select(0, counter).squeeze(0));
              results.index_copy_(0, counter, result.unsqueeze(0));
              counter.add_(new Scalar(1));
            });
  }

  /** Frees the recordings; nothing of the pass may be under way. */
  @Override
  public void close() {
    bySize.values().forEach(Repeated::close);
  }
}
