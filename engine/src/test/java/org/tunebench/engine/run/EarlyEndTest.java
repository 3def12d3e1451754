package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.TrialState;

/** Studies that end before their budget is used. */
class EarlyEndTest extends ScriptedStudies {
  @Test
  void whatIsToldAtTheEndMustNotEndTheSearch() {
    assertThatThrownBy(() -> engine(identity()).check(until("final_word")))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("budget.until"))
        .hasMessageContaining("'final_word'")
        .hasMessageEndingWith("take loss");
  }

  @Test
  void aMetricThatNeverComesMustNotEndTheSearch() {
    assertThatThrownBy(() -> engine(identity()).check(until("foo")))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("budget.until"))
        .hasMessageEndingWith(
            "the objective 'scripted' gives no 'foo';"
                + " it gives loss, accuracy, speed, time, final_word");
  }

  private StudySpec until(String metric) {
    Stopping stopping =
        new Stopping(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            List.of(new Target(metric, Goal.MINIMIZE, 0.1)));
    return spec(2, 1).withBudget(new Budget(2, Optional.empty(), 1, 1).withStopping(stopping));
  }

  @Test
  void aTargetOrPatienceEndsTheStudyEarly() {
    Objective falling = trial -> Map.of("loss", (double) -Math.min(trial.number(), 5));
    Budget target =
        new Budget(50).withStopping(new Stopping(OptionalDouble.of(-3), OptionalInt.empty()));
    StudySnapshot reached = runToEnd(engine(falling), spec(50, 1).withBudget(target));
    assertThat(reached.trials()).hasSize(4);
    assertThat(reached.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(reached.note()).isEqualTo("loss has reached its target (#3)");

    Budget patience =
        new Budget(50).withStopping(new Stopping(OptionalDouble.empty(), OptionalInt.of(4)));
    StudySnapshot tired =
        runToEnd(engine(falling), spec(50, 1).withName("tired").withBudget(patience));
    assertThat(tired.trials()).hasSize(10);
    assertThat(tired.note()).isEqualTo("4 trials have not improved on #5");
  }

  @Test
  void theFirstTrialThatReachedTheTargetIsNamedAndTheBestIfItIsAnother() {
    CountDownLatch reached = new CountDownLatch(1);
    Objective together =
        trial -> {
          if (trial.number() == 0) {
            reached.await();
          }
          return Map.of("loss", trial.number() == 0 ? -5.0 : -3.0);
        };
    Budget target =
        new Budget(50, Optional.empty(), 2, 0)
            .withStopping(new Stopping(OptionalDouble.of(-3), OptionalInt.empty()));
    EmbeddedEngine engine = engine(together);
    RunningStudy running = engine.start(engine.create(spec(50, 2).withBudget(target), folder).id());
    await(running, now -> now.count(TrialState.COMPLETED) > 0);
    reached.countDown();
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(2);
    assertThat(end.note()).isEqualTo("loss has reached its target (#1, best #0)");
    assertThat(engine.snapshot(end.study().id()).orElseThrow().note()).isEqualTo(end.note());
  }

  @Test
  void noTrialThatHasGoneToAnInfinityReachesATarget() {
    Objective astray =
        trial ->
            trial.number() == 0
                ? Map.of("loss", Double.NEGATIVE_INFINITY, "speed", Double.POSITIVE_INFINITY)
                : Map.of("loss", -4.0, "speed", 1.0);
    Stopping target = new Stopping(OptionalDouble.of(-3), OptionalInt.empty());
    StudySnapshot reached =
        runToEnd(engine(astray), spec(5, 1).withBudget(new Budget(5).withStopping(target)));
    assertThat(reached.note()).isEqualTo("loss has reached its target (#1)");

    Stopping until =
        new Stopping(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            List.of(new Target("speed", Goal.MAXIMIZE, 9), new Target("loss", Goal.MINIMIZE, -9)));
    StudySpec other = spec(5, 1).withName("until");
    StudySnapshot whole =
        runToEnd(engine(astray), other.withBudget(new Budget(5).withStopping(until)));
    assertThat(whole.trials()).hasSize(5);
  }

  @Test
  void patienceEndsAStudyInWhichNothingSucceeds() {
    Objective broken =
        trial -> {
          throw new TrialFailedException("no such file");
        };
    Budget patience =
        new Budget(50, Optional.empty(), 1, 0)
            .withStopping(new Stopping(OptionalDouble.empty(), OptionalInt.of(4)));
    StudySnapshot end = runToEnd(engine(broken), spec(50, 1).withBudget(patience));
    assertThat(end.trials()).hasSize(4);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.problem().orElseThrow())
        .startsWith("4 trials failed and none has given a value, the last because no such file; ");
  }

  @Test
  void anotherMetricMayEndTheStudy() {
    Objective rising = trial -> Map.of("loss", 1.0, "accuracy", trial.number() / 10.0, "time", 9.0);
    Stopping stopping =
        new Stopping(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            List.of(
                new Target("time", Goal.MINIMIZE, 8),
                new Target("speed", Goal.MAXIMIZE, 0),
                new Target("accuracy", Goal.MAXIMIZE, 0.3)));
    StudySpec spec = spec(50, 1).withBudget(new Budget(50).withStopping(stopping));
    EmbeddedEngine engine = engine(rising);
    StudySnapshot reached = runToEnd(engine, spec);

    assertThat(reached.trials()).hasSize(4);
    assertThat(reached.note()).isEqualTo("accuracy >= 0.3 is reached (#3)");
    assertThat(engine.snapshot(reached.study().id()).orElseThrow().note())
        .isEqualTo(reached.note());
    StudySnapshot resumed = runToEnd(engine, reached.study().id());
    assertThat(resumed.trials()).hasSize(4);
  }
}
