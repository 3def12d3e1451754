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
  void nobodyWaitsWhereLengthsDifferUntilTheLastSixteenAreAlike() {
    begin(21, 0);
    gathering.completed(0, 10_000);
    gathering.completed(1, 30_000);
    assertThat(gathering.isOn(30_000)).as("three times as long").isFalse();

    IntStream.range(2, 16).forEach(trial -> gathering.completed(trial, 30_000));
    assertThat(gathering.isOn(30_000)).as("the first is among the last sixteen").isFalse();
    gathering.completed(16, 30_000);
    assertThat(gathering.isOn(30_000)).isTrue();
  }

  @Test
  void trialsThatTakeNoTimeAreAlike() {
    begin(5, 0);

    gathering.completed(0, 0);
    assertThat(gathering.isOn(0)).as("for no time").isFalse();
    gathering.completed(1, 1);
    assertThat(gathering.isOn(1)).isTrue();
  }

  @Test
  void whatEndedBeforeItsTimeSaysNothingOfHowLongTrialsTake() {
    begin(6, 0);
    gathering.left(0);

    gathering.completed(1, 100_000);
    assertThat(gathering.isOn(100_000)).isTrue();
  }

  @Test
  void aShortWaitIsNotToldOf() {
    begin(5, 0);

    gathering.completed(0, 2_660);
    assertThat(gathering.isOn(2_660)).isTrue();
    assertThat(gathering.note(2_660)).isEmpty();
  }

  @Test
  void aWaitIsToldOfFromTwoSecondsOnUntilItIsOver() {
    begin(5, 0);

    gathering.completed(0, 2_667);
    assertThat(gathering.note(2_667)).hasValueSatisfying(n -> assertThat(n).contains("wait"));
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
