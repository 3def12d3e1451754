package org.tunebench.engine.study;

/**
 * What was to be kept or read could not be: the disk is full, the file is damaged. The message is
 * one sentence for the person: what happened and what to do.
 */
public class StorageException extends RuntimeException {
  /** How a sentence ends where another workspace would do. */
  public static final String ELSEWHERE = "choose another folder";

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence for the person: what happened and what to do
   * @param cause what was caught, for the log; may be null
   */
  public StorageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
