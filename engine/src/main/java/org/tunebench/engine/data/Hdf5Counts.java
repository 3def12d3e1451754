package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.List;
import org.tunebench.engine.WrongInputException;

/**
 * Reads a matrix of counts from the arrays of an HDF5 file and checks that every number is a count;
 * the first that is none is refused by cell and gene.
 */
final class Hdf5Counts {
  private final Hdf5Node matrix;
  private final List<String> cells;
  private final List<String> genes;
  private final String advice;

  /**
   * @param matrix where the counts are, for sentences
   * @param cells names of the rows
   * @param genes names of the columns
   * @param advice what to try when the numbers are no counts, or an empty string
   */
  Hdf5Counts(Hdf5Node matrix, List<String> cells, List<String> genes, String advice) {
    this.matrix = matrix;
    this.cells = cells;
    this.genes = genes;
    this.advice = advice;
  }

  /** A two-dimensional array, cells in rows. */
  CountMatrix dense(Hdf5Array array) {
    requireShape(array, cells.size(), genes.size());
    SparseRows result = new SparseRows();
    array.bands(
        (first, rows, values) -> {
          for (int r = 0; r < rows; r++) {
            for (int gene = 0; gene < genes.size(); gene++) {
              result.add(gene, count(values[r * genes.size() + gene], first + r, gene));
            }
            result.endRow();
          }
        });
    return finish(result);
  }

  /** A two-dimensional array, genes in rows. */
  CountMatrix denseTransposed(Hdf5Array array) {
    requireShape(array, genes.size(), cells.size());
    SparseRows result = new SparseRows();
    array.bands(
        (first, rows, values) -> {
          for (int r = 0; r < rows; r++) {
            for (int cell = 0; cell < cells.size(); cell++) {
              result.add(cell, count(values[r * cells.size() + cell], cell, first + r));
            }
            result.endRow();
          }
        });
    return finish(result.transposed(cells.size()));
  }

  /** Compressed rows or columns: the arrays {@code data}, {@code indices} and {@code indptr}. */
  CountMatrix sparse(Hdf5Group group, boolean cellsCompressed) {
    int majors = cellsCompressed ? cells.size() : genes.size();
    int minors = cellsCompressed ? genes.size() : cells.size();
    int[] start = group.requireArray("indptr").ints();
    int[] minor = group.requireArray("indices").ints();
    Hdf5Array data = group.requireArray("data");
    requirePointers(start, majors, minor.length, data);
    for (int index : minor) {
      if (index < 0 || index >= minors) {
        throw wrong("'indices' holds %d, outside 0 to %d", index, minors - 1);
      }
    }
    float[] values = new float[minor.length];
    data.bands(
        (first, rows, numbers) -> {
          for (int i = 0; i < rows; i++) {
            double value = numbers[i];
            if (!Counts.isCount(value)) {
              throw noCount(value, start, minor[first + i], first + i, cellsCompressed);
            }
            values[first + i] = (float) value;
          }
        });
    return finish(
        cellsCompressed
            ? SparseRows.ofRows(start, minor, values)
            : SparseRows.ofColumns(cells.size(), start, minor, values));
  }

  private CountMatrix finish(SparseRows rows) {
    return rows.toMatrix(cells, genes);
  }

  private void requireShape(Hdf5Array array, int rows, int columns) {
    array.requireDimensions(2);
    int[] shape = array.shape();
    if (shape[0] != rows || shape[1] != columns) {
      throw wrong(
          "is %d × %d, but there are %d cell names and %d gene names",
          shape[0], shape[1], cells.size(), genes.size());
    }
  }

  private void requirePointers(int[] start, int majors, int stored, Hdf5Array data) {
    data.requireDimensions(1);
    if (start.length != majors + 1) {
      throw wrong(
          "has %d rows or columns compressed, but there are %d names", start.length - 1, majors);
    }
    if (data.length() != stored) {
      throw wrong("has %d values for %d indices", data.length(), stored);
    }
    boolean ascending = start[0] == 0 && start[majors] == stored;
    for (int i = 0; i < majors; i++) {
      ascending &= start[i] <= start[i + 1];
    }
    if (!ascending) {
      throw wrong("'indptr' does not ascend from 0 to the number of values, %d", stored);
    }
  }

  private float count(double value, int cell, int gene) {
    if (!Counts.isCount(value)) {
      throw noCount(value, cell, gene);
    }
    return (float) value;
  }

  private WrongInputException noCount(
      double value, int[] start, int minor, int position, boolean cellsCompressed) {
    int found = Arrays.binarySearch(start, position);
    int major = found < 0 ? -found - 2 : found;
    while (start[major + 1] == position) { // rows without values share their start
      major++;
    }
    return cellsCompressed ? noCount(value, major, minor) : noCount(value, minor, major);
  }

  private WrongInputException noCount(double value, int cell, int gene) {
    WrongInputException wrong =
        wrong(
            "cell '%s', gene '%s': %s%s",
            cells.get(cell), genes.get(gene), Counts.complaint(value), advice);
    // Where another matrix may be meant, it is the setting for it that has to change, not the file.
    return advice.isEmpty()
        ? wrong
        : new WrongInputException(ReadOptions.LAYER, wrong.getMessage(), wrong);
  }

  private WrongInputException wrong(String what, Object... arguments) {
    return matrix.file().input().wrong("'%s': %s", matrix.path(), what.formatted(arguments));
  }
}
