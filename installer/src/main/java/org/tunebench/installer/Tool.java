package org.tunebench.installer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.spi.ToolProvider;

/** Runs the JDK's own tools in this process and the system's in one of their own. */
final class Tool {
  private Tool() {}

  /**
   * Runs a tool of the JDK that runs this.
   *
   * @return what it printed
   * @throws IllegalStateException if it failed, with what it printed
   */
  static String jdk(String name, List<String> arguments) {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("this JDK has no " + name));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    int code = tool.run(stream, stream, arguments.toArray(String[]::new));
    return checked(name, code, printed.toString(StandardCharsets.UTF_8));
  }

  /**
   * Runs a program of the system.
   *
   * @return what it printed
   * @throws IllegalStateException if it failed, with what it printed
   */
  static String system(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return checked(command.get(0), process.waitFor(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command.get(0) + " ran", e);
    }
  }

  /** Whether a program of the system is there. */
  static boolean exists(String program) {
    try {
      Process process =
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for " + program, e);
    }
  }

  private static String checked(String name, int code, String printed) {
    if (code != 0) {
      throw new IllegalStateException(name + " failed with " + code + ":\n" + printed);
    }
    return printed;
  }
}
