package org.tunebench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tunebench.engine.WrongInputException;

/** A folder that a verb writes to; it is created if there is none. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Creates it unless it is there.
   *
   * @param field what the person gave it as
   * @throws WrongInputException if it is a file, or cannot be created or written to
   */
  static Path create(Path folder, String field) {
    Path there = folder.toAbsolutePath().normalize();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new WrongInputException(field, there + " is a file: name a folder");
    }
    requireWritable(there, field);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WrongInputException(
          field, "the folder %s cannot be created: %s".formatted(folder, OutputFile.reason(e)), e);
    }
  }

  /**
   * @param field what the person gave it as
   * @throws WrongInputException if nothing can be written to it
   */
  static void requireWritable(Path folder, String field) {
    if (!Files.isWritable(folder)) {
      throw new WrongInputException(
          field, "the folder %s is read-only: choose another".formatted(folder));
    }
  }
}
