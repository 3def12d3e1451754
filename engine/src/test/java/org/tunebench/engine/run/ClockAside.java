package org.tunebench.engine.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The real time and what a test has let pass beside it. */
final class ClockAside {
  private ClockAside() {}

  static Clock of(AtomicReference<Duration> aside) {
    InstantSource source = () -> Instant.now().plus(aside.get());
    return source.withZone(ZoneOffset.UTC);
  }
}
