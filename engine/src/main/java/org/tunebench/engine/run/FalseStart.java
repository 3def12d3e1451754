package org.tunebench.engine.run;

import java.util.stream.IntStream;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.TrialState;

/**
 * Trials of a run that fail one after another although none of the study has given a value yet:
 * whatever is wrong, such as a misspelt option, concerns all of them, and the rest of the budget
 * would go the same way. Once a trial has reported or completed, a failure is the trial's own.
 * Belongs to the study's thread.
 */
final class FalseStart {
  /** So many are not bad luck. */
  static final int MOST_FAILURES = 10;

  private final LiveHistory history;
  private int failures;
  private String last = "";

  FalseStart(LiveHistory history) {
    this.history = history;
  }

  /**
   * A trial of this run has failed.
   *
   * @param reason for the person; its first line counts
   */
  void failed(String reason) {
    failures++;
    last = reason.lines().findFirst().orElse("");
  }

  /** Whether nothing more should be started before a person has looked. */
  boolean isOne() {
    return failures >= MOST_FAILURES
        && IntStream.range(0, history.size()).noneMatch(this::hasGivenValue);
  }

  private boolean hasGivenValue(int number) {
    return history.state(number) == TrialState.COMPLETED || history.curve(number).size() > 0;
  }

  /** What the person reads. */
  String why() {
    return ("%d trials failed and none has given a value, the last because %s; mend that and resume"
            + " the study, or begin another one")
        .formatted(failures, last);
  }
}
