package org.tunebench.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tunebench.engine.WrongInputException;

/** Writes a file as a whole or not at all: nobody ever finds half of it. */
final class WholeFile {
  /** Writes the contents. */
  @FunctionalInterface
  interface Contents {
    void writeTo(Writer writer) throws IOException;
  }

  private WholeFile() {}

  /**
   * @param replace whether a file that exists is replaced
   * @throws WrongInputException if it exists and is not to be replaced, or cannot be written
   */
  static void write(Path file, boolean replace, Contents contents) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    requireFolder(folder);
    if (Files.isDirectory(target)) {
      throw wrong(file, "is a folder: name a file in it", null);
    }
    if (Files.exists(target) && !replace) {
      throw wrong(file, "exists already: choose another name, or replace it with --force", null);
    }
    try {
      writeBeside(target, folder, contents);
    } catch (AccessDeniedException e) {
      throw wrong(file, "cannot be written: the folder %s is read-only".formatted(folder), e);
    } catch (IOException e) {
      throw wrong(file, "cannot be written: %s; nothing was left behind".formatted(reason(e)), e);
    }
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new WrongInputException(
          "-o", "there is no folder %s: create it, or choose another".formatted(folder));
    }
  }

  private static WrongInputException wrong(Path file, String message, IOException cause) {
    return new WrongInputException("-o", file + " " + message, cause);
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException system) {
      // Its message may be nothing but the path, which the person knows.
      return system.getReason() == null ? "the folder takes no new files" : system.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void writeBeside(Path target, Path folder, Contents contents) throws IOException {
    Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
        contents.writeTo(writer);
      }
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
