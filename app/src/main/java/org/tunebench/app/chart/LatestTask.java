package org.tunebench.app.chart;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs work in the background, one piece at a time, and skips what newer work has overtaken. Work
 * that has begun is finished and its result applied even if newer work waits, so that a steady
 * stream of submissions still gives results, always in order; of the work that waits, only the
 * latest is ever run.
 *
 * <p>Confined to the thread of the foreground executor: {@link #submit} is called there and results
 * are applied there. A failure of the work is left to the background thread's handler of uncaught
 * exceptions, and does not hold up what comes after.
 *
 * @param <T> what the work produces
 */
public final class LatestTask<T> {
  private final Executor background;
  private final Executor foreground;
  private final Consumer<? super T> apply;
  private Supplier<? extends T> waiting;
  private boolean running;

  /**
   * @param background runs the work
   * @param foreground applies the results, such as {@code Platform::runLater}
   * @param apply what to do with a result, on the foreground
   */
  public LatestTask(Executor background, Executor foreground, Consumer<? super T> apply) {
    this.background = Objects.requireNonNull(background, "background");
    this.foreground = Objects.requireNonNull(foreground, "foreground");
    this.apply = Objects.requireNonNull(apply, "apply");
  }

  /** Runs the work as soon as the present one has ended, unless something newer comes first. */
  public void submit(Supplier<? extends T> work) {
    waiting = Objects.requireNonNull(work, "work");
    if (!running) {
      startWaiting();
    }
  }

  /** Whether work runs or waits. */
  public boolean isBusy() {
    return running;
  }

  private void startWaiting() {
    Supplier<? extends T> work = waiting;
    waiting = null;
    running = true;
    background.execute(() -> run(work));
  }

  private void run(Supplier<? extends T> work) {
    Runnable end = this::ended;
    try {
      T result = work.get();
      end = () -> applied(result);
    } finally {
      foreground.execute(end);
    }
  }

  private void applied(T result) {
    try {
      apply.accept(result);
    } finally {
      ended();
    }
  }

  private void ended() {
    running = false;
    if (waiting != null) {
      startWaiting();
    }
  }
}
