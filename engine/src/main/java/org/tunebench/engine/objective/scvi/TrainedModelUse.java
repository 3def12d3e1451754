package org.tunebench.engine.objective.scvi;

/** What is done with a model after its training, before it is gone. */
@FunctionalInterface
interface TrainedModelUse {
  /**
   * A training has ended by itself.
   *
   * @param model in the state that was scored; may be changed
   * @param epoch the epoch of that state
   */
  void trained(ScviModel model, int epoch);

  /** Does nothing. */
  static TrainedModelUse none() {
    return (model, epoch) -> {};
  }
}
