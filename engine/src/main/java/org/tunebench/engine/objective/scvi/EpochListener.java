package org.tunebench.engine.objective.scvi;

/** Hears of every epoch of a training, on the thread that trains. */
@FunctionalInterface
public interface EpochListener {
  /**
   * An epoch is over.
   *
   * @param epoch from 1
   * @param elboTrain negative ELBO of the training cells, in nats a cell; NaN if it was not
   *     measured in this epoch
   * @param elboTest negative ELBO of the held-out cells; NaN if there are none
   * @return whether training may go on; false ends it without final metrics
   */
  boolean epochEnded(int epoch, double elboTrain, double elboTest);

  /** Lets every epoch pass. */
  static EpochListener none() {
    return (epoch, elboTrain, elboTest) -> true;
  }
}
