package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.WarmStart;

/** Trials that no sampler has proposed: replicates, queued ones and those of a warm start. */
class PlannedTrialsTest extends ScriptedStudies {
  @Test
  void aFinishedStudyRunsReplicatesWithSeedsOfTheirOwnAndOutsideOfItsBudget() {
    EmbeddedEngine engine = engine(identity());
    StudySnapshot before = runToEnd(engine, spec(6, 2));
    Configuration best = before.trials().get(before.best().orElseThrow()).configuration();
    Configuration first = before.trials().get(0).configuration();
    long id = before.study().id();

    engine.replicate(id, List.of(best, first), 3);
    engine.running(id).ifPresent(running -> running.ended().join());
    StudySnapshot end = engine.snapshot(id).orElseThrow();

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.used()).isEqualTo(6);
    assertThat(end.done()).isEqualTo(6);
    List<Trial> replicates = end.trials().subList(6, end.trials().size());
    assertThat(replicates).hasSize(6);
    assertThat(replicates).allMatch(Trial::isReplicate);
    assertThat(replicates).allMatch(trial -> trial.state() == TrialState.COMPLETED);
    assertThat(replicates).extracting(t -> t.configuration()).contains(best, first);
    assertThat(new HashSet<>(end.trials().stream().map(t -> t.source().seed()).toList()))
        .hasSize(12);
  }

  @Test
  void aLuckyReplicateIsNotTheBestNorEndsTheSearch() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    // Whatever comes after the six of the search is better than all of it.
    EmbeddedEngine engine =
        engine(trial -> Map.of("loss", runs.incrementAndGet() > 6 ? -1.0 : 1.0 + runs.get()));
    StudySnapshot before = runToEnd(engine, spec(6, 1));
    long id = before.study().id();
    engine.replicate(id, List.of(before.trials().get(3).configuration()), 2);
    engine.running(id).ifPresent(running -> running.ended().join());

    StudySnapshot end = engine.snapshot(id).orElseThrow();
    assertThat(end.trials()).hasSize(8);
    assertThat(end.trials().get(7).metric("loss")).isEqualTo(-1);
    assertThat(end.best()).hasValue(0);

    StudySpec warm =
        spec(2, 1).withName("warm").withWarmStart(Optional.of(new WarmStart("test", 1)));
    Trial first = runToEnd(engine, warm).trials().get(1);
    assertThat(first.configuration()).isEqualTo(before.trials().get(0).configuration());
  }

  @Test
  void replicatesOfARunningStudyComeBesideItsBudget() throws InterruptedException {
    Semaphore go = new Semaphore(0);
    EmbeddedEngine engine =
        engine(
            trial -> {
              go.acquire();
              return Map.of("loss", 1.0);
            });
    Study study = engine.create(spec(4, 1), folder);
    RunningStudy running = engine.start(study.id());
    engine.replicate(study.id(), List.of(spec(4, 1).baseline().orElseThrow()), 2);
    go.release(100);
    StudySnapshot end = running.ended().join();
    assertThat(end.trials()).hasSize(6);
    assertThat(end.trials().stream().filter(Trial::isReplicate)).hasSize(2);
    assertThat(end.used()).isEqualTo(4);
  }

  @Test
  void whatIsQueuedAtRestIsTriedFirst() {
    EmbeddedEngine engine = engine(identity());
    Study study = engine.create(spec(4, 1), folder);
    engine.enqueue(study.id(), new Configuration(Map.of("x", 0.125)));
    assertThat(repository.trials(study.id())).extracting(Trial::state).contains(TrialState.WAITING);
    StudySnapshot end = runToEnd(engine, study.id());

    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
    assertThat(end.trials())
        .filteredOn(trial -> trial.source().origin() == Origin.QUEUED)
        .singleElement()
        .satisfies(
            trial -> assertThat(trial.configuration().values()).isEqualTo(Map.of("x", 0.125)));
  }

  @Test
  void aWarmStartTriesTheBestOfAnEarlierStudyAfterTheBaseline() {
    EmbeddedEngine engine = engine(identity());
    StudySnapshot earlier = runToEnd(engine, spec(12, 1));
    StudySpec warm =
        spec(5, 1).withName("warm").withWarmStart(Optional.of(new WarmStart("test", 3)));
    StudySnapshot end = runToEnd(engine, warm);

    List<Configuration> best =
        earlier.trials().stream()
            .sorted(Comparator.comparingDouble(t -> t.metric("loss")))
            .map(Trial::configuration)
            .limit(3)
            .toList();
    assertThat(end.trials()).hasSize(5);
    assertThat(end.trials().get(0).isBaseline()).isTrue();
    assertThat(end.trials().subList(1, 4).stream().map(Trial::configuration)).isEqualTo(best);
    assertThat(end.trials().get(4).source().origin()).isEqualTo(Origin.SAMPLED);
  }

  @Test
  void theQueueOfADefinitionComesAfterTheBaselineAndBeforeAWarmStart() {
    EmbeddedEngine engine = engine(identity());
    StudySnapshot earlier = runToEnd(engine, spec(12, 1));
    Configuration best = earlier.trials().get(earlier.best().orElseThrow()).configuration();
    Configuration wanted = new Configuration(Map.of("x", 0.125));
    StudySpec spec = spec(6, 1).withName("queued");
    StudySnapshot end =
        runToEnd(
            engine,
            spec.withFirst(
                new FirstTrials(
                    spec.baseline(),
                    List.of(wanted, best),
                    Optional.of(new WarmStart("test", 2)))));

    List<Trial> trials = end.trials();
    assertThat(trials).hasSize(6);
    assertThat(trials.get(0).isBaseline()).isTrue();
    assertThat(trials.subList(1, 3)).extracting(Trial::configuration).containsExactly(wanted, best);
    assertThat(trials.subList(1, 4))
        .as("the best of the earlier study is in the queue, and tried once")
        .extracting(trial -> trial.source().origin())
        .containsOnly(Origin.QUEUED);
    assertThat(trials.get(4).source().origin()).isEqualTo(Origin.SAMPLED);
  }

  @Test
  void aQueueThatDoesNotFitTheSpaceIsRefused() {
    EmbeddedEngine engine = engine(identity());
    StudySpec spec =
        spec(6, 1)
            .withFirst(
                FirstTrials.NONE.withQueue(
                    List.of(
                        new Configuration(Map.of("x", 0.5)), new Configuration(Map.of("x", 7.0)))));
    assertThatThrownBy(() -> engine.create(spec, folder))
        .isInstanceOfSatisfying(
            WrongInputException.class, wrong -> assertThat(wrong.field()).isEqualTo("queue.1.x"))
        .hasMessageContaining("7.0 is outside");
  }

  @Test
  void aWarmStartFromNowhereIsRefusedByName() {
    EmbeddedEngine engine = engine(identity());
    runToEnd(engine, spec(1, 1));
    StudySpec lost =
        spec(5, 1).withName("lost").withWarmStart(Optional.of(new WarmStart("tst", 3)));

    assertThatThrownBy(() -> engine.create(lost, folder))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("there is no study 'tst' in this workspace; did you mean 'test'?");
    assertThat(repository.summaries()).hasSize(1);
  }
}
