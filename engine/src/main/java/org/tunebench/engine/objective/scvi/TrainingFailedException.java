package org.tunebench.engine.objective.scvi;

/** A training that cannot go on; the message is a sentence for the person. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrainingFailedException(String message) {
    super(message);
  }
}
