package org.tunebench.engine.objective.scvi;

import java.util.BitSet;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.Checks;

/** Checks of the counts, the split and the groups of cells that a model is given. */
final class DataChecks {
  private static final String DATASET = "dataset";

  private DataChecks() {}

  /** Every cell has a count, and every count is finite and not negative. */
  static void counts(CountMatrix matrix) {
    for (int cell = 0; cell < matrix.cells(); cell++) {
      int start = matrix.rowStart(cell);
      Checks.that(
          matrix.rowStart(cell + 1) > start,
          DATASET,
          "cell '%s' has no count in the %d chosen genes: leave such cells out",
          matrix.cellNames().get(cell),
          matrix.genes());
      for (int i = start; i < matrix.rowStart(cell + 1); i++) {
        float value = matrix.value(i);
        Checks.that(
            value > 0 && Float.isFinite(value),
            DATASET,
            "cell '%s' has the count %s for gene '%s': counts are finite and not negative",
            matrix.cellNames().get(cell),
            value,
            matrix.geneNames().get(matrix.column(i)));
      }
    }
  }

  /** Rows exist and are named once; enough of them train. */
  static void split(int cells, Split split) {
    Checks.that(
        split.train().length >= TrainingConfig.SMALLEST_BATCH,
        DATASET,
        "%d cells are too few to train on: give at least " + TrainingConfig.SMALLEST_BATCH,
        split.train().length);
    BitSet seen = new BitSet(cells);
    mark(cells, split.train(), seen);
    mark(cells, split.test(), seen);
    mark(cells, split.unseen(), seen);
  }

  private static void mark(int cells, int[] rows, BitSet seen) {
    for (int row : rows) {
      Checks.that(
          row >= 0 && row < cells,
          DATASET,
          "the split names cell %d, but cells go from 0 to %d",
          row,
          cells - 1);
      Checks.that(
          !seen.get(row), DATASET, "the split names cell %d twice: name each cell once", row);
      seen.set(row);
    }
  }

  /** One group a cell, numbered from 0 without a gap. */
  static void groups(String word, int cells, int[] groupOfCell) {
    Checks.that(
        groupOfCell.length == cells,
        DATASET,
        "%d " + word + " labels do not fit %d cells: give one a cell",
        groupOfCell.length,
        cells);
    BitSet seen = new BitSet();
    for (int group : groupOfCell) {
      Checks.that(
          group >= 0, DATASET, word + " %d is not a " + word + ": number them from 0", group);
      seen.set(group);
    }
    Checks.that(
        seen.cardinality() == seen.length(),
        DATASET,
        word + " %d has no cell: number each " + word + " from 0 without a gap",
        seen.nextClearBit(0));
  }
}
