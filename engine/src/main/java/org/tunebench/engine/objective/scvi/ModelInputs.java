package org.tunebench.engine.objective.scvi;

/**
 * What a model is told of its data.
 *
 * @param device {@code cpu}, {@code cuda} or {@code cuda:N}: where the data is
 * @param genes number of genes
 * @param batches number of experimental batches, from 1
 * @param labels number of labels of cells, from 1
 */
record ModelInputs(String device, int genes, int batches, int labels) {}
