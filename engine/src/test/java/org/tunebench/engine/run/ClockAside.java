package org.tunebench.engine.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The real time and what a test has let pass beside it. */
final class ClockAside extends Clock {
  private final AtomicReference<Duration> aside;

  ClockAside(AtomicReference<Duration> aside) {
    this.aside = aside;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(aside.get());
  }
}
