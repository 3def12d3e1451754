package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Trials that are suggested before there are places for them. */
class AheadTrialsTest {
  private static final Instant BEGIN = Instant.EPOCH;
  private static final int PLACES = 4;

  /** Discrete, so that a grid can be over it, too. */
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("width", new IntRange(1, 500, true, 1)),
              new Parameter("kind", Choice.of("a", "b", "c")),
              new Parameter(
                  "depth", new IntRange(1, 9), List.of(new Condition("kind", List.of("a", "b"))))));

  private final LiveHistory history = new LiveHistory(spec("tpe"));
  private final Trial first = trial(2, Origin.SAMPLED);
  private final Trial second = trial(3, Origin.SAMPLED);
  private AheadTrials ahead;

  private static StudySpec spec(String sampler) {
    return new StudySpec(
        "test",
        new PartSpec("scripted"),
        new MetricSpec("loss", Goal.MINIMIZE),
        SPACE,
        new PartSpec(sampler),
        new PartSpec("none"),
        new Budget(100, Optional.empty(), PLACES, 1),
        List.of(),
        7,
        Optional.empty());
  }

  private static Trial trial(int number, Origin origin) {
    Trial.Source source = new Trial.Source(origin, OptionalInt.empty(), number, 0.1);
    return Trial.waiting(number, source, new Configuration(Map.of("width", 3, "kind", "c")));
  }

  private static Trial running(Trial waiting) {
    return waiting.start("cpu", BEGIN);
  }

  private static Trial completed(Trial waiting, double loss) {
    return running(waiting).complete(Map.of("loss", loss), BEGIN);
  }

  @BeforeEach
  void twoFollowOnOneThatHasEndedAndOneUnderWay() {
    history.put(completed(trial(0, Origin.SAMPLED), 1));
    history.put(running(trial(1, Origin.SAMPLED)));
    ahead = new AheadTrials(history);
    ahead.add(first);
    ahead.add(second);
  }

  @Test
  void oneComesAfterTheOther() {
    assertThat(ahead.next(history)).contains(first);
    history.put(running(first));
    assertThat(ahead.next(history)).contains(second);
    history.put(running(second));
    assertThat(ahead.next(history)).isEmpty();
  }

  @Test
  void whatHasNotBegunIsStillNext() {
    assertThat(ahead.next(history)).contains(first);
    assertThat(ahead.next(history)).contains(first);
  }

  @Test
  void noneFollowsOnceATrialHasEnded() {
    history.put(running(first));
    history.put(completed(trial(1, Origin.SAMPLED), 2));
    assertThat(ahead.next(history)).isEmpty();
  }

  @Test
  void noneFollowsOnceOneOfThemHasEnded() {
    history.put(running(first));
    history.put(completed(first, 2));
    assertThat(ahead.next(history)).isEmpty();
  }

  @Test
  void noneFollowsOnceATrialHasReported() {
    history.put(new Report(1, 1, Map.of("loss", 2.0)));
    assertThat(ahead.next(history)).isEmpty();
  }

  @Test
  void noneFollowsOnATrialThatWasQueuedInBetween() {
    history.put(trial(2, Origin.QUEUED));
    assertThat(ahead.next(history)).isEmpty();
  }

  @Test
  void noneIsLeftOnceTheyAreForgotten() {
    ahead.forget();
    assertThat(ahead.next(history)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grid",
        "random",
        "qmc",
        "tpe",
        "gp",
        "cmaes",
        "evolution",
        "coarse-to-fine",
        "auto"
      })
  void theyAreWhatEverySamplerSuggestsLater(String sampler) {
    StudyRun rehearsed = twentyTrials(sampler);
    TrialPlan plan = plan(rehearsed);
    plan.rehearse(() -> true, () -> false);
    List<Trial> row = begun(rehearsed, plan, PLACES);

    StudyRun later = twentyTrials(sampler);
    List<Trial> asked = begun(later, plan(later), PLACES);
    assertThat(row).hasSize(PLACES);
    assertThat(row)
        .usingRecursiveComparison()
        .ignoringFields("source.suggestionMillis")
        .isEqualTo(asked);
  }

  private static TrialPlan plan(StudyRun run) {
    return new TrialPlan(run, Samplers.create(run.spec().sampler(), SPACE));
  }

  /** Starts as many as the plan says. */
  private static List<Trial> begun(StudyRun run, TrialPlan plan, int count) {
    List<Trial> begun = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trial next = running(plan.next(trial -> true).orElseThrow());
      run.history().put(next);
      begun.add(next);
    }
    return begun;
  }

  /** A study in which trials failed, and one was interrupted and done again. */
  private static StudyRun twentyTrials(String sampler) {
    Study study = Study.created(1, spec(sampler), BEGIN);
    LiveHistory known = new LiveHistory(study.spec());
    StudyRun run = new StudyRun(study, known, Path.of(""), () -> {});
    TrialPlan plan = plan(run);
    while (known.size() < 20) {
      Trial next = begun(run, plan, 1).get(0);
      if (next.number() == 15) {
        known.put(next.end(TrialState.INTERRUPTED, "", BEGIN));
        known.put(plan.trials().again(15));
      } else if (next.number() % 5 == 1) {
        known.put(next.end(TrialState.FAILED, "", BEGIN));
      } else {
        double off = ((Number) next.configuration().values().get("width")).doubleValue() - 40;
        known.put(next.complete(Map.of("loss", off * off), BEGIN));
      }
    }
    return run;
  }
}
