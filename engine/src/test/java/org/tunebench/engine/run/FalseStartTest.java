package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

/** What becomes of a study none of whose trials gives a value, and what it says. */
class FalseStartTest extends ScriptedStudies {
  @Test
  void trialsThatAllFailFromTheStartLeaveTheRestOfTheBudgetForWhenThatIsMended() {
    AtomicBoolean mended = new AtomicBoolean();
    Objective failing =
        trial -> {
          if (!mended.get()) {
            throw new TrialFailedException("no option --depth\nusage: …");
          }
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(failing);
    StudySnapshot broken = runToEnd(engine, spec(40, 1));

    assertThat(broken.study().state()).isEqualTo(StudyState.STOPPED);
    assertThat(broken.count(TrialState.FAILED)).isEqualTo(FalseStart.MOST_FAILURES);
    assertThat(broken.problem())
        .contains(
            "10 trials failed and none has given a value, the last because no option --depth;"
                + " mend that and resume the study, or begin another one");

    mended.set(true);
    StudySnapshot end = runToEnd(engine, broken.study().id());
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the command gave no number for the metric 'accuracy', only for acc: …",
        "the command ended with exit code 2: there is no script /home/train.py"
      })
  void whatNoConfigurationChangesEndsTheSearchAfterThree(String reason) {
    Objective failing =
        trial -> {
          trial.report(1, Map.of("acc", 0.5));
          throw new TrialFailedException(reason + "\nthe end of its log " + trial.number());
        };
    StudySnapshot broken = runToEnd(engine(failing), spec(40, 1));

    assertThat(broken.study().state()).isEqualTo(StudyState.STOPPED);
    assertThat(broken.count(TrialState.FAILED)).isEqualTo(FalseStart.MOST_ALIKE);
    assertThat(broken.problem().orElseThrow()).startsWith("3 trials failed").contains(reason);
  }

  @Test
  void threeThatFailForDifferentReasonsMayBeBadLuck() {
    Objective failing =
        trial -> {
          throw new TrialFailedException(
              "the command gave no number for the metric 'loss', only for m" + trial.number());
        };
    StudySnapshot broken = runToEnd(engine(failing), spec(40, 1));

    assertThat(broken.count(TrialState.FAILED)).isEqualTo(FalseStart.MOST_FAILURES);
  }

  @Test
  void aBudgetTooSmallForThatEndsWithTheSameWordsAndAFinishedStudyKeepsThem() {
    Objective failing =
        trial -> {
          throw new TrialFailedException("no option --depth\nusage: …");
        };
    EmbeddedEngine engine = engine(failing);
    StudySnapshot one = runToEnd(engine, spec(1, 1));
    assertThat(one.problem().orElseThrow())
        .startsWith("1 trial failed and none has given a value, because no option --depth; ");

    long id = one.study().id();
    engine.setBudget(id, new Budget(3));
    StudySnapshot end = runToEnd(engine, id);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.isWithoutResult()).isTrue();
    assertThat(end.note()).isEmpty();
    assertThat(end.problem())
        .contains(
            "3 trials failed and none has given a value, the last because no option --depth; mend"
                + " that and give the study more trials, or begin another one");
    assertThat(engine.snapshot(id).orElseThrow().problem()).isEqualTo(end.problem());
  }

  @Test
  void oneThatFinishesWithReportsAloneSaysThatNoneHasCompleted() {
    Objective breakingOff =
        trial -> {
          trial.report(1, Map.of("loss", 1.0));
          throw new TrialFailedException("bad luck");
        };
    StudySnapshot end = runToEnd(engine(breakingOff), spec(2, 1));

    assertThat(end.problem())
        .contains("all trials of its budget are done, and no trial has completed");
  }

  @Test
  void failuresAreTheTrialsOwnOnceOneHasGivenAValue() {
    Objective mostlyFailing =
        trial -> {
          if (trial.number() == 5) {
            trial.report(1, Map.of("loss", 1.0));
          }
          throw new TrialFailedException("bad luck");
        };
    StudySnapshot end = runToEnd(engine(mostlyFailing), spec(40, 1));

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.FAILED)).isEqualTo(40);
  }

  @Test
  void aTrialThatStillRunsMayShowThatFailuresAreTheOthersOwn() {
    CountDownLatch tenFailed = new CountDownLatch(FalseStart.MOST_FAILURES);
    Objective oneWorks =
        trial -> {
          if (trial.number() == 0) {
            tenFailed.await();
            return Map.of("loss", 1.0);
          }
          tenFailed.countDown();
          throw new TrialFailedException("bad luck");
        };
    StudySnapshot end = runToEnd(engine(oneWorks), spec(40, 2));

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(1);
    assertThat(end.trials()).hasSize(40);
  }
}
