package org.tunebench.engine.objective.torch;

/** A training that cannot go on; the message is a sentence for the person. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The sentence says why. */
  public TrainingFailedException(String message) {
    super(message);
  }
}
