package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private final Gathering gathering = new Gathering();

  private void begin(int trials, long time) {
    IntStream.range(0, trials).forEach(trial -> gathering.began(trial, time));
  }

  @Test
  void waitsUntilAllThatBeganTogetherHaveEnded() {
    begin(4, 1000);

    gathering.completed(0, 11_000);
    assertThat(gathering.isOn(11_000)).isTrue();
    gathering.completed(1, 11_050);
    gathering.left(2);
    assertThat(gathering.isOn(11_100)).isTrue();
    gathering.completed(3, 11_120);
    assertThat(gathering.isOn(11_120)).isFalse();
  }

  @Test
  void waitsAFiftiethOfATrialAtMost() {
    begin(5, 0);

    gathering.completed(0, 10_000);
    assertThat(gathering.until()).isEqualTo(10_200);
    gathering.completed(1, 10_199);
    assertThat(gathering.isOn(10_199)).isTrue();
    assertThat(gathering.isOn(10_200)).as("it does not begin anew").isFalse();
  }

  @Test
  void waitsForNoneThatBeganAtAnotherTime() {
    begin(1, 0);
    IntStream.range(1, 8).forEach(trial -> gathering.began(trial, 201L + trial));

    gathering.completed(0, 10_000);
    assertThat(gathering.isOn(10_000)).isFalse();
  }

  @Test
  void waitsForNoFewOthers() {
    begin(3, 0);

    gathering.completed(0, 10_000);
    assertThat(gathering.isOn(10_000)).isFalse();
  }

  @Test
  void aWaitIsToldOfFromTwoSecondsOn() {
    begin(5, 0);

    gathering.completed(0, 99_000);
    assertThat(gathering.isOn(99_000)).isTrue();
    assertThat(gathering.note(99_000)).isEmpty();
    gathering.completed(1, 101_000);
    assertThat(gathering.note(101_000)).hasValueSatisfying(n -> assertThat(n).contains("waits"));
    assertThat(gathering.note(gathering.until())).isEmpty();
  }

  @Test
  void nothingFollowsFromTrialsThatDidNotRunToTheirEnd() {
    begin(5, 0);

    gathering.left(0);
    gathering.completed(99, 10_000);
    assertThat(gathering.isOn(10_000)).isFalse();
  }
}
