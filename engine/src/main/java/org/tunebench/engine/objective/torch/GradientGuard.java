package org.tunebench.engine.objective.torch;

/**
 * Keeps steps whose gradient is not a number, or infinite, from the weights, which they would
 * spoil, and ends a training that has only such steps left.
 */
public final class GradientGuard {
  /** So many batches in a row whose gradient is none fail the trial. */
  private static final int NAN_BATCHES = 10;

  private final ModelState state;
  private final String remedy;
  private int inARow;

  /**
   * @param remedy what may help, the end of the sentence
   */
  public GradientGuard(ModelState state, String remedy) {
    this.state = state;
    this.remedy = remedy;
  }

  /** How many steps in a row had no gradient. */
  public int inARow() {
    return inARow;
  }

  /** Goes on counting where another has stopped. */
  public void restore(int soMany) {
    inARow = soMany;
  }

  /**
   * Whether the optimiser may use the gradients.
   *
   * @throws TrainingFailedException if ten in a row were none
   */
  public boolean allows(int epoch) {
    return allows(epoch, state.gradients().sum().item_double());
  }

  /**
   * The same for gradients that lie elsewhere.
   *
   * @param sum of all of them: one NaN anywhere makes it NaN, an infinite one infinite or NaN
   */
  public boolean allows(int epoch, double sum) {
    if (Double.isFinite(sum)) {
      inARow = 0;
      return true;
    }
    inARow++;
    if (inARow >= NAN_BATCHES) {
      throw new TrainingFailedException(
          "the loss of %d batches in a row was not a number in epoch %d: %s"
              .formatted(NAN_BATCHES, epoch, remedy));
    }
    return false;
  }
}
