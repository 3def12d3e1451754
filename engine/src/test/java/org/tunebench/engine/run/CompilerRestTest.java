package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CompilerRestTest {
  @Test
  void isOverWhenNothingIsCompiledAnyMore() {
    AtomicLong calls = new AtomicLong();
    new CompilerRest(() -> Math.min(20, calls.incrementAndGet())).await(() -> true);
    assertThat(calls).hasValueGreaterThan(20);
  }

  @Test
  void isOverAtTheLatestWhenItsTimeIs() {
    AtomicLong calls = new AtomicLong();
    new CompilerRest(calls::incrementAndGet).await(() -> calls.get() < 100);
    assertThat(calls).hasValue(100);
  }

  @Test
  void whatIsOverAlreadyIsNotWaitedFor() {
    AtomicLong calls = new AtomicLong();
    new CompilerRest(calls::incrementAndGet).await(() -> false);
    assertThat(calls).hasValue(2);
  }

  @Test
  void wasBusyIfItHasCompiledForMuchOfTheTime() {
    AtomicLong compiled = new AtomicLong(5);
    CompilerRest compiler = new CompilerRest(compiled::get);
    assertThat(compiler.wasBusy()).isFalse();
    compiled.addAndGet(TimeUnit.HOURS.toMillis(1));
    assertThat(compiler.wasBusy()).isTrue();
    assertThat(compiler.wasBusy()).isFalse();
  }
}
