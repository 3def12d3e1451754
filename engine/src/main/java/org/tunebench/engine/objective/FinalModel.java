package org.tunebench.engine.objective;

import java.nio.file.Path;

/**
 * The model that a person wants to keep after a search: one trained on all of the data with a
 * trial's configuration.
 *
 * @param epochs how many epochs to train for, from 1: those after which the trial was at its best
 * @param study the name of the study, kept with the model
 * @param trial the number of the trial, kept with the model
 * @param file where the model goes; a file that is there is replaced
 */
public record FinalModel(int epochs, String study, int trial, Path file) {}
