package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tunebench.engine.WrongInputException;

/**
 * Writes what a person starts a search of an own script from: a Python helper that reports, and for
 * scikit-learn, PyTorch, Keras and scvi-tools a script with its study file, and one for a cluster.
 */
public final class TemplateWriter {
  private static final List<String> FILES =
      List.of(
          "tunebench_report.py",
          "tune_sklearn.py",
          "tune_sklearn.yaml",
          "tune_pytorch.py",
          "tune_pytorch.yaml",
          "tune_keras.py",
          "tune_keras.yaml",
          "tune_scvi.py",
          "tune_scvi.yaml",
          "tune_slurm.yaml");

  private TemplateWriter() {}

  /** The names of the files. */
  public static List<String> files() {
    return FILES;
  }

  /**
   * Writes the files. Those that are there already have to say the same.
   *
   * @param folder to write to; created if there is none
   * @return the files, in the order of {@link #files()}
   * @throws WrongInputException if a file of one of the names says something else, in which case
   *     nothing is written, or if the folder cannot be written to
   */
  public static List<Path> write(Path folder) {
    try {
      Files.createDirectories(folder);
      List<Path> written = new ArrayList<>();
      for (String name : FILES) {
        requireOurs(folder.resolve(name), content(name));
      }
      for (String name : FILES) {
        written.add(Files.write(folder.resolve(name), content(name)));
      }
      return written;
    } catch (IOException e) {
      throw new WrongInputException(
          "", "the folder %s cannot be written to: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void requireOurs(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), content)) {
      throw new WrongInputException(
          "",
          "%s exists and is not replaced: choose another folder, or move it away".formatted(file));
    }
  }

  private static byte[] content(String name) throws IOException {
    try (InputStream in = TemplateWriter.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
