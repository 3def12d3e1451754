package org.tunebench.store;

/** The file cannot be what Tunebench has written. */
final class DamagedDatabaseException extends WorkspaceException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  DamagedDatabaseException(String sentence, String reason, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** What is wrong with it, in a few words. */
  String reason() {
    return reason;
  }
}
