package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.WarmStart;

/** Another budget for a study that runs, or has run. */
class BudgetChangeTest extends ScriptedStudies {
  private final Semaphore started = new Semaphore(0);
  private final Semaphore go = new Semaphore(0);

  /** Each trial is worse than the one before, and waits for the test. */
  private final Objective gated =
      trial -> {
        started.release();
        go.acquire();
        return Map.of("loss", (double) trial.number());
      };

  private static Stopping patience(int trials) {
    return new Stopping(OptionalDouble.empty(), OptionalInt.of(trials));
  }

  private Budget kept(Study study) {
    return repository.study(study.id()).orElseThrow().spec().budget();
  }

  @Test
  void aRunningStudyGoesByAllOfItAtOnceAndKeepsItWhole() throws InterruptedException {
    EmbeddedEngine engine = engine(gated);
    Study study = engine.create(spec(50, 1), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire();
    Budget other =
        new Budget(
            40,
            Optional.of(Duration.ofHours(8)),
            2,
            3,
            patience(2),
            OptionalLong.of(1_000_000_000));
    engine.setBudget(study.id(), other);
    go.release(50);
    StudySnapshot end = running.ended().join();

    assertThat(end.note()).isEqualTo("2 trials have not improved on #0");
    assertThat(end.trials()).hasSize(3);
    assertThat(kept(study)).isEqualTo(other);
  }

  @Test
  void whatElseOfADefinitionHasChangedMeanwhileStaysAsItIs() throws InterruptedException {
    EmbeddedEngine engine = engine(gated);
    Study earlier = engine.create(spec(1, 1).withName("earlier"), folder);
    Study study = engine.create(spec(50, 1).withName("later"), folder);
    repository.setSpec(
        study.id(), study.spec().withWarmStart(Optional.of(new WarmStart("earlier", 1))));
    RunningStudy running = engine.start(study.id());
    started.acquire();
    repository.rename(earlier.id(), "renamed");
    engine.setBudget(study.id(), new Budget(1));
    go.release(1);
    running.ended().join();

    assertThat(kept(study).trials()).isEqualTo(1);
    assertThat(repository.study("later").orElseThrow().spec().warmStart().orElseThrow().study())
        .isEqualTo("renamed");
  }

  /** A person renames a study in the moment in which its budget is written down. */
  private static final class RenamedMeanwhile extends InMemoryStudyRepository {
    private String name;

    private void rename(long id) {
      String wanted = name;
      name = null;
      if (wanted != null) {
        rename(id, wanted);
      }
    }

    @Override
    public synchronized void setSpec(long id, StudySpec spec) {
      rename(id);
      super.setSpec(id, spec);
    }

    @Override
    public synchronized void setBudget(long id, Budget budget) {
      rename(id);
      super.setBudget(id, budget);
    }
  }

  @Test
  void whoRenamesItMeanwhileIsNotUndone() throws InterruptedException {
    RenamedMeanwhile kept = new RenamedMeanwhile();
    EmbeddedEngine engine = engine(new ScriptedObjective(gated), kept);
    Study study = engine.create(spec(50, 1), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire();
    kept.name = "while it runs";
    engine.setBudget(study.id(), new Budget(2));
    go.release(2);
    running.ended().join();
    assertThat(kept.study(study.id()).orElseThrow().spec().name()).isEqualTo("while it runs");

    kept.name = "at rest";
    engine.setBudget(study.id(), new Budget(3));
    StudySpec end = kept.study(study.id()).orElseThrow().spec();
    assertThat(end.name()).isEqualTo("at rest");
    assertThat(end.budget().trials()).isEqualTo(3);
  }

  @Test
  void aRunningStudyGoesOnWithoutThePatienceItHad() throws InterruptedException {
    EmbeddedEngine engine = engine(gated);
    Budget impatient = new Budget(6).withStopping(patience(1));
    Study study = engine.create(spec(6, 1).withBudget(impatient), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire();
    engine.setBudget(study.id(), impatient.withStopping(Stopping.NEVER));
    go.release(6);

    assertThat(running.ended().join().count(TrialState.COMPLETED)).isEqualTo(6);
  }

  @Test
  void aTargetThatIsReachedAlreadyEndsARunningStudy() throws InterruptedException {
    EmbeddedEngine engine = engine(gated);
    Study study = engine.create(spec(6, 1), folder);
    RunningStudy running = engine.start(study.id());
    go.release();
    started.acquire(2);
    Stopping target = new Stopping(OptionalDouble.of(0.5), OptionalInt.empty());
    engine.setBudget(study.id(), kept(study).withStopping(target));
    go.release(5);
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(2);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.note()).startsWith("loss has reached its target");
  }

  @Test
  void aRunningStudyWhoseTimeIsOverAtOnceEndsWithTheTrialThatRuns() throws InterruptedException {
    AtomicReference<Duration> aside = new AtomicReference<>(Duration.ZERO);
    EmbeddedEngine engine = engine(new ScriptedObjective(gated), repository, ClockAside.of(aside));
    Study study = engine.create(spec(6, 1), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire();
    aside.set(Duration.ofHours(5));
    engine.setBudget(study.id(), kept(study).withTime(Optional.of(Duration.ofHours(1))));
    go.release(6);
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(1);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.note()).isEqualTo("the time of its budget is used up");

    engine.setBudget(study.id(), kept(study).withTime(Optional.empty()));
    assertThat(runToEnd(engine, study.id()).count(TrialState.COMPLETED)).isEqualTo(6);
  }

  @Test
  void aStudyWhoseLastTrialOutlastsItsTimeHasDoneAllOfThem() throws InterruptedException {
    AtomicReference<Duration> aside = new AtomicReference<>(Duration.ZERO);
    EmbeddedEngine engine = engine(new ScriptedObjective(gated), repository, ClockAside.of(aside));
    StudySpec spec = spec(1, 1);
    Budget hour = spec.budget().withTime(Optional.of(Duration.ofHours(1)));
    RunningStudy running = engine.start(engine.create(spec.withBudget(hour), folder).id());
    started.acquire();
    aside.set(Duration.ofHours(5));
    go.release();

    assertThat(running.ended().join().note()).isEqualTo("all trials of its budget are done");
  }

  @Test
  void fewerTrialsThanAreDoneAreRefusedAndNothingOfItIsKept() throws InterruptedException {
    EmbeddedEngine engine = engine(gated);
    Study study = engine.create(spec(6, 1), folder);
    RunningStudy running = engine.start(study.id());
    go.release(2);
    started.acquire(3);
    await(running, snapshot -> snapshot.done() == 2);
    Budget before = kept(study);
    Budget fewer = before.withTrials(1).withTime(Optional.of(Duration.ofHours(1)));

    assertThatThrownBy(() -> engine.setBudget(study.id(), fewer))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("budget.trials"))
        .hasMessageContaining("at least 2");
    assertThat(kept(study)).isEqualTo(before);

    engine.setBudget(study.id(), before.withTrials(2));
    go.release(4);
    StudySnapshot end = running.ended().join();
    assertThat(end.count(TrialState.COMPLETED))
        .as("the one that ran comes to its end")
        .isEqualTo(3);
    assertThatThrownBy(() -> engine.setBudget(study.id(), before.withTrials(2)))
        .hasMessageContaining("at least 3");
  }

  @Test
  void fewerTrialsThanAreDoneAndGoOnAreRefused() throws InterruptedException {
    EmbeddedEngine engine = engine(gated);
    Study study = engine.create(spec(6, 3), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire(3);
    go.release();
    started.acquire();
    await(running, snapshot -> snapshot.done() == 1);
    running.stop();
    running.ended().join();

    assertThatThrownBy(() -> engine.setBudget(study.id(), kept(study).withTrials(2)))
        .hasMessage("must be at least 4, since 1 is done already and 3 are tried again, not 2");
    assertThat(kept(study).trials()).isEqualTo(6);

    engine.setBudget(study.id(), kept(study).withTrials(4));
    go.release(3);
    assertThat(runToEnd(engine, study.id()).done()).isEqualTo(4);
  }

  @Test
  void whatTheObjectiveNeverGivesEndsNoStudyAndNothingOfItIsKept() {
    EmbeddedEngine engine = engine(identity());
    Study study = engine.create(spec(2, 1), folder);
    Stopping until =
        new Stopping(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            List.of(new Target("foo", Goal.MINIMIZE, 0.1)));

    assertThatThrownBy(() -> engine.setBudget(study.id(), new Budget(9).withStopping(until)))
        .hasMessageContaining("gives no 'foo'");
    assertThat(kept(study).trials()).isEqualTo(2);
  }
}
