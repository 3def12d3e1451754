package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnoverTest {
  private long now;
  private final Turnover turnover = Turnover.ofAFifth(() -> now);

  @Test
  void onACpuEveryChangeCounts() {
    Turnover atOnce = Turnover.atOnce();
    atOnce.madeIn(1_000_000);

    assertThat(atOnce.isDue(3, 0, 1)).isTrue();
    assertThat(atOnce.isDue(3, 1, 0)).isTrue();
    assertThat(atOnce.isDue(3, 0, 0)).isFalse();
  }

  @Test
  void whoComesWaitsFourTimesAsLongAsTheArrayTook() {
    turnover.madeIn(100);
    turnover.epochTook(70);
    turnover.epochTook(20);
    turnover.epochTook(30);

    now = 4 * (100 + 70 - 20) - 1;
    assertThat(turnover.isDue(3, 0, 1)).isFalse();
    now++;
    assertThat(turnover.isDue(3, 0, 1)).isTrue();
  }

  @Test
  void whereEpochsAreLongTheirOwnTimeIsNoCost() {
    turnover.madeIn(100);
    turnover.epochTook(1_000_000);
    turnover.epochTook(1_000_000);

    now = 400;
    assertThat(turnover.isDue(3, 0, 1)).isTrue();
  }

  @Test
  void nobodyWaitsForAnArrayThatNobodyIsIn() {
    turnover.madeIn(100);

    assertThat(turnover.isDue(0, 4, 1)).isTrue();
    assertThat(turnover.isDue(0, 0, 1)).isTrue();
  }

  @Test
  void emptyPlacesCountOnceTheyAreMoreThanTheOthers() {
    turnover.madeIn(100);
    now = 1_000;

    assertThat(turnover.isDue(3, 3, 0)).isFalse();
    assertThat(turnover.isDue(3, 4, 0)).isTrue();
    now = 399;
    assertThat(turnover.isDue(3, 4, 0)).isFalse();
  }
}
