package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.TrialState;

/** Trials of which several end at almost the same time, as trials of the same length do. */
class GatheredTrialsTest extends ScriptedStudies {
  private static final int SLOTS = 4;

  private final AtomicReference<Duration> aside = new AtomicReference<>(Duration.ZERO);
  private final Semaphore started = new Semaphore(0);
  private final List<Semaphore> first = Stream.generate(() -> new Semaphore(0)).limit(4).toList();
  private final AtomicInteger ended = new AtomicInteger();

  /** By trial, how many had ended when it began. */
  private final Map<Integer, Integer> known = new ConcurrentHashMap<>();

  private final Objective gated =
      trial -> {
        known.put(trial.number(), ended.get());
        started.release();
        if (trial.number() < SLOTS) {
          first.get(trial.number()).acquire();
        }
        ended.incrementAndGet();
        return Map.of("loss", (double) trial.number());
      };

  /** Starts a study whose first trials have run for an hour by now. */
  private RunningStudy started(String sampler) throws InterruptedException {
    RunClock clock = ClockAside.of(aside);
    EmbeddedEngine engine = engine(new ScriptedObjective(gated), repository, clock);
    RunningStudy running = engine.start(engine.create(spec(sampler), folder).id());
    started.acquire(SLOTS);
    aside.set(Duration.ofHours(1));
    return running;
  }

  private static StudySpec spec(String sampler) {
    return new StudySpec(
        "gathered",
        new PartSpec("scripted"),
        new MetricSpec("loss", Goal.MINIMIZE),
        ScriptedObjective.SPACE,
        new PartSpec(sampler),
        NO_PRUNER,
        new Budget(2 * SLOTS, Optional.of(Duration.ofDays(1)), SLOTS, 1),
        List.of(),
        7,
        Optional.empty());
  }

  private void end(RunningStudy running, int trial) {
    first.get(trial).release();
    await(running, snapshot -> snapshot.trials().get(trial).state() == TrialState.COMPLETED);
  }

  @Test
  void whatComesNextKnowsHowAllOfThemWent() throws InterruptedException {
    RunningStudy running = started("tpe");
    for (int trial = 0; trial < SLOTS; trial++) {
      end(running, trial);
    }
    running.ended().join();

    assertThat(known.get(SLOTS)).isGreaterThanOrEqualTo(SLOTS);
  }

  @Test
  void onesThatTakeLongerAreNotWaitedFor() throws InterruptedException {
    RunningStudy running = started("tpe");
    end(running, 0);
    aside.set(Duration.ofHours(2));
    await(running, snapshot -> snapshot.count(TrialState.COMPLETED) > 1);
    first.forEach(Semaphore::release);
    running.ended().join();

    assertThat(known.get(SLOTS)).isEqualTo(1);
  }

  @Test
  void whatLearnsNothingFromThemDoesNotWait() throws InterruptedException {
    RunningStudy running = started("random");
    end(running, 0);
    await(running, snapshot -> snapshot.count(TrialState.COMPLETED) > 1);
    first.forEach(Semaphore::release);
    running.ended().join();

    assertThat(known.get(SLOTS)).isEqualTo(1);
  }
}
