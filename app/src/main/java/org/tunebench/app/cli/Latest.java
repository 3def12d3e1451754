package org.tunebench.app.cli;

/**
 * Hands the newest of a row of values from the thread that makes them to one that takes its time:
 * giving never waits, and values that were not taken in time are skipped.
 */
final class Latest<T> {
  private T value;
  private boolean closed;

  synchronized void set(T newest) {
    value = newest;
    notifyAll();
  }

  /** No more values come. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Waits for a value that was not taken yet; null once none comes any more. */
  synchronized T take() throws InterruptedException {
    while (value == null && !closed) {
      wait();
    }
    T taken = value;
    value = null;
    return taken;
  }
}
