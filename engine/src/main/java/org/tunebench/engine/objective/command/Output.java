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

  /** More than any pipe holds: who has written that has not ended. */
  private static final long MOST_LEFT = 4L << 20;

  private final FutureTask<Void> reading;

  /** Whether there is nothing to read at present. */
  private volatile boolean idle;

  private volatile long read;

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

  private void readAll(InputStream from, OutputLines lines) {
    byte[] buffer = new byte[BUFFER];
    try (from) {
      for (int n = next(from, buffer); n >= 0; n = next(from, buffer)) {
        lines.accept(buffer, n);
      }
    } catch (IOException closed) {
      // The process is gone and the pipe with it: what has come is what there is.
    }
    lines.end();
  }

  private int next(InputStream from, byte[] buffer) throws IOException {
    idle = true;
    int n = from.read(buffer);
    idle = false;
    read += n;
    return n;
  }

  /**
   * Waits until everything has been read, however long that takes: a line that a pattern looks at
   * may cost milliseconds, and the last one counts.
   *
   * @param millis how long nothing may come before somebody else is taken to hold the other end
   * @return false if somebody does
   */
  boolean awaitEnd(long millis) throws InterruptedException {
    long before = read;
    while (true) {
      try {
        reading.get(millis, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException stillOpen) {
        if (idle || read - before > MOST_LEFT) {
          return false;
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("the command's output cannot be read", e.getCause());
      }
    }
  }
}
