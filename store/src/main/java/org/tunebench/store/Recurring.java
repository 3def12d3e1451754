package org.tunebench.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again while a workspace is open, on a thread of its own. */
final class Recurring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

  /** What is being done may take as long until the workspace is closed. */
  private static final long LONGEST_SECONDS = 60;

  private final ScheduledExecutorService thread;
  private final String name;

  private Recurring(ScheduledExecutorService thread, String name) {
    this.thread = thread;
    this.name = name;
  }

  /**
   * Begins.
   *
   * @param name of the thread
   * @param first from now to the first time
   * @param pause from the end of one time to the next
   */
  static Recurring start(String name, Runnable work, Duration first, Duration pause) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            runnable -> {
              Thread working = new Thread(runnable, name);
              working.setDaemon(true);
              return working;
            });
    thread.scheduleWithFixedDelay(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            // Or else the executor would silently do it no more.
            LOG.error("{} failed this time", name, e);
          }
        },
        first.toMillis(),
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
    return new Recurring(thread, name);
  }

  /** Waits for what is being done, a minute at most. */
  @Override
  public void close() {
    // Not now: an interrupt in the middle of a backup would close its file.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} still at work", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
