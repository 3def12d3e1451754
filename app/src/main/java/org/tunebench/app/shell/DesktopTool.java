package org.tunebench.app.shell;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the small programs that a desktop brings along. */
final class DesktopTool {
  private static final long PATIENCE_SECONDS = 3;

  private DesktopTool() {}

  /**
   * Runs a command. What is still running after a moment is a program that shows what it was given.
   *
   * @return false if it is not there, or says that it failed
   */
  static boolean run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
