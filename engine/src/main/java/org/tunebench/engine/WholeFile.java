package org.tunebench.engine;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole or not at all: nobody ever finds half of it. */
public final class WholeFile {
  /** Writes the contents to a file that nobody looks at yet. */
  @FunctionalInterface
  public interface Contents {
    /** Writes all of it. */
    void writeTo(Path file) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes beside the file and then moves there; a file that is there is replaced.
   *
   * @throws IOException if it cannot be written; nothing is left behind then
   */
  public static void write(Path file, Contents contents) throws IOException {
    Path target = file.toAbsolutePath();
    Path temporary = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
    try {
      contents.writeTo(temporary);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
