package org.tunebench.engine.data;

import java.util.Arrays;

/**
 * scVI's prior of the library size: for each batch the mean and the population variance of ln(total
 * count) over all its cells, after gene selection (Lopez et al., Nature Methods 2018).
 *
 * @param means of ln(total count), one a batch
 * @param variances of ln(total count), one a batch; 0 for a batch of one cell
 */
public record LibraryPrior(double[] means, double[] variances) {

  /** The prior of cells that are all one batch. */
  public static LibraryPrior of(CountMatrix counts) {
    return of(counts, new int[counts.cells()], 1);
  }

  /**
   * @param batchOf the batch of each cell, from 0
   * @param batches number of batches; each has a cell
   * @throws IllegalArgumentException when a cell has no count or a batch no cell: gene selection
   *     and {@link CellAnnotation} rule both out
   */
  public static LibraryPrior of(CountMatrix counts, int[] batchOf, int batches) {
    double[] logs = new double[counts.cells()];
    Arrays.setAll(logs, cell -> StrictMath.log(total(counts, cell)));
    int[] sizes = new int[batches];
    double[] means = new double[batches];
    for (int cell = 0; cell < logs.length; cell++) {
      sizes[batchOf[cell]]++;
      means[batchOf[cell]] += logs[cell];
    }
    for (int batch = 0; batch < batches; batch++) {
      if (sizes[batch] == 0) {
        throw new IllegalArgumentException("batch " + batch + " has no cell");
      }
      means[batch] /= sizes[batch];
    }
    double[] variances = new double[batches];
    for (int cell = 0; cell < logs.length; cell++) {
      double deviation = logs[cell] - means[batchOf[cell]];
      variances[batchOf[cell]] += deviation * deviation / sizes[batchOf[cell]];
    }
    return new LibraryPrior(means, variances);
  }

  private static double total(CountMatrix counts, int cell) {
    double total = 0;
    for (int i = counts.rowStart(cell); i < counts.rowStart(cell + 1); i++) {
      total += counts.value(i);
    }
    if (total == 0) {
      throw new IllegalArgumentException("cell " + cell + " has no count");
    }
    return total;
  }
}
