package org.tunebench.app;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the FX thread to answer. Where it does not for long, what all threads do is printed while
 * they do it, so that a freeze names itself; where it does not answer at all, that is an error.
 */
final class FxWatch {
  /** The slowest of machines answers by then, or the threads are worth a look. */
  private static final long LONG_MILLIS = 10_000;

  private static final int LOOKS = 6;
  private static final int ROUNDS = 2;

  private final Executor thread;
  private final long longMillis;

  /** A watch over the thread behind this executor. */
  FxWatch(Executor thread) {
    this(thread, LONG_MILLIS);
  }

  FxWatch(Executor thread, long longMillis) {
    this.thread = thread;
    this.longMillis = longMillis;
  }

  /**
   * Returns once the thread has done what it was asked before and what that asked for.
   *
   * @param after what was done last, in words
   * @throws AssertionError with what the threads did, where it is frozen
   */
  void awaitAnswer(Supplier<String> after) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      CountDownLatch answered = new CountDownLatch(1);
      thread.execute(answered::countDown);
      String seen = "";
      for (int look = 1; !answered.await(longMillis, TimeUnit.MILLISECONDS); look++) {
        seen = "no answer for %d ms after %s%n%s".formatted(look * longMillis, after.get(), all());
        System.out.println(seen);
        if (look == LOOKS) {
          throw new AssertionError(seen);
        }
      }
    }
  }

  /** What every thread does, and which of them wait for each other. */
  private static String all() {
    StringBuilder said = new StringBuilder();
    for (Map.Entry<Thread, StackTraceElement[]> at : Thread.getAllStackTraces().entrySet()) {
      said.append(at.getKey().getName()).append(' ').append(at.getKey().getState());
      List.of(at.getValue()).forEach(frame -> said.append("\n    ").append(frame));
      said.append('\n');
    }
    long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return said + "deadlocked: " + Arrays.toString(deadlocked);
  }
}
