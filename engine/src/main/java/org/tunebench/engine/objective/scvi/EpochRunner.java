package org.tunebench.engine.objective.scvi;

/** Who trains a trial's epochs: the trial by itself, or an array that it has a seat in. */
interface EpochRunner extends AutoCloseable {
  /**
   * Trains an epoch and measures the held-out ELBO, perhaps also that of the training cells.
   *
   * @param epoch from 1
   * @return null if the thread was interrupted: the trial is then no longer part of anything
   * @throws org.tunebench.engine.objective.torch.TrainingFailedException if the trial's gradients
   *     are no numbers
   */
  EpochElbo epoch(int epoch);

  /** Brings the trial's own model up to date with the last epoch. */
  void fetch();

  /** The same with the optimiser's moments, so that the training can go on elsewhere. */
  void fetchAll();

  /** Ends the training; the trial's model is as {@link #fetch} left it. */
  @Override
  void close();
}
