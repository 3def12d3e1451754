package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestsTest {
  private static final Duration REST = Duration.ofMillis(100);

  private long now = 5;
  private final List<Runnable> begun = new ArrayList<>();
  private final Rests rests = new Rests(REST, () -> now, begun::add);

  @Test
  void theFirstChangeIsNotWaitedFor() {
    rests.execute(() -> {});
    assertThat(begun).hasSize(1);
  }

  @Test
  void workWaitsForAsLongAsTheScreenRestsAfterItsLastChange() {
    rests.changed();
    rests.execute(() -> {});
    assertThat(begun).isEmpty();
    assertThat(rests.left()).isEqualTo(REST.toNanos());

    now += REST.toNanos() / 2;
    assertThat(rests.left()).isEqualTo(REST.toNanos() / 2);
  }

  @Test
  void whoComesAfterTheRestDoesNotWait() {
    rests.changed();
    now += REST.toNanos();
    rests.execute(() -> {});
    assertThat(begun).hasSize(1);
  }

  @Test
  void whatHasWaitedIsRun() throws Exception {
    CompletableFuture<Boolean> run = new CompletableFuture<>();
    Rests brief = new Rests(Duration.ofMillis(1), System::nanoTime, Runnable::run);
    brief.changed();
    brief.execute(() -> run.complete(true));
    assertThat(run.get(60, TimeUnit.SECONDS)).isTrue();
  }
}
