package org.tunebench.app.cli;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
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

  private static final String PACKED = ".gz";

  private OutputFile() {}

  /** Whether it goes to standard output: where no file is named, or what stands for that. */
  static boolean isStandard(Path named) {
    return named == null || STANDARD_OUTPUT.contains(named.toString());
  }

  /** Whether its name asks for gzip. */
  private static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(PACKED);
  }

  /** The file by its name before it is packed: {@code trials.csv} of {@code trials.csv.gz}. */
  static Path unpacked(Path file) {
    String name = file.toString();
    return isPacked(file) ? Path.of(name.substring(0, name.length() - PACKED.length())) : file;
  }

  /** The same where nobody calls it off. */
  static void write(Path file, boolean replace, Contents contents) {
    write(file, replace, contents, () -> false);
  }

  /**
   * Writes it, packed if its name ends with {@code .gz}.
   *
   * @param replace whether a file that exists is replaced
   * @param isCalledOff is asked now and then
   * @throws WrongInputException if it exists and is not to be replaced, or cannot be written
   * @throws CancellationException if it was called off: nothing is left behind then
   */
  static void write(Path file, boolean replace, Contents contents, BooleanSupplier isCalledOff) {
    requireWritable(file, replace);
    try {
      WholeFile.write(
          file,
          target -> {
            try (Writer writer = writer(target, isPacked(file), isCalledOff)) {
              contents.writeTo(writer);
              requireWanted(isCalledOff);
            }
          });
    } catch (IOException e) {
      String rest = WholeFile.isStream(file) ? "" : "; nothing was left behind";
      throw wrong(file, "cannot be written: " + reason(e) + rest, e);
    }
  }

  private static Writer writer(Path target, boolean packed, BooleanSupplier isCalledOff)
      throws IOException {
    OutputStream out = Files.newOutputStream(target);
    Writer writer =
        new OutputStreamWriter(packed ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8);
    // Beneath the buffer: asked once for each that is full.
    return new BufferedWriter(
        new FilterWriter(writer) {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            requireWanted(isCalledOff);
            super.write(text, from, length);
          }
        });
  }

  private static void requireWanted(BooleanSupplier isCalledOff) {
    if (isCalledOff.getAsBoolean()) {
      throw new CancellationException("the file is not wanted any more");
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
