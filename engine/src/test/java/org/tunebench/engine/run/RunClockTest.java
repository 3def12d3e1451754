package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What a clock that is set, or a machine that sleeps, does to a run: nothing but to its dates. */
class RunClockTest extends ScriptedStudies {
  private final AtomicReference<Duration> aside = new AtomicReference<>(Duration.ZERO);

  /** Hears of steps. */
  private static final class Steps implements StudyListener {
    private final CountDownLatch third = new CountDownLatch(3);

    @Override
    public void onSnapshot(StudySnapshot snapshot) {}

    @Override
    public void onReports(List<Report> reports) {
      reports.forEach(report -> third.countDown());
    }
  }

  @Test
  void millisecondsPassWhateverTheClockOnTheWallShows() {
    long[] nanos = {Long.MAX_VALUE - 5};
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    InstantSource wall = now::get;
    RunClock clock = new RunClock(wall.withZone(ZoneOffset.UTC), () -> nanos[0]);
    long from = clock.millis();
    now.set(Instant.parse("2026-03-01T11:00:00.123456Z"));
    nanos[0] += TimeUnit.MILLISECONDS.toNanos(70);
    assertThat(clock.millis() - from).isEqualTo(70);
    assertThat(clock.now()).isEqualTo(Instant.parse("2026-03-01T11:00:00.123Z"));
  }

  @Test
  void aClockThatIsSetBackHoldsNoReportBackAndNoTrialEndsBeforeItBegan() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Objective reporting =
        trial -> {
          heard.await();
          for (int step = 1; step <= 3; step++) {
            trial.report(step, Map.of("loss", 1.0 / step));
          }
          end.await();
          return Map.of("loss", 0.3);
        };
    EmbeddedEngine engine =
        engine(new ScriptedObjective(reporting), repository, ClockAside.set(aside));
    RunningStudy running = engine.start(engine.create(spec(1, 1), folder).id());
    Steps steps = new Steps();
    running.listen(steps, soFar -> {});
    await(running, snapshot -> snapshot.count(TrialState.RUNNING) == 1);
    aside.set(Duration.ofHours(-1));
    heard.countDown();
    assertThat(steps.third.await(30, TimeUnit.SECONDS)).as("all steps are told of").isTrue();
    end.countDown();

    Trial trial = running.ended().join().trials().get(0);
    assertThat(trial.run().duration().orElseThrow()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void whatAMachineHasSleptIsNotTakenFromTheBudget() throws Exception {
    CountDownLatch slept = new CountDownLatch(1);
    Objective gated =
        trial -> {
          slept.await();
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(new ScriptedObjective(gated), repository, ClockAside.set(aside));
    Budget hour = new Budget(4).withTime(Optional.of(Duration.ofHours(1)));
    StudySpec spec = spec(4, 1).withBudget(hour);
    RunningStudy running = engine.start(engine.create(spec, folder).id());
    await(running, snapshot -> snapshot.count(TrialState.RUNNING) == 1);
    aside.set(Duration.ofHours(8));
    slept.countDown();

    StudySnapshot end = running.ended().join();
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
    assertThat(end.study().elapsed()).isLessThan(Duration.ofHours(1));
  }

  /** Counts how often the state of a study was written. */
  private static final class Written extends InMemoryStudyRepository {
    private int states;

    @Override
    public synchronized void setState(
        long study, StudyState state, Duration elapsed, String ending) {
      super.setState(study, state, elapsed, ending);
      states++;
    }

    private synchronized int states() {
      return states;
    }
  }

  /** Lets time pass, until the run has looked at its clock. */
  private void pass(RunningStudy running, Duration time) {
    aside.set(aside.get().plus(time));
    running.forecasts().join();
    // The thread has come round since it answered the first time.
    running.forecasts().join();
  }

  @Test
  void timeThatPassesAloneIsWrittenSeldomAndTimeThatStandsStillNever() throws Exception {
    Written kept = new Written();
    CountDownLatch end = new CountDownLatch(1);
    Objective gated =
        trial -> {
          end.await();
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(new ScriptedObjective(gated), kept, ClockAside.of(aside));
    RunningStudy running = engine.start(engine.create(spec(2, 1), folder).id());
    await(running, snapshot -> snapshot.count(TrialState.RUNNING) == 1);
    pass(running, Duration.ofSeconds(6));
    int begun = kept.states();
    assertThat(begun).as("it has begun, and so has its trial").isGreaterThanOrEqualTo(2);
    for (int i = 0; i < 12; i++) {
      pass(running, Duration.ofSeconds(10));
    }
    assertThat(kept.states() - begun).as("in two minutes").isEqualTo(2);

    running.pause();
    end.countDown();
    await(running, snapshot -> snapshot.count(TrialState.COMPLETED) == 1);
    pass(running, Duration.ofHours(1));
    int paused = kept.states();
    for (int i = 0; i < 12; i++) {
      pass(running, Duration.ofMinutes(5));
    }
    assertThat(kept.states()).as("paused for an hour").isEqualTo(paused);

    running.unpause();
    assertThat(running.ended().join().study().elapsed()).isLessThan(Duration.ofMinutes(5));
  }
}
