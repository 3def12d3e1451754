package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.one_hot;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Some cells for each trial of an array, as many for each: either its own, or the same for all.
 *
 * @param counts trials × cells × genes, and so are the others; 1 × … where all have the same
 * @param logCounts ln(1 + count), trials × cells × genes in any case
 * @param logFactorials Σ ln Γ(count + 1) over the genes, trials × cells
 * @param batchOfRow experimental batch of each cell, one-hot, trials × cells × batches in any case;
 *     null where there is one
 * @param libraryPrior prior of ln(total count), trials × cells × 1, or less where all have the same
 */
record FusedBatch(
    Tensor counts,
    Tensor logCounts,
    Tensor logFactorials,
    Tensor batchOfRow,
    Gaussian libraryPrior) {

  /**
   * Cells dealt out to trials.
   *
   * @param cells those of the first trial, then those of the second, …; or those of all
   * @param stacked for how many trials these are: all of them, or 1
   * @param trials number of trials
   * @param batches number of experimental batches
   */
  static FusedBatch of(CellBatch cells, int stacked, int trials, int batches) {
    long rows = cells.cells() / stacked;
    Tensor oneHot = null;
    if (batches > 1) {
      ScalarType type = cells.counts().scalar_type();
      Tensor codes = one_hot(cells.batchOfRow(), batches).to(type);
      oneHot = codes.view(stacked, rows, batches).expand(trials, rows, batches);
    }
    Gaussian prior = cells.libraryPrior();
    if (prior.mean().size(0) > 1) {
      prior =
          new Gaussian(
              prior.mean().view(stacked, rows, 1), prior.variance().view(stacked, rows, 1));
    }
    return new FusedBatch(
        cells.counts().view(stacked, rows, -1),
        cells.logCounts().view(stacked, rows, -1).expand(trials, -1, -1),
        cells.logFactorials().view(stacked, rows),
        oneHot,
        prior);
  }

  /** Number of cells of each trial. */
  long cells() {
    return counts.size(1);
  }
}
