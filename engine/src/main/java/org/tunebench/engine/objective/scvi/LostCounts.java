package org.tunebench.engine.objective.scvi;

import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Some cells of the data after a {@link Corruption}.
 *
 * @param batch the cells with their corrupted counts; their ln Γ are still those of the true ones,
 *     which only the value of a likelihood depends on, never its gradient
 * @param truth the true counts, cells × genes
 * @param positions of the lost counts, row by row, in the flattened matrix
 * @param lostOfRow how many counts each cell has lost
 */
record LostCounts(CellBatch batch, Tensor truth, Tensor positions, int[] lostOfRow) {

  /**
   * @param rows row numbers of the data, a vector on its device
   */
  static LostCounts of(TrainingData data, Corruption corruption, Tensor rows, TensorSpace space) {
    long[] cells = new long[(int) rows.numel()];
    try (LongPointer numbers = rows.cpu().data_ptr_long()) {
      numbers.get(cells);
    }
    int[] lostOfRow = new int[cells.length];
    long[] positions = new long[cells.length];
    int found = 0;
    for (int row = 0; row < cells.length; row++) {
      int[] genes = corruption.lostGenes((int) cells[row]);
      lostOfRow[row] = genes.length;
      for (int gene : genes) {
        if (found == positions.length) {
          positions = Arrays.copyOf(positions, 2 * found);
        }
        positions[found++] = (long) row * data.genes() + gene;
      }
    }
    CellBatch whole = data.batch(rows);
    Tensor index = space.indices(Arrays.copyOf(positions, found));
    Tensor corrupted = whole.counts().clone();
    corrupted.view(-1).index_fill_(0, index, new Scalar(0.0));
    return new LostCounts(whole.withCounts(corrupted), whole.counts(), index, lostOfRow);
  }

  /**
   * |true count − rate| of the counts that each cell has lost, for each cell that has lost some.
   *
   * @param rate cells × genes
   */
  void errors(Tensor rate, Consumer<double[]> ofCell) {
    if (positions.numel() == 0) {
      return;
    }
    Tensor was = truth.reshape(-1).index_select(0, positions);
    Tensor is = rate.reshape(-1).index_select(0, positions);
    Tensor error = was.sub(is).abs().to(ScalarType.Double).cpu();
    double[] all = new double[(int) error.numel()];
    error.data_ptr_double().get(all);
    int start = 0;
    for (int lost : lostOfRow) {
      if (lost > 0) {
        ofCell.accept(Arrays.copyOfRange(all, start, start + lost));
      }
      start += lost;
    }
  }
}
