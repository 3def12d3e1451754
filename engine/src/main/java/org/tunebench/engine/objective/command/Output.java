package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads what a process prints, on a thread of its own, so that the process never waits for us. */
final class Output {
  private static final int BUFFER = 64 * 1024;

  private final FutureTask<Void> reading;

  private Output(InputStream from, OutputLines lines) {
    this.reading = new FutureTask<>(() -> readAll(from, lines), null);
  }

  static Output read(InputStream from, OutputLines lines, String name) {
    Output output = new Output(from, lines);
    Thread thread = new Thread(output.reading, name);
    thread.setDaemon(true);
    thread.start();
    return output;
  }

  private static void readAll(InputStream from, OutputLines lines) {
    byte[] buffer = new byte[BUFFER];
    try (from) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        lines.accept(buffer, n);
      }
    } catch (IOException closed) {
      // The process is gone and the pipe with it: what has come is what there is.
    }
    lines.end();
  }

  /**
   * Waits until everything has been read.
   *
   * @return false if somebody still holds the other end
   */
  boolean awaitEnd(long millis) throws InterruptedException {
    try {
      reading.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillOpen) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the command's output cannot be read", e.getCause());
    }
  }
}
