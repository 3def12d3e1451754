package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestTaskTest {
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Queue<Runnable> foreground = new ArrayDeque<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> applied = new ArrayList<>();
  private final LatestTask<String> task =
      new LatestTask<>(background::add, foreground::add, applied::add);

  private void submit(String name) {
    task.submit(
        () -> {
          begun.add(name);
          return name;
        });
  }

  @Test
  void workThatWaitsIsOvertakenByNewerWork() {
    submit("first");
    submit("second");
    submit("third");
    assertThat(background).hasSize(1);
    background.remove().run();
    foreground.remove().run();
    background.remove().run();
    foreground.remove().run();
    assertThat(begun).containsExactly("first", "third");
    assertThat(applied).containsExactly("first", "third");
    assertThat(task.isBusy()).isFalse();
  }

  @Test
  void resultsAreAppliedOnTheForegroundOnly() {
    submit("only");
    background.remove().run();
    assertThat(applied).isEmpty();
    assertThat(task.isBusy()).isTrue();
    foreground.remove().run();
    assertThat(applied).containsExactly("only");
  }

  @Test
  void aFailureReachesTheExecutorAndDoesNotHoldUpTheNext() {
    task.submit(
        () -> {
          throw new IllegalStateException("broken");
        });
    submit("next");
    assertThatIllegalStateException().isThrownBy(() -> background.remove().run());
    foreground.remove().run();
    background.remove().run();
    foreground.remove().run();
    assertThat(applied).containsExactly("next");
  }

  @Test
  void runsInPlaceWhenTheExecutorsDo() {
    LatestTask<String> direct = new LatestTask<>(Runnable::run, Runnable::run, applied::add);
    direct.submit(() -> "a");
    direct.submit(() -> "b");
    assertThat(applied).containsExactly("a", "b");
  }
}
