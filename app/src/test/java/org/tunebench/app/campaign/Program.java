package org.tunebench.app.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tunebench.app.Main;

/** The command line as a process of its own. */
final class Program {
  private static final int MINUTES = 5;

  private final List<String> options;

  /**
   * @param options of Java
   */
  Program(String... options) {
    this.options = List.of(options);
  }

  /**
   * How a verb ended.
   *
   * @param exit the exit code
   * @param output all that it printed, errors included
   */
  record Run(int exit, String output) {
    /** Whether it ended as wanted and without a stack trace. */
    boolean is(int wanted) {
      return exit == wanted && !output.contains("\tat ") && !output.contains("Exception");
    }
  }

  /** Starts a verb. */
  Process start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dfile.encoding=UTF-8");
    command.addAll(options);
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    // As people's desktops have it: in the plain C locale, Java cannot name files beyond ASCII.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  /** Runs a verb to its end. */
  Run run(Path folder, String... arguments) throws IOException, InterruptedException {
    Process process = start(folder, arguments);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Run(-1, output + "did not end");
    }
    return new Run(process.exitValue(), output);
  }
}
