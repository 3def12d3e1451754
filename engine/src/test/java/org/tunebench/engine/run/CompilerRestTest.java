package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CompilerRestTest {
  @Test
  void isOverWhenNothingIsCompiledAnyMore() {
    AtomicLong calls = new AtomicLong();
    long until = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    new CompilerRest(() -> Math.min(20, calls.incrementAndGet())).await(until);
    assertThat(calls).hasValueGreaterThan(20);
    assertThat(System.nanoTime()).isLessThan(until);
  }

  @Test
  void isOverAtTheLatestWhenItsTimeIs() {
    AtomicLong calls = new AtomicLong();
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    new CompilerRest(calls::incrementAndGet).await(until);
    assertThat(System.nanoTime()).isGreaterThanOrEqualTo(until);
    assertThat(calls).hasValueGreaterThan(1);
  }

  @Test
  void whatIsOverAlreadyIsNotWaitedFor() {
    AtomicLong calls = new AtomicLong();
    new CompilerRest(calls::incrementAndGet).await(System.nanoTime());
    assertThat(calls).hasValue(1);
  }
}
