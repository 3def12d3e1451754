package org.tunebench.engine.objective.scvi;

import java.util.Arrays;
import org.tunebench.engine.data.CountMatrix;

/**
 * The prior of ln(total count of a cell), one Gaussian for each experimental batch: mean and
 * population variance over all of the batch's cells.
 *
 * @param mean of each batch
 * @param variance of each batch, above 0
 */
record LibraryPrior(double[] mean, double[] variance) {
  /** Cells that all have the same total would make the variance 0 and the prior no density. */
  private static final double LEAST_VARIANCE = 1e-8;

  /** Number of experimental batches. */
  int batches() {
    return mean.length;
  }

  /**
   * @param batchOfCell numbered from 0 without a gap
   */
  static LibraryPrior of(CountMatrix matrix, int[] batchOfCell) {
    DataChecks.groups("batch", matrix.cells(), batchOfCell);
    int batches = Arrays.stream(batchOfCell).max().orElse(0) + 1;
    double[] mean = new double[batches];
    double[] variance = new double[batches];
    int[] cells = new int[batches];
    for (int cell = 0; cell < matrix.cells(); cell++) {
      int batch = batchOfCell[cell];
      double fromMean = Math.log(total(matrix, cell)) - mean[batch];
      cells[batch]++;
      mean[batch] += fromMean / cells[batch];
      // Welford: the variance holds the sum of squares until the end.
      variance[batch] += fromMean * (Math.log(total(matrix, cell)) - mean[batch]);
    }
    for (int batch = 0; batch < batches; batch++) {
      variance[batch] = Math.max(LEAST_VARIANCE, variance[batch] / cells[batch]);
    }
    return new LibraryPrior(mean, variance);
  }

  private static double total(CountMatrix matrix, int cell) {
    double total = 0;
    for (int i = matrix.rowStart(cell); i < matrix.rowStart(cell + 1); i++) {
      total += matrix.value(i);
    }
    return total;
  }
}
