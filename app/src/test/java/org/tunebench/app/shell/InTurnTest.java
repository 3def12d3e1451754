package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InTurnTest {
  private final List<Integer> done = new ArrayList<>();

  @Test
  void tasksAreDoneInTheirOrderOnSeveralThreads() {
    BackgroundThreads threads = new BackgroundThreads();
    InTurn inTurn = new InTurn(threads);
    List<Integer> all = IntStream.range(0, 10_000).boxed().toList();
    all.forEach(task -> inTurn.execute(() -> done.add(task)));
    // What was asked for before the end is done all the same.
    threads.finish(java.time.Duration.ofSeconds(30));

    assertThat(done).isEqualTo(all);
  }

  @Test
  void whicheverThreadComesFirstDoesWhatWasAskedForFirstAndAFailureHoldsUpNothing() {
    Deque<Runnable> threads = new ArrayDeque<>();
    InTurn inTurn = new InTurn(threads::push);
    inTurn.execute(
        () -> {
          throw new IllegalStateException("disk");
        });
    inTurn.execute(() -> done.add(1));
    inTurn.execute(() -> done.add(2));
    assertThatThrownBy(() -> threads.pop().run()).hasMessage("disk");
    threads.pop().run();
    threads.pop().run();

    assertThat(done).containsExactly(1, 2);
  }
}
