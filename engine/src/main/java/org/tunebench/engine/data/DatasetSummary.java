package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a person wants to know of a dataset before training on it.
 *
 * @param cells number of cells
 * @param genes number of genes
 * @param nonZeros number of counts that are not zero
 * @param totalCount sum of all counts
 * @param smallestCell smallest total count of a cell
 * @param medianCell median total count of a cell, the mean of the middle two for an even number
 * @param largestCell largest total count of a cell
 * @param lowerCell first quartile of the total counts of the cells: the total at rank ⌊(n − 1)/4⌋
 *     from below
 * @param upperCell third quartile, at the same rank from above
 * @param emptyCells cells without any count, which training drops
 * @param emptyGenes genes without any count
 * @param names some of its names
 */
public record DatasetSummary(
    int cells,
    int genes,
    int nonZeros,
    double totalCount,
    double smallestCell,
    double medianCell,
    double largestCell,
    double lowerCell,
    double upperCell,
    int emptyCells,
    int emptyGenes,
    DatasetNames names)
    implements DataSummary {

  /** Without names. */
  public DatasetSummary(
      int cells,
      int genes,
      int nonZeros,
      double totalCount,
      double smallestCell,
      double medianCell,
      double largestCell,
      double lowerCell,
      double upperCell,
      int emptyCells,
      int emptyGenes) {
    this(
        cells,
        genes,
        nonZeros,
        totalCount,
        smallestCell,
        medianCell,
        largestCell,
        lowerCell,
        upperCell,
        emptyCells,
        emptyGenes,
        DatasetNames.NONE);
  }

  /**
   * One pass over the counts of a dataset, and some of its names.
   *
   * @param layers the names of all matrices of the file that it was read from
   */
  public static DatasetSummary of(Dataset dataset, List<String> layers) {
    return of(dataset.counts(), DatasetNames.of(dataset, layers));
  }

  /** One pass over the counts, without names. */
  public static DatasetSummary of(CountMatrix counts) {
    return of(counts, DatasetNames.NONE);
  }

  private static DatasetSummary of(CountMatrix counts, DatasetNames names) {
    double[] ofCell = new double[counts.cells()];
    boolean[] seen = new boolean[counts.genes()];
    for (int cell = 0; cell < counts.cells(); cell++) {
      for (int i = counts.rowStart(cell); i < counts.rowStart(cell + 1); i++) {
        ofCell[cell] += counts.value(i);
        seen[counts.column(i)] = true;
      }
    }
    Arrays.sort(ofCell);
    int middle = ofCell.length / 2;
    return new DatasetSummary(
        counts.cells(),
        counts.genes(),
        counts.nonZeros(),
        Arrays.stream(ofCell).sum(),
        ofCell[0],
        ofCell.length % 2 == 1 ? ofCell[middle] : (ofCell[middle - 1] + ofCell[middle]) / 2,
        ofCell[ofCell.length - 1],
        ofCell[(ofCell.length - 1) / 4],
        ofCell[ofCell.length - 1 - (ofCell.length - 1) / 4],
        (int) Arrays.stream(ofCell).filter(total -> total == 0).count(),
        (int) IntStream.range(0, seen.length).filter(gene -> !seen[gene]).count(),
        names);
  }

  /** Share of counts that are not zero, from 0 to 1. */
  public double nonZeroShare() {
    return nonZeros / ((double) cells * genes);
  }
}
