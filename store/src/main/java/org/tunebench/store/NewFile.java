package org.tunebench.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written from what is read elsewhere, readable by its owner alone. What cannot be
 * written, as on a full disk, is told from what cannot be read: only the latter says that the
 * source is worth nothing.
 */
final class NewFile extends FilterOutputStream {
  /** The file could not be written, whatever can be read. */
  static final class UnwrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    private UnwrittenException(IOException reason) {
      super(reason.getMessage(), reason);
      this.reason = reason;
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  private NewFile(OutputStream file) {
    super(file);
  }

  /**
   * Writes all that there is to read, in the place of any file that is there.
   *
   * @throws UnwrittenException if it cannot be written
   * @throws IOException if it cannot be read
   */
  static void write(InputStream source, Path target) throws IOException {
    try (OutputStream file = new NewFile(created(target))) {
      source.transferTo(file);
    }
  }

  /**
   * What could not be written says nothing of what was read: taken for a loss, it would be final,
   * since the database goes on counting then and nobody looks again.
   *
   * @throws WorkspaceException if something failed because a file could not be written
   */
  static void refuseIfUnwritten(Path file, Throwable cause) {
    if (cause instanceof UnwrittenException e) {
      throw Failures.ofFile(file, e.reason);
    }
    if (Failures.isFull(file, cause)) {
      throw Failures.ofDatabase(file, cause);
    }
  }

  private static OutputStream created(Path target) throws UnwrittenException {
    try {
      Files.deleteIfExists(target);
      Folders.createFile(target);
      // Into the file that is there: a copy that replaces it would be readable by others.
      return Files.newOutputStream(target);
    } catch (IOException e) {
      throw new UnwrittenException(e);
    }
  }

  private static void attempt(Step step) throws UnwrittenException {
    try {
      step.take();
    } catch (UnwrittenException e) {
      throw e;
    } catch (IOException e) {
      throw new UnwrittenException(e);
    }
  }

  @Override
  public void write(int b) throws UnwrittenException {
    attempt(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws UnwrittenException {
    attempt(() -> out.write(bytes, from, count));
  }

  @Override
  public void flush() throws UnwrittenException {
    attempt(out::flush);
  }

  @Override
  public void close() throws UnwrittenException {
    attempt(super::close);
  }
}
