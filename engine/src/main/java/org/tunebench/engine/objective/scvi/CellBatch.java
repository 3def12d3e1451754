package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;

/**
 * Some cells of the data, one a row.
 *
 * @param counts cells × genes
 * @param logCounts ln(1 + count): what the encoders see
 * @param logFactorials Σ ln Γ(count + 1) over the genes of each cell
 * @param batchOfRow experimental batch of each cell, from 0
 * @param labelOfRow label of each cell, from 0
 * @param libraryPrior prior of ln(total count) of each cell, by its experimental batch
 */
record CellBatch(
    Tensor counts,
    Tensor logCounts,
    Tensor logFactorials,
    Tensor batchOfRow,
    Tensor labelOfRow,
    Gaussian libraryPrior) {

  /** The same cells with other counts; their ln Γ stay as they are. */
  CellBatch withCounts(Tensor others) {
    return new CellBatch(
        others, others.log1p(), logFactorials, batchOfRow, labelOfRow, libraryPrior);
  }

  /** Number of cells. */
  long cells() {
    return counts.size(0);
  }
}
