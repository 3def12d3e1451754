package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Trials that the person has tried once more. */
@Timeout(60)
class TryAgainTest extends ScriptedStudies {
  private volatile boolean broken = true;
  private EmbeddedEngine engine;

  private void open(Objective script) {
    engine = engine(script);
  }

  private long study(int trials) {
    return engine.create(spec(trials, 1, NO_PRUNER, Optional.empty()), folder).id();
  }

  private StudySnapshot end(long study) {
    return runToEnd(engine, study);
  }

  /** Trial 1 fails as long as something is broken. */
  private Objective fragile() {
    return trial -> {
      if (broken && trial.number() > 0) {
        throw new TrialFailedException("the disk of the data was full");
      }
      return Map.of("loss", ScriptedObjective.x(trial.configuration()));
    };
  }

  @Test
  void aFailedTrialIsTriedAgainInItsPlaceOfTheBudget() {
    open(fragile());
    long study = study(2);
    assertThat(end(study).trials().get(1).state()).isEqualTo(TrialState.FAILED);
    broken = false;
    engine.tryAgain(study, 1);
    StudySnapshot end = end(study);

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.trials()).hasSize(3);
    assertThat(end.used()).isEqualTo(2);
    Trial again = end.trials().get(2);
    assertThat(again.state()).isEqualTo(TrialState.COMPLETED);
    assertThat(again.source().origin()).isEqualTo(Origin.RETRY);
    assertThat(again.source().retryOf()).hasValue(1);
    assertThat(again.source().seed()).isEqualTo(end.trials().get(1).source().seed());
    assertThat(again.configuration()).isEqualTo(end.trials().get(1).configuration());
  }

  @Test
  void anotherGoTriesTheLastAttemptAgain() {
    open(fragile());
    long study = study(2);
    end(study);
    engine.tryAgain(study, 1);
    end(study);
    engine.tryAgain(study, 1);
    StudySnapshot end = end(study);

    assertThat(end.trials()).hasSize(4);
    assertThat(end.trials().get(3).source().retryOf()).hasValue(2);
    assertThat(end.used()).isEqualTo(2);
  }

  @Test
  void aRunningStudyTakesItInBetween() throws InterruptedException {
    Semaphore go = new Semaphore(0);
    Semaphore second = new Semaphore(0);
    open(
        trial -> {
          if (trial.number() == 1) {
            second.release();
            go.acquire();
          }
          return Map.of("loss", ScriptedObjective.x(trial.configuration()));
        });
    long study = study(3);
    RunningStudy running = engine.start(study);
    second.acquire();
    assertThatThrownBy(() -> engine.tryAgain(study, 1))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("trial 1 has not ended yet");
    engine.tryAgain(study, 0);
    go.release();
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(4);
    assertThat(end.trials().get(2).source().retryOf()).hasValue(0);
    assertThat(end.trials().get(2).metric("loss")).isEqualTo(end.trials().get(0).metric("loss"));
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
  }

  @Test
  void whatCannotBeTriedAgainIsRefusedWithAReason() {
    open(fragile());
    long study = study(2);
    end(study);

    assertThatThrownBy(() -> engine.tryAgain(study, 7))
        .hasMessage("'test' has no trial 7; it has 2 trials, numbered from 0");
    assertThatThrownBy(() -> engine.tryAgain(99, 0)).hasMessage("there is no such study any more");
    assertThat(repository.trials(study)).hasSize(2);
  }
}
