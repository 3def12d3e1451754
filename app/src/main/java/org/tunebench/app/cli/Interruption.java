package org.tunebench.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl+C and a request to terminate into a clean end: the process waits with its own end
 * until the work that was interrupted has stopped and put everything away.
 */
public final class Interruption implements AutoCloseable {
  /** Longer than workers take to end; who cannot wait kills the process, and nothing is lost. */
  private static final long LONGEST_WAIT_SECONDS = 30;

  private final CountDownLatch done = new CountDownLatch(1);
  private Thread hook;
  private Runnable action = () -> {};
  private boolean requested;

  /** One that listens to the signals of the operating system until it is closed. */
  public static Interruption bySignal() {
    Interruption interruption = new Interruption();
    interruption.hook =
        new Thread(
            () -> {
              interruption.request();
              interruption.await();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Says what to do on an interruption; one that has come already does it at once. */
  public void onRequest(Runnable stop) {
    boolean late;
    synchronized (this) {
      action = stop;
      late = requested;
    }
    if (late) {
      stop.run();
    }
  }

  /** The work leaves nothing behind wherever it is broken off: the process need not wait for it. */
  void waitForNothing() {
    done.countDown();
  }

  /** Interrupts the work. */
  void request() {
    Runnable stop;
    synchronized (this) {
      requested = true;
      stop = action;
    }
    stop.run();
  }

  /** Whether the person has interrupted the work. */
  synchronized boolean requested() {
    return requested;
  }

  private void await() {
    try {
      done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended: nothing is waited for any more. */
  @Override
  public void close() {
    done.countDown();
    // Once the process is on its way out its hooks can no longer be taken back.
    if (hook != null && !requested()) {
      remove();
    }
  }

  private void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      Thread.yield();
    }
  }
}
