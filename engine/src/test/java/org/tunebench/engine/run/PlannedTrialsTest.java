package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.WarmStart;

/**
 * Trials that no sampler has proposed: replicates and queued ones, beside those of a warm start.
 */
class PlannedTrialsTest extends ScriptedStudies {
  private static final Stopping TARGET = new Stopping(OptionalDouble.of(0.2), OptionalInt.empty());

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
        spec(2, 1)
            .withName("warm")
            .withFirst(FirstTrials.NONE.withWarmStart(Optional.of(new WarmStart("test", 1))));
    Trial first = runToEnd(engine, warm).trials().get(0);
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
        .containsOnly(Origin.PLANNED);
    assertThat(trials.get(4).source().origin()).isEqualTo(Origin.SAMPLED);
    assertThat(trials)
        .extracting(trial -> trial.source().by())
        .containsExactly("baseline", "queue", "queue", "warm-start", "random", "random");
  }

  @Test
  void aQueueThatDoesNotFitTheSpaceIsRefused() {
    EmbeddedEngine engine = engine(identity());
    StudySpec spec =
        spec(6, 1)
            .withFirst(
                queue(new Configuration(Map.of("x", 0.5)), new Configuration(Map.of("x", 7.0))));
    assertThatThrownBy(() -> engine.create(spec, folder))
        .isInstanceOfSatisfying(
            WrongInputException.class, wrong -> assertThat(wrong.field()).isEqualTo("queue.1.x"))
        .hasMessageContaining("7.0 is outside");
  }

  private static FirstTrials queue(Configuration... values) {
    return new FirstTrials(Optional.empty(), List.of(values), Optional.empty());
  }

  private static Configuration x(double value) {
    return new Configuration(Map.of("x", value));
  }

  /** Baseline and a queue that gets worse; two trials of it are left out if the target is 0.2. */
  private static StudySpec queued(int trials, Stopping stopping) {
    return spec(trials, 1)
        .withFirst(
            new FirstTrials(Optional.of(MIDDLE), List.of(x(0.1), x(0.6), x(0.7)), Optional.empty()))
        .withBudget(new Budget(trials).withStopping(stopping));
  }

  @Test
  void aQueueThatIsLongerThanTheBudgetIsRefused() {
    EmbeddedEngine engine = engine(identity());
    assertThatThrownBy(() -> engine.create(queued(3, Stopping.NEVER), folder))
        .isInstanceOfSatisfying(
            WrongInputException.class, wrong -> assertThat(wrong.field()).isEqualTo("queue"))
        .hasMessage(
            "takes 4 trials, the default configuration's included, and the budget has 3:"
                + " raise budget.trials, or shorten the queue");
    assertThat(repository.summaries()).isEmpty();
    assertThat(runToEnd(engine, queued(4, Stopping.NEVER)).trials()).hasSize(4);
  }

  @Test
  void aQueueThatIsTooLongIsRefusedBeforeTheDataIsRead() {
    AtomicInteger reads = new AtomicInteger();
    ScriptedObjective large =
        new ScriptedObjective(identity()) {
          @Override
          public PartSpec pinned(PartSpec objective, Path from) {
            reads.incrementAndGet();
            return objective;
          }
        };
    EmbeddedEngine engine = engine(large, repository);
    assertThatThrownBy(() -> engine.create(queued(3, Stopping.NEVER), folder))
        .isInstanceOf(WrongInputException.class);
    assertThat(reads).hasValue(0);
    engine.create(queued(4, Stopping.NEVER), folder);
    assertThat(reads).hasValue(1);
  }

  @Test
  void aStudyIsKeptWithItsQueueAtOnce() {
    StudyRepository nothingAdded =
        (StudyRepository)
            Proxy.newProxyInstance(
                StudyRepository.class.getClassLoader(),
                new Class<?>[] {StudyRepository.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName())
                      .as("where a kill may come before")
                      .isNotEqualTo("add");
                  return method.invoke(repository, arguments);
                });
    EmbeddedEngine engine = engine(new ScriptedObjective(identity()), nothingAdded);
    Study study = engine.create(queued(10, Stopping.NEVER), folder);
    assertThat(repository.trials(study.id()))
        .extracting(Trial::configuration)
        .containsExactly(MIDDLE, x(0.1), x(0.6), x(0.7));
  }

  @Test
  void whatTheDefinitionAsksForEndsWithTheSearch() {
    EmbeddedEngine engine = engine(identity());
    StudySnapshot reached = runToEnd(engine, queued(10, TARGET));
    assertThat(reached.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(reached.note()).startsWith("loss has reached its target");
    assertThat(reached.count(TrialState.COMPLETED)).isEqualTo(2);
    assertThat(reached.count(TrialState.WAITING)).isEqualTo(2);

    long id = reached.study().id();
    engine.setBudget(id, new Budget(3));
    StudySnapshot more = runToEnd(engine, id);
    assertThat(more.count(TrialState.COMPLETED)).as("as many as the budget has").isEqualTo(3);
    assertThat(more.trials().get(2).configuration()).isEqualTo(x(0.6));
    assertThat(more.note()).isEqualTo("all trials of its budget are done");
  }

  @Test
  void whatThePersonAddsIsTriedAlthoughTheSearchHasEnded() {
    EmbeddedEngine engine = engine(identity());
    StudySnapshot reached = runToEnd(engine, queued(10, TARGET));
    long id = reached.study().id();
    engine.enqueue(id, x(0.9));
    engine.replicate(id, List.of(MIDDLE), 1);
    runToEnd(engine, id);
    engine.tryAgain(id, 0);
    StudySnapshot end = runToEnd(engine, id);

    assertThat(end.trials()).hasSize(7);
    assertThat(end.trials().subList(2, 4)).allMatch(t -> t.state() == TrialState.WAITING);
    assertThat(end.trials().subList(4, 7)).allMatch(t -> t.state() == TrialState.COMPLETED);
  }

  @Test
  void theOutlookDoesNotCountWhatWaitsInVain() {
    StudySnapshot reached = runToEnd(engine(identity()), queued(10, TARGET));
    BudgetOutlook outlook = new BudgetOutlook(reached);
    Budget now = reached.study().spec().budget();

    assertThat(outlook.of(now, Duration.ZERO).trials()).isZero();
    assertThat(outlook.of(now.withStopping(Stopping.NEVER), Duration.ZERO).trials()).isEqualTo(8);
  }

  @Test
  void aDefaultConfigurationThatIsAlsoQueuedOrAmongTheBestIsTriedOnce() {
    EmbeddedEngine engine = engine(trial -> Map.of("loss", (double) trial.number()));
    runToEnd(engine, spec(3, 1));
    FirstTrials first =
        new FirstTrials(
            Optional.of(MIDDLE),
            List.of(x(0.1), MIDDLE, x(0.1)),
            Optional.of(new WarmStart("test", 1)));
    StudySnapshot end = runToEnd(engine, spec(3, 1).withName("once").withFirst(first));

    assertThat(end.trials()).extracting(Trial::configuration).startsWith(MIDDLE, x(0.1));
    assertThat(end.trials()).filteredOn(t -> t.configuration().equals(MIDDLE)).hasSize(1);
    assertThat(end.trials().get(2).source().origin()).isEqualTo(Origin.SAMPLED);
  }
}
