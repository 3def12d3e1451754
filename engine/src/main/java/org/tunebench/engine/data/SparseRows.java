package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of counts in compressed sparse form, while they are put together: values in any order within
 * a row, zeros and repeated positions allowed. {@link #toMatrix} brings them into the order that
 * {@link CountMatrix} promises; repeated positions add up, as in SciPy.
 */
final class SparseRows {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private int[] rowStart;
  private int rows;
  private int[] columns;
  private float[] values;
  private int size;

  SparseRows() {
    this(new int[FIRST_CAPACITY], 0, new int[FIRST_CAPACITY], new float[FIRST_CAPACITY], 0);
  }

  private SparseRows(int[] rowStart, int rows, int[] columns, float[] values, int size) {
    this.rowStart = rowStart;
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.size = size;
  }

  /** Takes over whole arrays: compressed sparse rows of any order within a row. */
  static SparseRows ofRows(int[] rowStart, int[] columns, float[] values) {
    return new SparseRows(rowStart, rowStart.length - 1, columns, values, values.length);
  }

  /** Turns compressed sparse columns, such as AnnData's csc_matrix, into rows. */
  static SparseRows ofColumns(int rows, int[] columnStart, int[] rowOf, float[] values) {
    int[] start = new int[rows + 1];
    for (int row : rowOf) {
      start[row + 1]++;
    }
    for (int row = 0; row < rows; row++) {
      start[row + 1] += start[row];
    }
    int[] next = Arrays.copyOf(start, rows);
    int[] columns = new int[values.length];
    float[] sorted = new float[values.length];
    for (int column = 0; column < columnStart.length - 1; column++) {
      for (int i = columnStart[column]; i < columnStart[column + 1]; i++) {
        int target = next[rowOf[i]]++;
        columns[target] = column;
        sorted[target] = values[i];
      }
    }
    return ofRows(start, columns, sorted);
  }

  /** Adds a count to the row that is being put together; zeros are skipped. */
  void add(int column, float value) {
    if (value == 0) {
      return;
    }
    if (size == columns.length) {
      int capacity = grown(size);
      columns = Arrays.copyOf(columns, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    columns[size] = column;
    values[size++] = value;
  }

  /** Ends the row that is being put together. */
  void endRow() {
    if (rows + 1 == rowStart.length) {
      rowStart = Arrays.copyOf(rowStart, grown(rows + 1));
    }
    rowStart[++rows] = size;
  }

  private static int grown(int length) {
    return (int) Math.min(LARGEST_ARRAY, length + (long) length / 2 + 1);
  }

  /** Rows so far. */
  int rows() {
    return rows;
  }

  /** These rows turned into columns, for files that hold genes in rows. */
  SparseRows transposed(int columnCount) {
    int[] start = Arrays.copyOf(rowStart, rows + 1);
    int[] rowOf = Arrays.copyOf(columns, size);
    return ofColumns(columnCount, start, rowOf, Arrays.copyOf(values, size));
  }

  /** The matrix of all rows that have ended. */
  CountMatrix toMatrix(List<String> cellNames, List<String> geneNames) {
    if (!isCanonical()) {
      canonicalise();
    }
    return new CountMatrix(
        cellNames,
        geneNames,
        rowStart.length == rows + 1 ? rowStart : Arrays.copyOf(rowStart, rows + 1),
        columns.length == size ? columns : Arrays.copyOf(columns, size),
        values.length == size ? values : Arrays.copyOf(values, size));
  }

  private boolean isCanonical() {
    for (int row = 0; row < rows; row++) {
      for (int i = rowStart[row]; i < rowStart[row + 1]; i++) {
        if (values[i] == 0 || i > rowStart[row] && columns[i] <= columns[i - 1]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Sorts each row, adds repeated positions up and drops zeros, in place. */
  private void canonicalise() {
    int[] newStart = new int[rows + 1];
    long[] packed = new long[0];
    int target = 0;
    for (int row = 0; row < rows; row++) {
      int length = rowStart[row + 1] - rowStart[row];
      packed = packed.length < length ? new long[length] : packed;
      for (int i = 0; i < length; i++) {
        int source = rowStart[row] + i;
        packed[i] = (long) columns[source] << 32 | Float.floatToIntBits(values[source]);
      }
      Arrays.sort(packed, 0, length);
      target = writeRow(packed, length, target);
      newStart[row + 1] = target;
    }
    rowStart = newStart;
    size = target;
  }

  /** Never writes past what was read: a row can only become shorter. */
  private int writeRow(long[] packed, int length, int start) {
    int target = start;
    for (int i = 0; i < length; i++) {
      int column = (int) (packed[i] >>> 32);
      float value = Float.intBitsToFloat((int) packed[i]);
      if (target > start && columns[target - 1] == column) {
        values[target - 1] += value;
      } else if (value != 0) {
        columns[target] = column;
        values[target++] = value;
      }
    }
    return target;
  }
}
