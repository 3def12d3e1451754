package org.tunebench.engine.compute;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker's Java is started: the same Java as this one, the same class path. */
public final class WorkerJava {
  /** What launchers of jobs read, too: an option a line, and comments. */
  private static final String OPTIONS = "/org/tunebench/engine/worker.options";

  private WorkerJava() {}

  /**
   * The command line up to a main class; its class path goes into {@code CLASSPATH}.
   *
   * @param onGpu whether the worker's device is one
   */
  public static List<String> line(String mainClass, boolean onGpu) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> line = new ArrayList<>(List.of(java));
    line.addAll(options());
    line.addAll(TrainingLibrary.options(onGpu));
    line.add(mainClass);
    return line;
  }

  private static List<String> options() {
    try (InputStream in = WorkerJava.class.getResourceAsStream(OPTIONS)) {
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return file.lines().filter(line -> line.startsWith("-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The class path, for the variable rather than an argument: class paths can be longer than a
   * command line.
   *
   * @param onGpu whether the worker's device is one
   */
  public static String classPath(boolean onGpu) {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (TrainingLibrary.takes(Path.of(entry), onGpu)) {
        entries.add(Path.of(entry).toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }
}
