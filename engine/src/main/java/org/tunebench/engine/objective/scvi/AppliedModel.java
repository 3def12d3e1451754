package org.tunebench.engine.objective.scvi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.WeightsFile;

/** A model from a file, for counts of its genes. What it says is that of the posterior's means. */
final class AppliedModel implements AutoCloseable {
  private static final int CELLS_AT_ONCE = 256;

  private final SavedModel saved;
  private final ModelConfig config;
  private final ScviModel model;

  /** Takes a cell's numbers. */
  @FunctionalInterface
  interface RowSink {
    /**
     * @param cell its row
     * @param values belong to the sink
     */
    void take(int cell, float... values) throws IOException;
  }

  /**
   * Which library size denoised values are for.
   *
   * @param size the same for all cells, or empty for the one that the model finds for each
   */
  record Library(OptionalDouble size) {}

  private AppliedModel(SavedModel saved, ModelConfig config, ScviModel model) {
    this.saved = saved;
    this.config = config;
    this.model = model;
  }

  /**
   * Opens a model.
   *
   * @param device {@code cpu} or {@code cuda}
   * @throws org.tunebench.engine.WrongInputException if the file is none
   */
  static AppliedModel open(Path file, String device) {
    try (WeightsFile weights = WeightsFile.open(file)) {
      SavedModel saved = SavedModel.read(weights);
      ModelConfig config = saved.config();
      ScviModel model =
          new ScviModel(saved.inputs(device), config, 0, CELLS_AT_ONCE, ScalarType.Float);
      try {
        weights.readInto(SavedModel.weights(model));
        return new AppliedModel(saved, config, model);
      } catch (RuntimeException e) {
        model.close();
        throw e;
      }
    }
  }

  /** What the file says of the model. */
  SavedModel saved() {
    return saved;
  }

  /** Dimensions of the latent space. */
  int dimensions() {
    return config.nLatent();
  }

  /** The mean of each cell in the latent space. */
  void latent(CountMatrix counts, RowSink sink) throws IOException {
    forBatches(counts, new int[counts.cells()], sink, batch -> model.encode(batch).latent().mean());
  }

  /**
   * What each cell's counts would be without noise: the genes' shares times a library size.
   *
   * @param batchOfCell the experimental batch that each cell is decoded as
   */
  void denoise(CountMatrix counts, int[] batchOfCell, Library library, RowSink sink)
      throws IOException {
    forBatches(counts, batchOfCell, sink, batch -> denoised(batch, library));
  }

  private Tensor denoised(CellBatch batch, Library library) {
    ScviModel.Posterior posterior = model.encode(batch);
    Tensor shares = model.expectedShares(batch, posterior);
    return library.size().isPresent()
        ? shares.mul(new Scalar(library.size().getAsDouble()))
        : shares.mul(posterior.library().mean().exp());
  }

  /** Computes rows of numbers for some cells. */
  private interface Computation {
    Tensor of(CellBatch batch);
  }

  private void forBatches(
      CountMatrix counts, int[] batchOfCell, RowSink sink, Computation computation)
      throws IOException {
    for (int start = 0; start < counts.cells(); start += CELLS_AT_ONCE) {
      int first = start;
      int cells = Math.min(CELLS_AT_ONCE, counts.cells() - start);
      float[][] flat = new float[1][];
      TensorArena.scoped(
          () -> {
            Tensor result = computation.of(batch(counts, batchOfCell, first, cells));
            Tensor onCpu = result.to(ScalarType.Float).cpu().contiguous();
            flat[0] = new float[(int) onCpu.numel()];
            onCpu.data_ptr_float().get(flat[0]);
          });
      int width = flat[0].length / cells;
      for (int i = 0; i < cells; i++) {
        float[] row = new float[width];
        System.arraycopy(flat[0], i * width, row, 0, width);
        sink.take(start + i, row);
      }
    }
  }

  private CellBatch batch(CountMatrix counts, int[] batchOfCell, int first, int cells) {
    int genes = counts.genes();
    float[] dense = new float[cells * genes];
    long[] batches = new long[cells];
    for (int i = 0; i < cells; i++) {
      counts.denseRow(first + i, dense, i * genes);
      batches[i] = batchOfCell[first + i];
    }
    Tensor onCpu =
        torch.from_blob(
            new FloatPointer(dense),
            new long[] {cells, genes},
            new TensorOptions(ScalarType.Float));
    Tensor x = model.space().empty(0).new_empty(new long[] {cells, genes});
    x.copy_(onCpu);
    return new CellBatch(x, x.log1p(), null, model.space().indices(batches), null, null);
  }

  /** The genes of the model, in its order. */
  List<String> genes() {
    return saved.genes();
  }

  @Override
  public void close() {
    model.close();
  }
}
