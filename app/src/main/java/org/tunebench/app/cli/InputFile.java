package org.tunebench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tunebench.engine.WholeFile;

/** A file that a verb reads, which may be what another program pipes in. */
final class InputFile {
  /** Stands for standard input where a file is asked for. */
  static final String STANDARD_INPUT = "-";

  private static final Path DEVICES = Path.of("/dev");
  private static final Path STREAM = DEVICES.resolve("stdin");

  private InputFile() {}

  /** What a person has named: {@code -} is standard input, where the system has that as a file. */
  static Path of(Path named) {
    boolean isPiped = named.toString().equals(STANDARD_INPUT) && Files.exists(STREAM);
    return isPiped ? STREAM : named;
  }

  /**
   * The folder from which paths in a file start: the file's own, or the one that the command was
   * typed in where a pipe brings the text, which lies in none.
   */
  static Path folder(Path file) {
    Path here = Path.of("").toAbsolutePath();
    // What the shell redirects from a file is one there, too, and does not say whose folder it has.
    boolean isPassedOn = file.startsWith(DEVICES) || WholeFile.isStream(file);
    return isPassedOn ? here : here.resolve(file).normalize().getParent();
  }
}
