package org.tunebench.app.shell;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads for what may take long. Once they are shut down, what begun is ended and what comes
 * later is dropped without a word: while the window closes, a pulse may still ask for a picture, or
 * a search may still tell how far it is, and nobody is there any more to see it.
 */
public final class BackgroundThreads extends ThreadPoolExecutor {
  private static final int THREADS = 3;

  /** Threads that do not keep the process alive. */
  public BackgroundThreads() {
    super(
        THREADS,
        THREADS,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        daemons(),
        // The queue has no bound: the only reason to reject is that all is over.
        new DiscardPolicy());
  }

  /** Takes nothing more and waits for what has been asked for, but not for ever. */
  public void finish(Duration atMost) {
    shutdown();
    try {
      awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "background-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
