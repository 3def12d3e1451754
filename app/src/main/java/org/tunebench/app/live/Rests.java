package org.tunebench.app.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Work waits until the screen has rested after its last change; who comes later need not wait. */
final class Rests implements Pace.Paced {
  private final long rest;
  private final LongSupplier nanos;
  private final Executor background;
  private volatile long over;

  /**
   * @param rest how long the screen rests after a change
   * @param nanos the time, as {@link System#nanoTime} has it
   * @param background runs the work
   */
  Rests(Duration rest, LongSupplier nanos, Executor background) {
    this.rest = rest.toNanos();
    this.nanos = nanos;
    this.background = background;
    this.over = nanos.getAsLong();
  }

  @Override
  public void execute(Runnable work) {
    long left = left();
    if (left == 0) {
      background.execute(work);
    } else {
      CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS, background).execute(work);
    }
  }

  /** What is left of the rest, in nanoseconds. */
  long left() {
    return Math.max(0, over - nanos.getAsLong());
  }

  @Override
  public void changed() {
    over = nanos.getAsLong() + rest;
  }
}
