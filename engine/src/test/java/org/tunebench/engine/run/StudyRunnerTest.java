package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.WarmStart;

/** The life of a study, with workers that are threads of the test. */
@Timeout(60)
class StudyRunnerTest {
  private static final Device CPU = new Device("cpu", "test", 0, "");

  @TempDir Path folder;

  private final StudyRepository repository = new InMemoryStudyRepository();
  private final List<EmbeddedEngine> engines = new ArrayList<>();
  private InProcessLauncher launcher;
  private Clock clock = Clock.systemUTC();

  /** What is wrong with the inputs of all studies. */
  private volatile Optional<String> inputs = Optional.empty();

  @AfterEach
  void close() {
    engines.forEach(EmbeddedEngine::close);
  }

  private EmbeddedEngine engine(Objective script) {
    ObjectiveTypes types = new ObjectiveTypes(List.of(new ScriptedObjective(script, () -> inputs)));
    launcher = new InProcessLauncher(types);
    EmbeddedEngine engine =
        new EmbeddedEngine(
            repository,
            types,
            launcher,
            () -> List.of(CPU),
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            clock);
    engines.add(engine);
    return engine;
  }

  private StudySpec spec(int trials, int parallel, PartSpec pruner) {
    return new StudySpec(
        "test",
        new PartSpec("scripted"),
        new MetricSpec("loss", Goal.MINIMIZE),
        ScriptedObjective.SPACE,
        new PartSpec("random"),
        pruner,
        new Budget(trials, Optional.empty(), parallel, 1),
        List.of(),
        7,
        Optional.of(new Configuration(Map.of("x", 0.5))));
  }

  private StudySpec spec(int trials, int parallel) {
    return spec(trials, parallel, new PartSpec("none"));
  }

  private StudySnapshot runToEnd(EmbeddedEngine engine, StudySpec spec) {
    Study study = engine.create(spec, folder);
    return engine.start(study.id()).ended().join();
  }

  private static Objective identity() {
    return trial -> Map.of("loss", ScriptedObjective.x(trial.configuration()));
  }

  @Test
  void runsExactlyTheBudgetAndKeepsEverything() {
    StudySnapshot end = runToEnd(engine(identity()), spec(20, 3));

    assertThat(end.status()).isEqualTo(RunStatus.IDLE);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(20);
    assertThat(repository.trials(end.study().id())).isEqualTo(end.trials());
    assertThat(end.trials().get(0).isBaseline()).isTrue();
    assertThat(end.trials().stream().skip(1)).allMatch(t -> t.source().origin() == Origin.SAMPLED);
    double least = end.trials().stream().mapToDouble(t -> t.metric("loss")).min().orElseThrow();
    assertThat(end.trials().get(end.best().orElseThrow()).metric("loss")).isEqualTo(least);
  }

  @Test
  void isRefusedBeforeItGoesOnWhenItsInputsHaveChanged() {
    EmbeddedEngine engine = engine(identity());
    Study study = runToEnd(engine, spec(2, 1)).study();
    repository.setSpec(study.id(), study.spec().withBudget(new Budget(4)));
    inputs = Optional.of("the data has changed");

    assertThatThrownBy(() -> engine.start(study.id()))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("the data has changed");
    assertThat(engine.running()).isEmpty();
    assertThat(repository.study(study.id()).orElseThrow().state()).isEqualTo(StudyState.FINISHED);
    inputs = Optional.empty();
    assertThat(engine.start(study.id()).ended().join().trials()).hasSize(4);
  }

  @Test
  void whatIsToldAtTheEndMustNotEndTheSearch() {
    StudySpec steered =
        spec(2, 1)
            .withBudget(
                new Budget(2, Optional.empty(), 1, 1)
                    .withStopping(
                        new Stopping(
                            OptionalDouble.empty(),
                            OptionalInt.empty(),
                            List.of(new Target("final_word", Goal.MINIMIZE, 0.1)))));

    assertThatThrownBy(() -> engine(identity()).check(steered))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("budget.until"))
        .hasMessageContaining("'final_word'")
        .hasMessageEndingWith("take loss");
  }

  @Test
  void oneSlotReplaysToTheSameTrials() {
    List<Configuration> first =
        runToEnd(engine(identity()), spec(10, 1)).trials().stream()
            .map(Trial::configuration)
            .toList();
    List<Configuration> second =
        runToEnd(engine(identity()), spec(10, 1).withName("again")).trials().stream()
            .map(Trial::configuration)
            .toList();

    assertThat(second).isEqualTo(first);
    assertThat(new HashSet<>(first)).hasSize(10);
  }

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
  void aFailedTrialCostsItselfAlone() {
    Objective failing =
        trial -> {
          if (trial.number() == 3) {
            throw new TrialFailedException("the third one fails");
          }
          if (trial.number() == 4) {
            throw new IllegalStateException("an accident");
          }
          if (trial.number() == 5) {
            return Map.of("other", 1.0);
          }
          return Map.of("loss", trial.number() == 6 ? Double.NaN : 1.0);
        };
    StudySnapshot end = runToEnd(engine(failing), spec(8, 2));

    assertThat(end.trials()).hasSize(8);
    assertThat(end.trials().get(3).failure()).isEqualTo("the third one fails");
    assertThat(end.trials().get(4).failure()).contains("IllegalStateException: an accident");
    assertThat(end.trials().get(5).failure())
        .isEqualTo("the objective gave no value for the metric 'loss', only for [other]");
    assertThat(end.trials().get(6).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(end.count(TrialState.FAILED)).isEqualTo(3);
  }

  @Test
  void aDeadWorkerFailsItsTrialsAndTheyAreTriedAgainOnce() throws InterruptedException {
    Semaphore started = new Semaphore(0);
    CountDownLatch hold = new CountDownLatch(1);
    Objective holding =
        trial -> {
          started.release();
          if (trial.number() < 2) {
            hold.await();
          }
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(holding);
    Study study = engine.create(spec(4, 2), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire(2);
    launcher.workers.get(0).die("signal 9");
    StudySnapshot end = running.ended().join();
    hold.countDown();

    assertThat(launcher.workers).hasSize(2);
    assertThat(end.trials().get(0).failure()).isEqualTo("worker exited with signal 9\nlast words");
    assertThat(end.trials().get(1).state()).isEqualTo(TrialState.FAILED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
    assertThat(end.trials()).hasSize(6);
    Trial retry =
        end.trials().stream()
            .filter(t -> t.source().retryOf().orElse(-1) == 1)
            .findFirst()
            .orElseThrow();
    assertThat(retry.configuration()).isEqualTo(end.trials().get(1).configuration());
    assertThat(retry.source().seed()).isEqualTo(end.trials().get(1).source().seed());
    assertThat(retry.source().origin()).isEqualTo(Origin.RETRY);
  }

  @Test
  void aWorkerThatAlwaysDiesEndsTheStudyWithAReason() throws InterruptedException {
    EmbeddedEngine[] engine = new EmbeddedEngine[1];
    Objective deadly =
        trial -> {
          launcher.workers.get(launcher.workers.size() - 1).die("signal 11");
          return Map.of();
        };
    engine[0] = engine(deadly);
    StudySnapshot end = runToEnd(engine[0], spec(50, 1));

    assertThat(end.study().state()).isEqualTo(StudyState.STOPPED);
    assertThat(end.problem().orElseThrow())
        .contains("ended 5 times in a row")
        .contains("signal 11");
    assertThat(end.count(TrialState.RUNNING)).isZero();
    StudySnapshot later = engine(identity()).snapshot(end.study().id()).orElseThrow();
    assertThat(later.problem()).as("it is still known after a restart").isEqualTo(end.problem());
  }

  @Test
  void stoppingInterruptsAndStartingGoesOnToTheExactBudget() throws InterruptedException {
    Semaphore started = new Semaphore(0);
    Semaphore go = new Semaphore(3);
    Objective gated =
        trial -> {
          started.release();
          go.acquire();
          return Map.of("loss", ScriptedObjective.x(trial.configuration()));
        };
    EmbeddedEngine engine = engine(gated);
    Study study = engine.create(spec(10, 2), folder);
    RunningStudy running = engine.start(study.id());
    started.acquire(5);
    running.stop();
    StudySnapshot stopped = running.ended().join();

    assertThat(stopped.study().state()).isEqualTo(StudyState.STOPPED);
    assertThat(stopped.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(stopped.count(TrialState.INTERRUPTED)).isEqualTo(2);
    assertThat(engine.running()).isEmpty();

    StudySnapshot end = engine(identity()).start(study.id()).ended().join();
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(10);
    assertThat(end.count(TrialState.INTERRUPTED)).isEqualTo(2);
    assertThat(end.used()).isEqualTo(10);
  }

  @Test
  void whatIsQueuedAtRestIsTriedFirst() {
    EmbeddedEngine engine = engine(identity());
    Study study = engine.create(spec(4, 1), folder);
    engine.enqueue(study.id(), new Configuration(Map.of("x", 0.125)));
    assertThat(repository.trials(study.id())).extracting(Trial::state).contains(TrialState.WAITING);
    StudySnapshot end = engine.start(study.id()).ended().join();

    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
    assertThat(end.trials())
        .filteredOn(trial -> trial.source().origin() == Origin.QUEUED)
        .singleElement()
        .satisfies(
            trial -> assertThat(trial.configuration().values()).isEqualTo(Map.of("x", 0.125)));
  }

  @Test
  void whatADeadProcessLeftRunningIsInterruptedWhenTheEngineOpens() {
    Study study = repository.create(spec(3, 1));
    Trial first =
        Trial.waiting(
                0,
                new Trial.Source(Origin.BASELINE, java.util.OptionalInt.empty(), 1, 0),
                new Configuration(Map.of("x", 0.5)))
            .start("cpu", java.time.Instant.now());
    repository.add(study.id(), first);
    repository.append(study.id(), List.of(new Report(0, 4, Map.of("loss", 1.0))));
    repository.setState(study.id(), StudyState.RUNNING, java.time.Duration.ZERO);

    EmbeddedEngine engine = engine(identity());

    Trial found = repository.trials(study.id()).get(0);
    assertThat(found.state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(found.epochs()).isEqualTo(4);
    assertThat(repository.study(study.id()).orElseThrow().state()).isEqualTo(StudyState.STOPPED);
    assertThat(engine.snapshot(study.id()).orElseThrow().problem())
        .contains("Tunebench ended while the study ran");
    StudySnapshot end = engine.start(study.id()).ended().join();
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(end.trials().get(1).isBaseline()).isTrue();
  }

  @Test
  void reportsArriveOnceInOrderAndBeforeTheEndOfTheirTrial() {
    Objective reporting =
        trial -> {
          for (int epoch = 1; epoch <= 50; epoch++) {
            trial.report(epoch, Map.of("loss", 1.0 / epoch));
            trial.report(epoch, Map.of("loss", 99.0));
          }
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(reporting);
    Study study = engine.create(spec(6, 3), folder);
    Map<Integer, List<Integer>> steps = new HashMap<>();
    Set<Integer> endedBeforeReports = ConcurrentHashMap.newKeySet();
    RunningStudy running = engine.start(study.id());
    running.listen(
        new StudyListener() {
          @Override
          public void onSnapshot(StudySnapshot snapshot) {
            for (Trial trial : snapshot.trials()) {
              int heard = steps.getOrDefault(trial.number(), List.of()).size();
              if (trial.state() == TrialState.COMPLETED && heard < 50) {
                endedBeforeReports.add(trial.number());
              }
            }
          }

          @Override
          public void onReports(List<Report> reports) {
            for (Report report : reports) {
              steps.computeIfAbsent(report.trial(), n -> new ArrayList<>()).add(report.step());
            }
          }
        },
        soFar ->
            soFar.forEach(
                (number, curve) -> {
                  for (int i = 0; i < curve.size(); i++) {
                    steps.computeIfAbsent(number, n -> new ArrayList<>()).add(curve.step(i));
                  }
                }));
    running.ended().join();

    assertThat(endedBeforeReports).isEmpty();
    assertThat(steps).hasSize(6);
    assertThat(steps.values())
        .allSatisfy(
            all ->
                assertThat(all)
                    .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 50).boxed().toList()));
    Map<Integer, Curve> kept = repository.curves(study.id(), "loss");
    assertThat(kept.get(2).value(9)).isEqualTo(0.1);
  }

  @Test
  void thePrunerEndsHopelessTrialsButNeverTheBaseline() {
    Objective flat =
        trial -> {
          for (int epoch = 1; epoch <= 1000 && !trial.stopRequested(); epoch++) {
            trial.report(epoch, Map.of("loss", 100.0));
            if (trial.number() > 0 && epoch > 20) {
              Thread.sleep(1);
            }
          }
          return Map.of("loss", 100.0);
        };
    PartSpec threshold = new PartSpec("threshold", Map.of("upper", 10L));
    StudySnapshot end = runToEnd(engine(flat), spec(3, 1, threshold));

    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(end.count(TrialState.PRUNED)).isEqualTo(2);
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
    running.setTrials(4);
    running.stopTrial(0);
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(4);
    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.STOPPED);
    assertThat(end.trials().get(1).source().origin()).isEqualTo(Origin.QUEUED);
    assertThat(end.trials().get(1).configuration().values()).containsEntry("x", 0.125);
    assertThat(repository.study(study.id()).orElseThrow().spec().budget().trials()).isEqualTo(4);
  }

  @Test
  void aPausedStudyStartsNothingNewAndItsTimeStandsStill() throws InterruptedException {
    AtomicReference<Duration> aside = new AtomicReference<>(Duration.ZERO);
    clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return Instant.now().plus(aside.get());
          }
        };
    Semaphore started = new Semaphore(0);
    Semaphore go = new Semaphore(0);
    Objective gated =
        trial -> {
          started.release();
          go.acquire();
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(gated);
    RunningStudy running = engine.start(engine.create(spec(3, 1), folder).id());
    started.acquire();
    CountDownLatch firstEnded = new CountDownLatch(1);
    running.listen(
        snapshot -> {
          if (snapshot.count(TrialState.COMPLETED) == 1) {
            firstEnded.countDown();
          }
        },
        soFar -> {});
    running.pause();
    go.release(3);
    assertThat(firstEnded.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(running.snapshot().status()).isEqualTo(RunStatus.PAUSED);
    assertThat(running.snapshot().trials()).hasSize(1);
    aside.set(Duration.ofHours(5));
    running.unpause();

    StudySnapshot end = running.ended().join();
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(end.study().elapsed()).as("only while it runs").isLessThan(Duration.ofHours(1));
  }

  @Test
  void aStorageThatFailsEndsTheRunWithItsSentence() {
    StudyRepository full =
        (StudyRepository)
            Proxy.newProxyInstance(
                StudyRepository.class.getClassLoader(),
                new Class<?>[] {StudyRepository.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("update")) {
                    throw new StorageException("The disk is full.", null);
                  }
                  return method.invoke(repository, arguments);
                });
    ObjectiveTypes types = new ObjectiveTypes(List.of(ScriptedObjective.identity()));
    EmbeddedEngine engine =
        new EmbeddedEngine(
            full,
            types,
            new InProcessLauncher(types),
            () -> List.of(CPU),
            folder,
            folder,
            Clock.systemUTC());
    StudySnapshot end = runToEnd(engine, spec(3, 1));

    assertThat(end.problem()).contains("the search broke off: The disk is full.");
    assertThat(end.status()).isEqualTo(RunStatus.IDLE);
  }

  @Test
  void aTargetOrPatienceEndsTheStudyEarly() {
    Objective falling = trial -> Map.of("loss", (double) -Math.min(trial.number(), 5));
    Budget target =
        new Budget(50).withStopping(new Stopping(OptionalDouble.of(-3), OptionalInt.empty()));
    StudySnapshot reached = runToEnd(engine(falling), spec(50, 1).withBudget(target));
    assertThat(reached.trials()).hasSize(4);
    assertThat(reached.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(reached.note()).isEqualTo("loss has reached its target with -3.0 (#3)");

    Budget patience =
        new Budget(50).withStopping(new Stopping(OptionalDouble.empty(), OptionalInt.of(4)));
    StudySnapshot tired =
        runToEnd(engine(falling), spec(50, 1).withName("tired").withBudget(patience));
    assertThat(tired.trials()).hasSize(10);
    assertThat(tired.note()).isEqualTo("4 trials have not improved on #5");
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
    StudySnapshot resumed = engine.start(reached.study().id()).ended().join();
    assertThat(resumed.trials()).hasSize(4);
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
            .sorted(java.util.Comparator.comparingDouble(t -> t.metric("loss")))
            .map(Trial::configuration)
            .limit(3)
            .toList();
    assertThat(end.trials()).hasSize(5);
    assertThat(end.trials().get(0).isBaseline()).isTrue();
    assertThat(end.trials().subList(1, 4).stream().map(Trial::configuration)).isEqualTo(best);
    assertThat(end.trials().get(4).source().origin()).isEqualTo(Origin.SAMPLED);
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
