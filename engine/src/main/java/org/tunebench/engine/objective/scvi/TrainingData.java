package org.tunebench.engine.objective.scvi;

import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.DeviceQueue;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * A dataset on a device, made once in a worker and shared by all its trials: counts, what is
 * constant about each cell, and which cells train, which test and which are put aside. It never
 * changes, so any number of threads may read it; it has to outlive them.
 */
public final class TrainingData implements AutoCloseable {
  /** How many numbers are copied to the device at once. */
  private static final int CHUNK = 1 << 22;

  private final TensorArena arena = new TensorArena();
  private final String device;
  private final DeviceQueue queue;
  private final int genes;
  private final int batches;
  private final int labels;
  private final int[] train;
  private final int[] test;
  private final int[] unseen;
  private final Tensor counts;
  private final Tensor logFactorials;
  private final Tensor batchOfCell;
  private final Tensor labelOfCell;
  private final Tensor libraryMean;
  private final Tensor libraryVariance;

  private TrainingData(
      CountMatrix matrix, CellGroups groups, Split split, String device, ScalarType type) {
    try {
      TensorSpace space = new TensorSpace(arena, device, type);
      this.device = device;
      this.queue = space.queue();
      this.genes = matrix.genes();
      this.train = split.train().clone();
      this.test = split.test().clone();
      this.unseen = split.unseen().clone();
      LibraryPrior prior = LibraryPrior.of(matrix, groups.batchOfCell(), unseen);
      this.batches = prior.batches();
      this.labels = Arrays.stream(groups.labelOfCell()).max().orElse(0) + 1;
      this.counts = space.zeros(matrix.cells(), genes);
      this.logFactorials = space.zeros(matrix.cells());
      this.libraryMean = column(space, prior.mean());
      this.libraryVariance = column(space, prior.variance());
      this.batchOfCell = codes(space, groups.batchOfCell());
      this.labelOfCell = codes(space, groups.labelOfCell());
      int rows = Math.max(1, CHUNK / Math.max(1, genes));
      for (int start = 0; start < matrix.cells(); start += rows) {
        copyRows(matrix, start, Math.min(rows, matrix.cells() - start));
      }
    } catch (RuntimeException | Error e) {
      // What a device without memory left has made so far would stay on it.
      arena.close();
      throw e;
    }
  }

  private Tensor codes(TensorSpace space, int[] ofCell) {
    return arena.keep(space.indices(Arrays.stream(ofCell).asLongStream().toArray()));
  }

  private static Tensor column(TensorSpace space, double[] values) {
    DoublePointer pointer = new DoublePointer(values);
    Tensor onCpu =
        torch.from_blob(
            pointer, new long[] {values.length, 1}, new TensorOptions(ScalarType.Double));
    Tensor column = space.zeros(values.length, 1);
    column.copy_(onCpu);
    return column;
  }

  /**
   * Data of one experimental batch and label.
   *
   * @param counts cells × genes, without cells that have no count
   * @param train the rows to train on
   * @param test the rows held out; may be empty
   * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
   * @throws org.tunebench.engine.WrongInputException if a cell has no count or a count is negative
   *     or not finite, if a row does not exist or is in both parts, or if there is no such device
   */
  public static TrainingData of(CountMatrix counts, int[] train, int[] test, String device) {
    return of(counts, CellGroups.none(counts.cells()), train, test, device);
  }

  /**
   * Data of several experimental batches or labels.
   *
   * @param groups the batch and the label of each row
   * @see #of(CountMatrix, int[], int[], String)
   */
  public static TrainingData of(
      CountMatrix counts, CellGroups groups, int[] train, int[] test, String device) {
    return of(counts, groups, new Split(train, test, new int[0]), device);
  }

  /**
   * Data some of which may be put aside.
   *
   * @param split the rows to train on, those held out and those put aside
   * @see #of(CountMatrix, CellGroups, int[], int[], String)
   */
  static TrainingData of(CountMatrix counts, CellGroups groups, Split split, String device) {
    return of(counts, groups, split, device, ScalarType.Float);
  }

  /**
   * The same in another precision.
   *
   * @param type {@link ScalarType#Double} where gradients are checked
   */
  static TrainingData of(
      CountMatrix counts, CellGroups groups, Split split, String device, ScalarType type) {
    Objects.requireNonNull(device, "device");
    DataChecks.counts(counts);
    DataChecks.split(counts.cells(), split);
    DataChecks.groups("label", counts.cells(), groups.labelOfCell());
    TrainingData[] made = new TrainingData[1];
    TensorArena.scoped(() -> made[0] = new TrainingData(counts, groups, split, device, type));
    return made[0];
  }

  private void copyRows(CountMatrix matrix, int start, int rows) {
    float[] dense = new float[rows * genes];
    for (int i = 0; i < rows; i++) {
      matrix.denseRow(start + i, dense, i * genes);
    }
    TensorArena.scoped(
        () -> {
          FloatPointer pointer = new FloatPointer(dense);
          Tensor chunk =
              torch.from_blob(
                  pointer, new long[] {rows, genes}, new TensorOptions(ScalarType.Float));
          Tensor target = counts.narrow(0, start, rows);
          target.copy_(chunk);
          Tensor factorials =
              torch.lgamma(target.add(new Scalar(1.0)).to(ScalarType.Double)).sum(1);
          logFactorials.narrow(0, start, rows).copy_(factorials);
        });
  }

  /** What a model of this data is told of it. */
  ModelInputs inputs() {
    return new ModelInputs(device, genes, batches, labels);
  }

  /** Whether the data lies in this computer's own memory. */
  boolean isOnCpu() {
    return device.equals("cpu");
  }

  /** How a thread's work reaches the device that holds the data. */
  DeviceQueue queue() {
    return queue;
  }

  /** The device that holds the data. */
  public String device() {
    return device;
  }

  /** Number of genes. */
  public int genes() {
    return genes;
  }

  /** Number of experimental batches, from 1. */
  public int batches() {
    return batches;
  }

  /** Number of cells to train on. */
  public int trainCells() {
    return train.length;
  }

  /** Number of cells held out. */
  public int testCells() {
    return test.length;
  }

  /** How many cells a batch has at most: no more than there are. */
  int largestBatch(int batchSize) {
    return Math.min(batchSize, Math.max(train.length, Math.max(test.length, unseen.length)));
  }

  /** The rows to train on: a copy. */
  int[] train() {
    return train.clone();
  }

  /** The rows held out: a copy. */
  int[] test() {
    return test.clone();
  }

  /** The rows put aside for a last score: a copy. */
  int[] unseen() {
    return unseen.clone();
  }

  /**
   * Some cells.
   *
   * @param rows row numbers, a vector on this device
   */
  CellBatch batch(Tensor rows) {
    Tensor x = counts.index_select(0, rows);
    Tensor batch = batchOfCell.index_select(0, rows);
    Gaussian prior =
        batches == 1
            ? new Gaussian(libraryMean, libraryVariance)
            : new Gaussian(
                libraryMean.index_select(0, batch), libraryVariance.index_select(0, batch));
    return new CellBatch(
        x,
        x.log1p(),
        logFactorials.index_select(0, rows),
        batch,
        labelOfCell.index_select(0, rows),
        prior);
  }

  /** Frees the device's memory; no trial may use the data any more. */
  @Override
  public void close() {
    arena.close();
  }
}
