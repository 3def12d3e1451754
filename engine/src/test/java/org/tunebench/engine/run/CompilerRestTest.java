package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class CompilerRestTest {
  @Test
  void isOverWhenNothingIsCompiledAnyMore() {
    AtomicLong calls = new AtomicLong();
    rest(() -> Math.min(20, calls.incrementAndGet())).await(() -> true);
    assertThat(calls).hasValueGreaterThan(20);
  }

  @Test
  void isOverAtTheLatestWhenItsTimeIs() {
    AtomicLong calls = new AtomicLong();
    rest(calls::incrementAndGet).await(() -> calls.get() < 100);
    assertThat(calls).hasValue(100);
  }

  @Test
  void whatIsOverAlreadyIsNotWaitedFor() {
    AtomicLong calls = new AtomicLong();
    rest(calls::incrementAndGet).await(() -> false);
    assertThat(calls).hasValue(2);
  }

  @Test
  void isBusyIfItHasCompiledForMuchOfTheTime() {
    AtomicLong compiled = new AtomicLong(5);
    CompilerRest compiler = rest(compiled::get);
    assertThat(compiler.isBusy()).isFalse();
    compiled.addAndGet(TimeUnit.HOURS.toMillis(1));
    assertThat(compiler.isBusy()).isTrue();
    assertThat(compiler.isBusy()).isFalse();
  }

  @Test
  void isTakenForBusyUntilItWasWatched() {
    assertThat(new CompilerRest(() -> 5, TimeUnit.HOURS.toNanos(1)).isBusy()).isTrue();
  }

  /** Judged whenever it is asked. */
  private static CompilerRest rest(LongSupplier compiled) {
    return new CompilerRest(compiled, 0);
  }
}
