package org.tunebench.engine.objective.scvi;

/**
 * What was measured after an epoch, in nats a cell.
 *
 * @param train negative ELBO of the training cells; NaN if it was not measured
 * @param test negative ELBO of the held-out cells; NaN if there are none
 */
record EpochElbo(double train, double test) {}
