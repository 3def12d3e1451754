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
  /** Names the folder that the native libraries were unpacked into, where they are in no jar. */
  private static final String NATIVES = "tunebench.natives";

  /** What launchers of jobs read, too: an option a line, and comments. */
  private static final String OPTIONS = "/org/tunebench/engine/worker.options";

  private WorkerJava() {}

  /** The command line up to a main class; its class path goes into {@code CLASSPATH}. */
  public static List<String> line(String mainClass) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> line = new ArrayList<>(List.of(java));
    line.addAll(options());
    line.addAll(nativeLibraries());
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

  private static List<String> nativeLibraries() {
    String folder = System.getProperty(NATIVES);
    if (folder == null) {
      return List.of();
    }
    return List.of(
        "-Djava.library.path=" + folder,
        "-Dorg.bytedeco.javacpp.pathsFirst=true",
        // Taken from where they are, nothing is written into the person's home.
        "-Dorg.bytedeco.javacpp.cacheLibraries=false");
  }

  /**
   * The class path, for the variable rather than an argument: class paths can be longer than a
   * command line.
   */
  public static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
