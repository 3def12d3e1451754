package org.tunebench.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;

/** A file that a verb writes, as a whole or not at all. */
final class OutputFile {
  /** Writes the contents. */
  @FunctionalInterface
  interface Contents {
    void writeTo(Writer writer) throws IOException;
  }

  private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout");

  private OutputFile() {}

  /** Whether it goes to standard output: where no file is named, or what stands for that. */
  static boolean isStandard(Path named) {
    return named == null || STANDARD_OUTPUT.contains(named.toString());
  }

  /**
   * @param replace whether a file that exists is replaced
   * @throws WrongInputException if it exists and is not to be replaced, or cannot be written
   */
  static void write(Path file, boolean replace, Contents contents) {
    requireWritable(file, replace);
    try {
      WholeFile.write(
          file,
          target -> {
            try (Writer writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
              contents.writeTo(writer);
            }
          });
    } catch (IOException e) {
      String rest = WholeFile.isStream(file) ? "" : "; nothing was left behind";
      throw wrong(file, "cannot be written: " + reason(e) + rest, e);
    }
  }

  /**
   * Refuses what cannot be written to before any work is done for it.
   *
   * @param replace whether a file that exists is replaced
   * @throws WrongInputException if there is no such folder or nothing can be written to it, or the
   *     file exists and is not to be replaced
   */
  static void requireWritable(Path file, boolean replace) {
    if (WholeFile.isStream(file)) {
      return;
    }
    if (file.toString().isBlank()) {
      throw new WrongInputException("-o", "names no file: is a variable of the shell unset?");
    }
    Path target = file.toAbsolutePath();
    requireFolder(target.getParent());
    if (Files.isDirectory(target)) {
      throw wrong(file, "is a folder: name a file in it", null);
    }
    if (Files.exists(target) && !replace) {
      throw wrong(file, "exists already: choose another name, or replace it with --force", null);
    }
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new WrongInputException(
          "-o", "there is no folder %s: create it, or choose another".formatted(folder));
    }
    OutputFolder.requireWritable(folder, "-o");
  }

  private static WrongInputException wrong(Path file, String message, IOException cause) {
    return new WrongInputException("-o", file + " " + message, cause);
  }

  /** Why a file or folder could not be written. */
  static String reason(IOException e) {
    if (e instanceof FileSystemException system) {
      // Its message may be nothing but the path, which the person knows.
      return system.getReason() == null ? "the folder takes no new files" : system.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
