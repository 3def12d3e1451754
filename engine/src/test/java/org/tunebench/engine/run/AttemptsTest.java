package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Trials that try one another again, through all of the chain. */
class AttemptsTest {
  private final LiveHistory history = new LiveHistory(ScriptedStudies.spec(10, 1));
  private final Attempts attempts = new Attempts(history);

  private Trial begun(OptionalInt retryOf, String device) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, retryOf, 0, 0);
    return Trial.waiting(history.size(), source, ScriptedStudies.MIDDLE)
        .start(device, Instant.EPOCH);
  }

  private int ended(OptionalInt retryOf, String device, TrialState state) {
    Trial trial = begun(retryOf, device).end(state, "", Instant.EPOCH);
    history.put(trial);
    return trial.number();
  }

  @Test
  void failuresAndInterruptionsAreCountedThroughTheWholeChain() {
    int first = ended(OptionalInt.empty(), "gpu:0", TrialState.FAILED);
    int second = ended(OptionalInt.of(first), "gpu:1", TrialState.INTERRUPTED);
    int other = ended(OptionalInt.empty(), "gpu:3", TrialState.FAILED);
    int third = ended(OptionalInt.of(second), "gpu:2", TrialState.FAILED);
    assertThat(attempts.failures(third)).isEqualTo(2);
    assertThat(attempts.failures(second)).isEqualTo(1);
    assertThat(attempts.interruptions(third)).isEqualTo(1);
    assertThat(attempts.interruptions(first)).isZero();
    assertThat(attempts.failures(other)).isEqualTo(1);
    assertThat(attempts.avoided(begun(OptionalInt.of(third), "cpu")))
        .containsExactlyInAnyOrder("gpu:0", "gpu:2");
    assertThat(attempts.lastAttempt(first)).isEqualTo(third);
    assertThat(attempts.lastAttempt(other)).isEqualTo(other);
  }

  @Test
  void whatIsBeingTriedIsNotTriedOnceMore() {
    int first = ended(OptionalInt.empty(), "cpu", TrialState.FAILED);
    assertThat(attempts.whyNotAgain("s", first)).isEmpty();
    history.put(begun(OptionalInt.of(first), "cpu"));
    assertThat(attempts.whyNotAgain("s", first))
        .contains("trial 0 is being tried again already, as trial 1");
    assertThat(attempts.whyNotAgain("s", 1)).contains("trial 1 has not ended yet");
    assertThat(attempts.whyNotAgain("s", 2))
        .contains("'s' has no trial 2; it has 2 trials, numbered from 0");
    assertThat(attempts.whyNotAgain("s", -1)).isPresent();
  }
}
