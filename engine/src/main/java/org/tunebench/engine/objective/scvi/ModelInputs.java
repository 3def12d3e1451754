package org.tunebench.engine.objective.scvi;

/**
 * What a model is told of its data.
 *
 * @param device {@code cpu}, {@code cuda} or {@code cuda:N}: where the data is
 * @param drawing the device that draws random numbers: the same, or {@code cpu} for those that a
 *     CPU would have
 * @param genes number of genes
 * @param batches number of experimental batches, from 1
 * @param labels number of labels of cells, from 1
 */
record ModelInputs(String device, String drawing, int genes, int batches, int labels) {
  /** Of a device that draws its own random numbers. */
  ModelInputs(String device, int genes, int batches, int labels) {
    this(device, device, genes, batches, labels);
  }
}
