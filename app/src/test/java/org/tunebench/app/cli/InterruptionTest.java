package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void stopsWhatRuns() {
    try (Interruption interruption = new Interruption()) {
      interruption.onRequest(() -> done.add("stopped"));
      assertThat(interruption.requested()).isFalse();
      interruption.request();
      assertThat(interruption.requested()).isTrue();
    }
    assertThat(done).containsExactly("stopped");
  }

  @Test
  void oneThatCameBeforeTheWorkStopsItAtItsBeginning() {
    try (Interruption interruption = new Interruption()) {
      interruption.request();
      interruption.onRequest(() -> done.add("stopped"));
    }
    assertThat(done).containsExactly("stopped");
  }

  @Test
  void signalsAreHeardOnlyWhileThereIsWork() {
    Interruption interruption = Interruption.bySignal();
    interruption.close();
    interruption.close();
    assertThat(interruption.requested()).isFalse();
  }
}
