package org.tunebench.engine.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The real time, and what passes, with what a test has let pass beside it. */
final class ClockAside {
  private ClockAside() {}

  static RunClock of(AtomicReference<Duration> aside) {
    return new RunClock(wall(aside), () -> System.nanoTime() + aside.get().toNanos());
  }

  /** A clock on the wall that a test sets: nothing passes by that. */
  static RunClock set(AtomicReference<Duration> aside) {
    return new RunClock(wall(aside));
  }

  private static Clock wall(AtomicReference<Duration> aside) {
    InstantSource source = () -> Instant.now().plus(aside.get());
    return source.withZone(ZoneOffset.UTC);
  }
}
