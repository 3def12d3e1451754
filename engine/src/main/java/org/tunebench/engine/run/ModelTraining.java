package org.tunebench.engine.run;

import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.study.Trial;

/**
 * The training of a model on all data, ready to run.
 *
 * @param trial whose configuration and seed the model has
 * @param epochs how many it is trained for: after which the trial was at its best
 * @param job trains and writes the model
 */
public record ModelTraining(Trial trial, int epochs, WorkerJob job) {}
