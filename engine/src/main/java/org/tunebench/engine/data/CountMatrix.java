package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Counts of cells × genes in compressed sparse rows: the values of cell {@code c} are {@code
 * values[rowStart[c]]} to {@code values[rowStart[c + 1] - 1]}, in the gene columns of the same
 * positions, columns ascending within a row and no value zero.
 *
 * <p>The arrays are shared, not copied, since a matrix may fill most of the memory: nobody writes
 * to them after construction.
 */
public final class CountMatrix {
  private final List<String> cellNames;
  private final List<String> geneNames;
  private final int[] rowStart;
  private final int[] columns;
  private final float[] values;

  /**
   * @param cellNames one name a cell
   * @param geneNames one name a gene, all different
   * @param rowStart cells + 1 ascending positions, the first 0, the last the number of values
   * @param columns the gene of each value
   * @param values the counts that are not zero
   */
  public CountMatrix(
      List<String> cellNames,
      List<String> geneNames,
      int[] rowStart,
      int[] columns,
      float[] values) {
    this.cellNames = List.copyOf(cellNames);
    this.geneNames = List.copyOf(geneNames);
    this.rowStart = Objects.requireNonNull(rowStart, "rowStart");
    this.columns = Objects.requireNonNull(columns, "columns");
    this.values = Objects.requireNonNull(values, "values");
    if (rowStart.length != this.cellNames.size() + 1
        || rowStart[this.cellNames.size()] != values.length
        || columns.length != values.length) {
      throw new IllegalArgumentException(
          "arrays of %d rows, %d columns and %d values do not make a matrix of %d cells"
              .formatted(rowStart.length - 1, columns.length, values.length, cellNames.size()));
    }
  }

  /** Number of rows. */
  public int cells() {
    return cellNames.size();
  }

  /** Number of columns. */
  public int genes() {
    return geneNames.size();
  }

  /** Names of the rows. */
  public List<String> cellNames() {
    return cellNames;
  }

  /** Names of the columns. */
  public List<String> geneNames() {
    return geneNames;
  }

  /** First position of a cell's values; {@code rowStart(cells())} is the number of all values. */
  public int rowStart(int cell) {
    return rowStart[cell];
  }

  /** The gene of the value at a position. */
  public int column(int position) {
    return columns[position];
  }

  /** The count at a position: not zero. */
  public float value(int position) {
    return values[position];
  }

  /** Number of counts that are not zero. */
  public int nonZeros() {
    return values.length;
  }

  /**
   * Writes a cell's counts, zeros included, to {@code target[offset]} and the {@code genes() - 1}
   * places after it.
   */
  public void denseRow(int cell, float[] target, int offset) {
    Arrays.fill(target, offset, offset + genes(), 0f);
    for (int i = rowStart[cell]; i < rowStart[cell + 1]; i++) {
      target[offset + columns[i]] = values[i];
    }
  }
}
