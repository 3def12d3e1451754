package org.tunebench.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Trial;
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

  /** So many are enough where they say the same, and nothing that a configuration changes. */
  static final int MOST_ALIKE = 3;

  private final LiveHistory history;
  private int failures;
  private boolean alike = true;
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
    String said = firstLine(reason);
    alike &= failures == 0 || said.equals(last);
    failures++;
    last = said;
  }

  /** Whether nothing more should be started before a person has looked. */
  boolean isOne() {
    boolean alikeForAll = alike && CommandObjectiveType.failsWhateverIsTried(last);
    return failures >= (alikeForAll ? MOST_ALIKE : MOST_FAILURES)
        && IntStream.range(0, history.size()).noneMatch(this::hasGivenValue);
  }

  private boolean hasGivenValue(int number) {
    return history.state(number) == TrialState.COMPLETED || history.curve(number).size() > 0;
  }

  /** What the person reads. */
  String why() {
    return why(failures, last, "resume the study");
  }

  /**
   * What the person reads of a study that has come to its end and was nothing else, with a budget
   * too small for {@link #isOne}; empty if a trial has given a value, or none has failed.
   */
  static Optional<String> why(List<Trial> trials) {
    List<Trial> failed =
        trials.stream().filter(trial -> trial.state() == TrialState.FAILED).toList();
    boolean any =
        trials.stream()
            .anyMatch(trial -> trial.state() == TrialState.COMPLETED || trial.epochs() > 0);
    return any || failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            why(
                failed.size(),
                firstLine(failed.get(failed.size() - 1).failure()),
                "give the study more trials"));
  }

  private static String why(int failures, String last, String goOn) {
    return "%s failed and none has given a value, %s %s; mend that and %s, or begin another one"
        .formatted(
            failures == 1 ? "1 trial" : failures + " trials",
            failures == 1 ? "because" : "the last because",
            last,
            goOn);
  }

  private static String firstLine(String reason) {
    return reason.lines().findFirst().orElse("");
  }
}
