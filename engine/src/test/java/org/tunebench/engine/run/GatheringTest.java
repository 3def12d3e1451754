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
  void waitsThreeQuartersOfATrialAtMost() {
    begin(5, 0);

    gathering.completed(0, 10_000);
    assertThat(gathering.until()).isEqualTo(17_500);
    gathering.completed(1, 17_499);
    assertThat(gathering.isOn(17_499)).isTrue();
    assertThat(gathering.isOn(17_500)).as("it does not begin anew").isFalse();
  }

  @Test
  void waitsForNoneThatBeganAtAnotherTime() {
    begin(3, 0);
    IntStream.range(3, 8).forEach(trial -> gathering.began(trial, 7_501L + trial));

    gathering.completed(0, 10_000);
    assertThat(gathering.isOn(10_000)).isFalse();
  }

  @Test
  void placesThatBeganOneAfterTheOtherComeTogether() {
    IntStream.range(0, 4).forEach(trial -> gathering.began(trial, 1_000L * trial));

    gathering.completed(0, 10_000);
    gathering.completed(1, 11_000);
    gathering.completed(2, 12_000);
    assertThat(gathering.isOn(12_000)).isTrue();
    gathering.completed(3, 13_000);
    assertThat(gathering.isOn(13_000)).isFalse();
  }

  @Test
  void waitsForNoFewOthers() {
    begin(3, 0);

    gathering.completed(0, 10_000);
    assertThat(gathering.isOn(10_000)).isFalse();
  }

  @Test
  void nobodyWaitsWhereLengthsDifferUntilTheLastEightAreAlike() {
    begin(13, 0);
    gathering.completed(0, 10_000);
    gathering.completed(1, 17_501);
    assertThat(gathering.isOn(17_501)).as("longer by more than three quarters").isFalse();

    IntStream.range(2, 8).forEach(trial -> gathering.completed(trial, 17_501));
    assertThat(gathering.isOn(17_501)).as("the first is among the last eight").isFalse();
    gathering.completed(8, 17_501);
    assertThat(gathering.isOn(17_501)).isTrue();
  }

  @Test
  void whatEndedBeforeItsTimeSaysNothingOfHowLongTrialsTake() {
    begin(6, 0);
    gathering.left(0);

    gathering.completed(1, 100_000);
    assertThat(gathering.isOn(100_000)).isTrue();
  }

  @Test
  void aWaitIsToldOfFromTwoSecondsOn() {
    begin(9, 0);

    gathering.completed(0, 2_660);
    assertThat(gathering.isOn(2_660)).isTrue();
    assertThat(gathering.note(2_660)).isEmpty();
    gathering.completed(1, 4_655);
    assertThat(gathering.note(4_655)).hasValueSatisfying(n -> assertThat(n).contains("wait"));
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
