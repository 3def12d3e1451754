package org.tunebench.engine.objective.scvi;

import java.util.Arrays;
import java.util.BitSet;
import org.tunebench.engine.data.CountMatrix;

/**
 * The prior of ln(total count of a cell), one Gaussian for each experimental batch: mean and
 * population variance over all of the batch's cells that are not put aside. A batch of a single
 * cell, or of cells with the same total, has no variance of its own and takes that of all cells: a
 * prior that knows a total exactly would have that one cell decide the score of every trial. A
 * batch of which all cells are put aside has the prior of all others.
 *
 * @param mean of each batch
 * @param variance of each batch, above 0
 */
record LibraryPrior(double[] mean, double[] variance) {
  /** A variance below it is none: where all cells have the same total, the prior needs one. */
  private static final double LEAST_VARIANCE = 1e-4;

  /** Number of experimental batches. */
  int batches() {
    return mean.length;
  }

  /** Over all cells. */
  static LibraryPrior of(CountMatrix matrix, int[] batchOfCell) {
    return of(matrix, batchOfCell, new int[0]);
  }

  /**
   * @param batchOfCell numbered from 0 without a gap
   * @param putAside the cells that it must not know of
   */
  static LibraryPrior of(CountMatrix matrix, int[] batchOfCell, int[] putAside) {
    DataChecks.groups("batch", matrix.cells(), batchOfCell);
    int batches = Arrays.stream(batchOfCell).max().orElse(0) + 1;
    Moments all = new Moments();
    Moments[] ofBatch = new Moments[batches];
    Arrays.setAll(ofBatch, batch -> new Moments());
    BitSet known = new BitSet();
    known.set(0, matrix.cells());
    Arrays.stream(putAside).forEach(known::clear);
    for (int cell = known.nextSetBit(0); cell >= 0; cell = known.nextSetBit(cell + 1)) {
      double logTotal = Math.log(total(matrix, cell));
      all.add(logTotal);
      ofBatch[batchOfCell[cell]].add(logTotal);
    }
    Arrays.setAll(ofBatch, batch -> ofBatch[batch].count == 0 ? all : ofBatch[batch]);
    double otherwise = Math.max(LEAST_VARIANCE, all.variance());
    double[] mean = Arrays.stream(ofBatch).mapToDouble(one -> one.mean).toArray();
    double[] variance =
        Arrays.stream(ofBatch)
            .mapToDouble(one -> one.variance() < LEAST_VARIANCE ? otherwise : one.variance())
            .toArray();
    return new LibraryPrior(mean, variance);
  }

  /** Mean and population variance of numbers, one after the other (Welford). */
  private static final class Moments {
    private int count;
    private double mean;
    private double squares;

    void add(double value) {
      double fromMean = value - mean;
      count++;
      mean += fromMean / count;
      squares += fromMean * (value - mean);
    }

    double variance() {
      return squares / count;
    }
  }

  private static double total(CountMatrix matrix, int cell) {
    double total = 0;
    for (int i = matrix.rowStart(cell); i < matrix.rowStart(cell + 1); i++) {
      total += matrix.value(i);
    }
    return total;
  }
}
