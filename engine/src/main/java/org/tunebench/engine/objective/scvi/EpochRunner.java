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

  /** Remembers the numbers of the last epoch as the best. */
  void keepBest();

  /** Brings the trial's own model up to date with the last epoch. */
  void fetch();

  /**
   * The same with the optimiser's moments and the best epoch's numbers: the training can end, or go
   * on elsewhere.
   */
  void fetchAll();

  /** Ends the training; the trial's model is as it was fetched last. */
  @Override
  void close();
}
