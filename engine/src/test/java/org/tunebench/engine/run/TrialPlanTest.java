package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.sampler.Suggestion;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Suggestions that are made while nothing else is to be done. */
class TrialPlanTest {
  private static final Instant BEGIN = Instant.ofEpochMilli(0);

  /** Counts how often it is asked. */
  private static final class Asked implements Sampler {
    private final Optional<Configuration> answer;
    private final Set<List<TrialState>> seen = new HashSet<>();
    private int times;

    private Asked(Optional<Configuration> answer) {
      this.answer = answer;
    }

    @Override
    public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
      times++;
      seen.add(IntStream.range(0, history.size()).mapToObj(history::state).toList());
      return answer.map(values -> new Suggestion(values, "asked"));
    }

    @Override
    public String explain(SearchSpace space, History history) {
      return "";
    }
  }

  /** A plan for a study of which one trial is done. */
  private static TrialPlan plan(Sampler sampler, int budget) {
    Study study = Study.created(1, ScriptedStudies.spec(budget, 1), BEGIN);
    LiveHistory history = new LiveHistory(study.spec());
    StudyRun run = new StudyRun(study, history, Path.of(""), () -> {});
    Trial first = new WaitingTrials(run).baseline().orElseThrow().start("cpu", BEGIN);
    history.put(first.complete(Map.of("loss", 1.0), BEGIN));
    run.onKept(history.trial(first.number()));
    return new TrialPlan(run, sampler);
  }

  @Test
  void whatIsSuggestedAheadIsTriedNext() {
    Asked sampler = new Asked(Optional.of(ScriptedStudies.MIDDLE));
    TrialPlan plan = plan(sampler, 2);
    plan.rehearse(() -> false, () -> false);
    int before = sampler.times;
    assertThat(plan.next(trial -> true)).isPresent();
    assertThat(sampler.times).isEqualTo(before).isPositive();
  }

  @Test
  void oneIsSuggestedAheadForEachFreePlace() {
    Asked sampler = new Asked(Optional.of(ScriptedStudies.MIDDLE));
    Study study = Study.created(1, ScriptedStudies.spec(9, 4), BEGIN);
    LiveHistory history = new LiveHistory(study.spec());
    TrialPlan plan = new TrialPlan(new StudyRun(study, history, Path.of(""), () -> {}), sampler);
    history.put(plan.trials().baseline().orElseThrow().start("cpu", BEGIN));
    plan.rehearse(() -> false, () -> false);
    int before = sampler.times;

    for (int free = 0; free < 3; free++) {
      history.put(plan.next(trial -> true).orElseThrow().start("cpu", BEGIN));
    }
    assertThat(sampler.times).isEqualTo(before);
    assertThat(plan.next(trial -> true)).isPresent();
    assertThat(sampler.times).isEqualTo(before + 1);
  }

  @Test
  void whatIsSuggestedAheadIsForgottenOnceATrialHasEnded() {
    Asked sampler = new Asked(Optional.of(ScriptedStudies.MIDDLE));
    Study study = Study.created(1, ScriptedStudies.spec(2, 1), BEGIN);
    LiveHistory history = new LiveHistory(study.spec());
    TrialPlan plan = new TrialPlan(new StudyRun(study, history, Path.of(""), () -> {}), sampler);
    Trial running = plan.trials().baseline().orElseThrow().start("cpu", BEGIN);
    history.put(running);
    plan.rehearse(() -> false, () -> false);
    int before = sampler.times;

    history.put(running.complete(Map.of("loss", 1.0), BEGIN));
    assertThat(plan.next(trial -> true)).isPresent();
    assertThat(sampler.times).isEqualTo(before + 1);
  }

  @Test
  void whoeverWaitsForItToBeOverWaitsForAFewSuggestionsAtMost() {
    Asked sampler = new Asked(Optional.of(ScriptedStudies.MIDDLE));
    TrialPlan plan = plan(sampler, 100);
    plan.rehearse(() -> true, () -> sampler.times >= 100);
    assertThat(sampler.times).isBetween(100, 120);
    assertThat(plan.next(trial -> true)).isPresent();
  }

  @Test
  void whereNothingIsToBeStartedTheSamplerIsNotAsked() {
    Asked sampler = new Asked(Optional.of(ScriptedStudies.MIDDLE));
    plan(sampler, 1).rehearse(() -> true, () -> false);
    assertThat(sampler.times).isZero();
  }

  @Test
  void aSamplerThatHasNothingLeftIsAskedOnce() {
    Asked sampler = new Asked(Optional.empty());
    plan(sampler, 2).rehearse(() -> true, () -> false);
    assertThat(sampler.times).isOne();
  }

  @Test
  void itIsAlsoRehearsedWhatComesNextWhileATrialIsUnderWay() {
    Asked sampler = new Asked(Optional.of(ScriptedStudies.MIDDLE));
    TrialPlan plan = plan(sampler, 2);
    plan.rehearse(() -> false, () -> false);
    assertThat(sampler.seen)
        .containsExactlyInAnyOrder(
            List.of(TrialState.COMPLETED), List.of(TrialState.COMPLETED, TrialState.RUNNING));
    assertThat(plan.waiting()).isEmpty();
  }

  @Test
  void aYoungStudyRehearsesWhatItMayKnowLaterAndKnowsNothingOfItItself() {
    Asked sampler = new Asked(Optional.of(ScriptedStudies.MIDDLE));
    Study study = Study.created(1, ScriptedStudies.spec(100, 1), BEGIN);
    LiveHistory history = new LiveHistory(study.spec());
    TrialPlan plan = new TrialPlan(new StudyRun(study, history, Path.of(""), () -> {}), sampler);
    plan.rehearse(() -> false, () -> false);
    assertThat(sampler.seen)
        .contains(Collections.nCopies(ImaginedTrials.ENOUGH, TrialState.COMPLETED), List.of());
    assertThat(history.size()).isZero();
    assertThat(plan.next(trial -> true).map(Trial::number)).contains(0);
  }
}
