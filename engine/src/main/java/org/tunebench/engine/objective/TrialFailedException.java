package org.tunebench.engine.objective;

/** A trial ended without a result. The message says why, in one sentence for the person. */
public final class TrialFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, in one sentence for the person
   */
  public TrialFailedException(String message) {
    super(message);
  }

  /**
   * @param message why, in one sentence for the person
   * @param cause what was caught, for the log
   */
  public TrialFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
