package org.tunebench.app.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks a thread every few milliseconds to answer, and notes how long it takes. With {@code
 * -Dtunebench.stacks=true} it prints what the FX thread does whenever that takes long.
 */
final class Held {
  private static final long LONG_NANOS = 30_000_000;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong oldest = new AtomicLong(Long.MAX_VALUE);
  private final Executor thread;

  /** A thread that has nothing to do: what a machine does to that is nobody's doing. */
  static Held idle() {
    return new Held(
        Executors.newSingleThreadExecutor(
            work -> {
              Thread idle = new Thread(work, "idle");
              idle.setDaemon(true);
              return idle;
            }));
  }

  Held(Executor thread) {
    this.thread = thread;
    timer.scheduleAtFixedRate(this::beat, 0, 5, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    long asked = System.nanoTime();
    if (oldest.compareAndSet(Long.MAX_VALUE, asked)) {
      thread.execute(
          () -> {
            millis.add((System.nanoTime() - asked) / 1e6);
            oldest.set(Long.MAX_VALUE);
          });
    } else if (Boolean.getBoolean("tunebench.stacks") && asked - oldest.get() > LONG_NANOS) {
      sayWhatFxDoes((asked - oldest.get()) / 1e6);
    }
  }

  private static void sayWhatFxDoes(double millis) {
    Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().startsWith("JavaFX Application"))
        .forEach(
            entry -> {
              System.out.printf("held for %.0f ms%n", millis);
              for (StackTraceElement element : entry.getValue()) {
                System.out.println("    " + element);
              }
            });
  }

  /** The longest times so far, in words; nothing is asked any more. */
  String said() {
    timer.shutdownNow();
    List<Double> sorted;
    synchronized (millis) {
      sorted = millis.stream().sorted().toList();
    }
    return String.format(
        "%.1f ms at most, %.1f ms in 999 of 1000, %.1f ms in 99 of 100",
        sorted.get(sorted.size() - 1),
        sorted.get((int) (0.999 * sorted.size())),
        sorted.get((int) (0.99 * sorted.size())));
  }
}
