package org.tunebench.store;

import org.tunebench.engine.study.StorageException;

/**
 * A workspace cannot be opened or used. The message is one sentence for the person: which folder or
 * file, what is wrong and what to do.
 */
public class WorkspaceException extends StorageException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence for the person: which folder or file, what is wrong and what to do
   * @param cause what was caught, for the log; may be null
   */
  public WorkspaceException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
