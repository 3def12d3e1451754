package org.tunebench.engine;

/** How a process ended, in words for a person. */
public final class ExitStatus {
  /** Java gives 128 + the signal for a process that a signal ended. */
  private static final int SIGNAL_OFFSET = 128;

  private ExitStatus() {}

  /** {@code "exit code 3"}, {@code "signal 11 (segmentation fault)"}. */
  public static String describe(int exitCode) {
    return switch (exitCode - SIGNAL_OFFSET) {
      case 6 -> "signal 6 (aborted)";
      case 9 -> "signal 9 (killed, perhaps for lack of memory)";
      case 11 -> "signal 11 (segmentation fault)";
      case 15 -> "signal 15 (terminated)";
      default -> "exit code " + exitCode;
    };
  }
}
