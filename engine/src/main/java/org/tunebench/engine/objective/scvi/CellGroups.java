package org.tunebench.engine.objective.scvi;

/**
 * What a model is told of each cell besides its counts.
 *
 * @param batchOfCell the experimental batch of each row, numbered from 0 without a gap
 * @param labelOfCell the label of each row, such as a cell type, numbered from 0 without a gap
 */
public record CellGroups(int[] batchOfCell, int[] labelOfCell) {
  /** All cells in one batch and under one label. */
  public static CellGroups none(int cells) {
    return new CellGroups(new int[cells], new int[cells]);
  }
}
