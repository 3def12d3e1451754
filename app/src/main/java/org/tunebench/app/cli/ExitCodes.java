package org.tunebench.app.cli;

/** What the process says to the shell when it ends. */
public final class ExitCodes {
  /** What was asked for is done. */
  public static final int DONE = 0;

  /** The study ended without one completed trial, or broke off. */
  public static final int NO_RESULT = 1;

  /** A file, a field or an argument cannot be used. */
  public static final int WRONG_INPUT = 2;

  /** The workspace is in use, not there, or cannot be read or written. */
  public static final int WORKSPACE = 3;

  /** Something that should not happen: the log has it. */
  public static final int UNEXPECTED = 70;

  /** The person interrupted it. */
  public static final int INTERRUPTED = 130;

  /** The system asked the process to end: Java's own code for that, which no verb gives. */
  public static final int TERMINATED = 143;

  private ExitCodes() {}
}
