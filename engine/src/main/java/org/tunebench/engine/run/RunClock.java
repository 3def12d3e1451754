package org.tunebench.engine.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The clock of runs: what time it is, and how much of it passes. These are two things. The clock on
 * the wall may be set, or have gone on while the machine slept; what a budget has left, and how
 * long reports wait to be written, must not change with it.
 */
final class RunClock {
  private final Clock wall;
  private final LongSupplier nanos;
  private final long fromMillis;
  private final long fromNanos;

  /** Shows the time of a clock, and counts by itself what passes. */
  RunClock(Clock wall) {
    this(wall, System::nanoTime);
  }

  /**
   * @param wall shows what time it is
   * @param nanos what passes, such as {@link System#nanoTime}
   */
  RunClock(Clock wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.fromMillis = wall.millis();
    this.fromNanos = nanos.getAsLong();
  }

  /** What time it is, to the millisecond. */
  Instant now() {
    return wall.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Milliseconds that only ever grow, by what passes; of use as differences alone. */
  long millis() {
    return fromMillis + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - fromNanos);
  }
}
