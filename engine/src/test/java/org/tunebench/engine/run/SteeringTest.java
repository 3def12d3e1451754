package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

/** What a person does to a study that runs. */
class SteeringTest extends ScriptedStudies {
  /** Trials that say that they run and wait until they may end. */
  private static Objective gated(Semaphore started, Semaphore go) {
    return trial -> {
      started.release();
      go.acquire();
      return Map.of("loss", ScriptedObjective.x(trial.configuration()));
    };
  }

  @Test
  void stoppingInterruptsAndStartingGoesOnToTheExactBudget() throws InterruptedException {
    Semaphore started = new Semaphore(0);
    Semaphore go = new Semaphore(3);
    EmbeddedEngine engine = engine(gated(started, go));
    Study study = engine.create(spec(10, 2), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire(5);
    running.stop();
    StudySnapshot stopped = running.ended().join();

    assertThat(stopped.study().state()).isEqualTo(StudyState.STOPPED);
    assertThat(stopped.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(stopped.count(TrialState.INTERRUPTED)).isEqualTo(2);
    assertThat(engine.running()).isEmpty();

    StudySnapshot end = runToEnd(engine(identity()), study.id());
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(10);
    assertThat(end.count(TrialState.INTERRUPTED)).isEqualTo(2);
    assertThat(end.used()).isEqualTo(10);
  }

  @Test
  void aPersonStopsOneTrialQueuesAnotherAndRaisesTheBudget() throws InterruptedException {
    Semaphore started = new Semaphore(0);
    Objective first =
        trial -> {
          started.release();
          while (trial.number() == 0 && !trial.stopRequested()) {
            Thread.sleep(1);
          }
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(first);
    Study study = engine.create(spec(2, 1), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire();
    running.enqueue(new Configuration(Map.of("x", 0.125)));
    running.setBudget(new Budget(4));
    running.stopTrial(0);
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(4);
    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.STOPPED);
    assertThat(end.trials().get(1).source().origin()).isEqualTo(Origin.QUEUED);
    assertThat(end.trials().get(1).configuration().values()).containsEntry("x", 0.125);
    assertThat(repository.study(study.id()).orElseThrow().spec().budget().trials()).isEqualTo(4);
  }

  @Test
  void aStudyThatIsStartedWithOneTrialWaitsForAWordBeforeTheOthers() throws InterruptedException {
    Semaphore started = new Semaphore(0);
    Semaphore go = new Semaphore(0);
    EmbeddedEngine engine = engine(gated(started, go));
    Study study = engine.create(spec(5, 3), folder);
    RunningStudy running = engine.startWithOne(study.id());
    started.acquire();
    StudySnapshot paused = await(running, s -> s.status() == RunStatus.PAUSED);
    assertThat(paused.note()).contains("one trial");
    assertThat(engine.startWithOne(study.id())).as("which runs").isSameAs(running);

    go.release(1);
    StudySnapshot seen = await(running, s -> s.count(TrialState.COMPLETED) == 1);
    assertThat(seen.trials()).hasSize(1);
    assertThat(seen.status()).isEqualTo(RunStatus.PAUSED);

    go.release(4);
    running.unpause();
    StudySnapshot end = running.ended().join();
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(5);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
  }

  @Test
  void aStudyOfOneTrialEndsWithIt() {
    EmbeddedEngine engine = engine(identity());
    Study study = engine.create(spec(1, 1), folder);

    StudySnapshot end = engine.startWithOne(study.id()).ended().join();

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
  }

  @Test
  void whatARunningTrialComesToIsForetoldOnceEnoughHaveCompleted() {
    Semaphore go = new Semaphore(0);
    Objective objective =
        trial -> {
          double x = ScriptedObjective.x(trial.configuration());
          trial.report(1, Map.of("loss", x + 2));
          if (trial.number() == 5) {
            go.acquire();
          }
          return Map.of("loss", x);
        };
    EmbeddedEngine engine = engine(objective);
    RunningStudy running = engine.start(engine.create(spec(6, 1), folder).id());
    StudySnapshot now =
        await(running, s -> s.trials().size() == 6 && s.trials().get(5).epochs() == 1);

    SortedMap<Integer, Forecast> forecasts = running.forecasts().join();

    assertThat(forecasts).containsOnlyKeys(5);
    assertThat(forecasts.get(5).value())
        .isCloseTo(ScriptedObjective.x(now.trials().get(5).configuration()), within(1e-6));
    go.release();
    running.ended().join();
    assertThat(running.forecasts().join()).isEmpty();
  }

  @Test
  void aPausedStudyStartsNothingNewAndItsTimeStandsStill() throws InterruptedException {
    AtomicReference<Duration> aside = new AtomicReference<>(Duration.ZERO);
    RunClock clock = ClockAside.of(aside);
    Semaphore started = new Semaphore(0);
    Semaphore go = new Semaphore(0);
    Objective gated =
        trial -> {
          started.release();
          go.acquire();
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(new ScriptedObjective(gated), repository, clock);
    RunningStudy running = engine.start(engine.create(spec(3, 1), folder).id());
    started.acquire();
    running.pause();
    go.release(3);
    await(running, snapshot -> snapshot.count(TrialState.COMPLETED) == 1);
    assertThat(running.snapshot().status()).isEqualTo(RunStatus.PAUSED);
    assertThat(running.snapshot().trials()).hasSize(1);
    aside.set(Duration.ofHours(5));
    running.unpause();

    StudySnapshot end = running.ended().join();
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(end.study().elapsed()).as("only while it runs").isLessThan(Duration.ofHours(1));
  }
}
