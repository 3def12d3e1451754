package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Follows a file to which a command appends reports, a JSON object a line. */
final class MetricsFile {
  /** Nothing beyond is read, and the log says so: no training reports so much. */
  private static final long MOST_BYTES = 256L << 20;

  private static final int BUFFER = 64 * 1024;
  private static final int BUFFERS_A_LOOK = 64;

  private final Path file;
  private final OutputLines lines;
  private final Consumer<String> notes;
  private final byte[] buffer = new byte[BUFFER];
  private long position;
  private long read;
  private boolean cut;

  /**
   * @param file that the command creates sooner or later
   * @param reports takes what the lines say
   * @param notes takes a sentence if not all of the file is read
   */
  MetricsFile(Path file, Consumer<Parsed> reports, Consumer<String> notes) {
    this.file = file;
    this.notes = notes;
    this.lines =
        new OutputLines(
            (text, overwritten, cut) -> JsonLines.read(text).map(Parsed::of).ifPresent(reports));
  }

  /** Reads what has been appended since; false if there was nothing. */
  boolean look() {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    // Not a channel of java.nio: those close themselves when their thread is interrupted.
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < position) {
        // The command has begun it anew.
        lines.end();
        position = 0;
      }
      in.seek(position);
      return read(in);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private boolean read(RandomAccessFile in) throws IOException {
    boolean any = false;
    for (int i = 0; i < BUFFERS_A_LOOK && read < MOST_BYTES; i++) {
      int n = in.read(buffer);
      if (n <= 0) {
        break;
      }
      lines.accept(buffer, n);
      position += n;
      read += n;
      any = true;
    }
    if (read >= MOST_BYTES && !cut) {
      cut = true;
      notes.accept(
          "%s is read no further than its first %d MiB: what it reports after them does not count"
              .formatted(file.getFileName(), MOST_BYTES >> 20));
    }
    return any;
  }

  /** Reads the rest; the last line needs no line break. */
  void end() {
    while (look()) {
      // Each look is bounded, and so is their sum.
    }
    lines.end();
  }
}
