package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.List;

/** Some cells and some genes of a matrix. */
final class Submatrix {
  private static final int NOT_KEPT = -1;

  private Submatrix() {}

  /**
   * @param cells indices of the rows to keep, in the new order
   * @param genes indices of the columns to keep, in the new order, none twice
   */
  static CountMatrix of(CountMatrix counts, int[] cells, int[] genes) {
    int[] newColumn = new int[counts.genes()];
    Arrays.fill(newColumn, NOT_KEPT);
    for (int i = 0; i < genes.length; i++) {
      newColumn[genes[i]] = i;
    }
    SparseRows rows = new SparseRows();
    for (int cell : cells) {
      for (int i = counts.rowStart(cell); i < counts.rowStart(cell + 1); i++) {
        int column = newColumn[counts.column(i)];
        if (column != NOT_KEPT) {
          rows.add(column, counts.value(i));
        }
      }
      rows.endRow();
    }
    return rows.toMatrix(names(counts.cellNames(), cells), names(counts.geneNames(), genes));
  }

  private static List<String> names(List<String> all, int[] kept) {
    return Arrays.stream(kept).mapToObj(all::get).toList();
  }
}
