package org.tunebench.app.shell;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Writes down in the background what changes faster than it is written.
 *
 * @param <T> what is written
 */
public final class Keeping<T> {
  private final Consumer<T> writer;
  private final Executor background;
  private final AtomicReference<T> unkept = new AtomicReference<>();

  /**
   * @param writer writes it down
   * @param background what it does so on
   */
  public Keeping(Consumer<T> writer, Executor background) {
    this.writer = writer;
    this.background = background;
  }

  /** Has this written; what was to be written before and has not been yet is forgotten. */
  public void keep(T latest) {
    if (unkept.getAndSet(latest) == null) {
      background.execute(this::write);
    }
  }

  /** One at a time, and each the latest: an older one never replaces a newer one. */
  private synchronized void write() {
    T latest = unkept.getAndSet(null);
    if (latest != null) {
      writer.accept(latest);
    }
  }
}
