package org.tunebench.engine;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

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
    String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".part";
    // Not a temporary file of Java's: those can be read by their owner alone, and stay so.
    Path temporary = Files.createFile(target.resolveSibling(name));
    try {
      contents.writeTo(temporary);
      keepPermissions(target, temporary);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What is replaced may have been shared with others, or kept from them. */
  private static void keepPermissions(Path of, Path on) throws IOException {
    boolean posix = of.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.exists(of)) {
      Files.setPosixFilePermissions(on, Files.getPosixFilePermissions(of));
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
