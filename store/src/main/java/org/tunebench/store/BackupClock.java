package org.tunebench.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the backups that are due while a workspace is open, on a thread of its own. */
final class BackupClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackupClock.class);

  /** Verbs that only look at studies are over by then. */
  private static final long FIRST_SECONDS = 20;

  private static final long EVERY_SECONDS = 600;

  /** A backup that is being taken may take as long until the workspace is closed. */
  private static final long LONGEST_SECONDS = 60;

  private final ScheduledExecutorService thread;

  private BackupClock(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  static BackupClock start(Backups backups, Database database, Ledger ledger) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread backing = new Thread(work, "backups");
              backing.setDaemon(true);
              return backing;
            });
    thread.scheduleWithFixedDelay(
        () -> {
          try {
            backups.takeIfDue(database, ledger.changes());
          } catch (RuntimeException e) {
            // Or else the executor would silently take no further one.
            LOG.error("no backup could be taken", e);
          }
        },
        FIRST_SECONDS,
        EVERY_SECONDS,
        TimeUnit.SECONDS);
    return new BackupClock(thread);
  }

  @Override
  public void close() {
    // Not now: an interrupt in the middle of a backup would close its file.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a backup is still being taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
