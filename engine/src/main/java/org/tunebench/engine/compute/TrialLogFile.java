package org.tunebench.engine.compute;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a trial says, in a file that is there as soon as it says something: a folder and a file for
 * each trial of a test function, which says nothing, would take longer than the function.
 */
final class TrialLogFile implements AutoCloseable {
  /** A log beyond it helps nobody and fills the disk. */
  private static final long MOST_CHARACTERS = 10_000_000;

  private final Path folder;
  private PrintWriter writer;
  private long written;

  /**
   * Begins a log.
   *
   * @param folder the trial's, perhaps with the log of an earlier attempt, which goes
   * @throws UncheckedIOException if that cannot be removed
   */
  TrialLogFile(Path folder) {
    this.folder = folder;
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve(WorkerProtocol.LOG_FILE);
  }

  /**
   * Creates the folder and the file if they are not there yet.
   *
   * @throws UncheckedIOException if they cannot be created
   */
  synchronized void create() {
    if (writer == null) {
      try {
        Files.createDirectories(folder);
        // Not a channel of java.nio: those close themselves when their thread is interrupted.
        writer =
            new PrintWriter(new FileOutputStream(file().toFile()), true, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Adds a line, the first one below one that names the program and the machine.
   *
   * @throws UncheckedIOException if the file cannot be created
   */
  synchronized void add(String line) {
    create();
    if (written == 0) {
      writer.println(Surroundings.text());
    }
    written += line.length() + 1L;
    if (written <= MOST_CHARACTERS) {
      writer.println(line);
    } else if (written - line.length() - 1L <= MOST_CHARACTERS) {
      writer.println("The log ends here: it has reached its limit of 10 million characters.");
    }
  }

  /**
   * Adds a stack trace.
   *
   * @throws UncheckedIOException if the file cannot be created
   */
  synchronized void add(Throwable cause) {
    create();
    cause.printStackTrace(writer);
  }

  /** What is still said afterwards goes nowhere. */
  @Override
  public synchronized void close() {
    if (writer == null) {
      writer = new PrintWriter(Writer.nullWriter());
    }
    writer.close();
  }
}
