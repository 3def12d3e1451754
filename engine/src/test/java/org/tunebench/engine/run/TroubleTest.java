package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What becomes of a study when trials, workers, inputs or the storage fail. */
class TroubleTest extends ScriptedStudies {
  @Test
  void isRefusedBeforeItGoesOnWhenItsInputsHaveChanged() {
    AtomicReference<Optional<String>> wrong = new AtomicReference<>(Optional.empty());
    ScriptedObjective objective = new ScriptedObjective(identity(), wrong::get);
    EmbeddedEngine engine = engine(objective, repository);
    Study study = runToEnd(engine, spec(2, 1)).study();
    repository.setSpec(study.id(), study.spec().withBudget(new Budget(4)));
    wrong.set(Optional.of("the data has changed"));

    assertThatThrownBy(() -> engine.start(study.id()))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("the data has changed");
    assertThat(engine.running()).isEmpty();
    assertThat(repository.study(study.id()).orElseThrow().state()).isEqualTo(StudyState.FINISHED);
    wrong.set(Optional.empty());
    assertThat(runToEnd(engine, study.id()).trials()).hasSize(4);
  }

  @Test
  void whatIsRefusedIsNotQueuedSoThatItCanBeAskedForAgain() {
    EmbeddedEngine engine = engine(identity());
    Study study = runToEnd(engine, spec(2, 1)).study();
    List<DeviceSlots> gone = List.of(new DeviceSlots("gpu:0"));
    repository.setSpec(study.id(), study.spec().withPlaces(gone, Optional.empty()));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> engine.replicate(study.id(), List.of(MIDDLE), 3))
          .isInstanceOf(WrongInputException.class)
          .hasMessageStartingWith("this machine has no 'gpu:0'");
      assertThatThrownBy(() -> engine.tryAgain(study.id(), 1))
          .isInstanceOf(WrongInputException.class)
          .hasMessageStartingWith("this machine has no 'gpu:0'");
    }
    assertThat(repository.trials(study.id())).hasSize(2);

    repository.setSpec(study.id(), study.spec());
    engine.replicate(study.id(), List.of(MIDDLE), 3);
    engine.running(study.id()).ifPresent(running -> running.ended().join());
    assertThat(repository.trials(study.id())).hasSize(5);
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
  void aWorkerThatAlwaysDiesEndsTheStudyWithAReason() {
    Objective deadly =
        trial -> {
          launcher.workers.get(launcher.workers.size() - 1).die("signal 11");
          return Map.of();
        };
    StudySnapshot end = runToEnd(engine(deadly), spec(50, 1));

    assertThat(end.study().state()).isEqualTo(StudyState.STOPPED);
    assertThat(end.problem().orElseThrow())
        .contains("ended 5 times in a row")
        .contains("signal 11");
    assertThat(end.count(TrialState.RUNNING)).isZero();
    StudySnapshot later = engine(identity()).snapshot(end.study().id()).orElseThrow();
    assertThat(later.problem()).as("it is still known after a restart").isEqualTo(end.problem());
  }

  @Test
  void whatADeadProcessLeftRunningIsInterruptedWhenTheEngineOpens() {
    Study study = repository.create(spec(3, 1));
    Trial first =
        Trial.waiting(
                0,
                new Trial.Source(Origin.BASELINE, OptionalInt.empty(), 1, 0),
                new Configuration(Map.of("x", 0.5)))
            .start("cpu", Instant.now());
    repository.add(study.id(), first);
    repository.append(study.id(), List.of(new Report(0, 4, Map.of("loss", 1.0))));
    repository.setState(study.id(), StudyState.RUNNING, Duration.ZERO);

    EmbeddedEngine engine = engine(identity());

    Trial found = repository.trials(study.id()).get(0);
    assertThat(found.state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(found.epochs()).isEqualTo(4);
    assertThat(repository.study(study.id()).orElseThrow().state()).isEqualTo(StudyState.STOPPED);
    assertThat(engine.snapshot(study.id()).orElseThrow().problem())
        .contains("Tunebench ended while the study ran");
    StudySnapshot end = runToEnd(engine, study.id());
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(end.trials().get(1).isBaseline()).isTrue();
  }

  @Test
  void whatADeadProcessLeftRunningHasNotRunSince() {
    Instant died = Instant.parse("2026-01-02T03:04:05Z");
    InMemoryStudyRepository left =
        new InMemoryStudyRepository() {
          @Override
          public Optional<Instant> lastKept() {
            return Optional.of(died);
          }
        };
    Study study = left.create(spec(3, 1));
    Trial.Source source = new Trial.Source(Origin.BASELINE, OptionalInt.empty(), 1, 0);
    Configuration values = new Configuration(Map.of("x", 0.5));
    left.add(study.id(), Trial.waiting(0, source, values).start("cpu", died.minusSeconds(60)));
    left.add(study.id(), Trial.waiting(1, source, values).start("cpu", died.plusSeconds(1)));
    left.setState(study.id(), StudyState.RUNNING, Duration.ZERO);

    engine(new ScriptedObjective(identity()), left);

    assertThat(left.trials(study.id()))
        .extracting(trial -> trial.run().duration().orElseThrow())
        .as("and nothing ends before it began")
        .containsExactly(Duration.ofSeconds(60), Duration.ZERO);
  }

  @Test
  void aStudyThatBrokeOffCanBeStartedAgain() {
    AtomicBoolean isFull = new AtomicBoolean(true);
    EmbeddedEngine engine = engine(new ScriptedObjective(identity()), full(isFull::get));
    StudySnapshot broken = runToEnd(engine, spec(3, 1));
    assertThat(broken.count(TrialState.RUNNING)).isEqualTo(1);
    isFull.set(false);

    StudySnapshot end = runToEnd(engine, broken.study().id());

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(end.trials().get(0).failure()).isEqualTo("the search broke off while the trial ran");
    assertThat(end.trials().get(1).isBaseline()).isTrue();
  }

  @Test
  void aStudyThatBrokeOffIsKeptAsStoppedIfThatCanBeKept() {
    AtomicBoolean failsOnce = new AtomicBoolean(true);
    StudyRepository unsteady = full(() -> failsOnce.getAndSet(false));
    EmbeddedEngine engine = engine(new ScriptedObjective(identity()), unsteady);
    StudySnapshot broken = runToEnd(engine, spec(3, 1));

    assertThat(broken.problem()).contains("the search broke off: The disk is full.");
    Study kept = repository.study(broken.study().id()).orElseThrow();
    assertThat(kept.state()).isEqualTo(StudyState.STOPPED);
    assertThat(kept.ending()).isEqualTo("the search broke off: The disk is full.");
    Trial first = repository.trials(kept.id()).get(0);
    assertThat(first.state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(first.failure()).isEqualTo("the search broke off while the trial ran");
    assertThat(runToEnd(engine, kept.id()).count(TrialState.COMPLETED)).isEqualTo(3);
  }

  @Test
  void aStorageThatFailsEndsTheRunWithItsSentence() {
    EmbeddedEngine engine = engine(new ScriptedObjective(identity()), full(() -> true));
    StudySnapshot end = runToEnd(engine, spec(3, 1));

    assertThat(end.problem()).contains("the search broke off: The disk is full.");
    assertThat(end.status()).isEqualTo(RunStatus.IDLE);
  }

  @Test
  void anErrorInATrialFailsItAndNotMore() {
    Objective failing =
        trial -> {
          if (trial.number() == 1) {
            throw new AssertionError("an unexpected layer");
          }
          return Map.of("loss", 1.0);
        };
    StudySnapshot end = runToEnd(engine(failing), spec(3, 1));

    assertThat(end.trials().get(1).failure()).contains("AssertionError: an unexpected layer");
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(2);
  }

  @Test
  void anErrorWhoseTextFailsTooFailsTheTrial() {
    Objective failing =
        trial -> {
          throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
              throw new UnsupportedOperationException("no text");
            }
          };
        };
    StudySnapshot end = runToEnd(engine(failing), spec(2, 1));

    assertThat(end.count(TrialState.FAILED)).isEqualTo(2);
  }

  @Test
  void anObjectiveThatCannotBeLoadedIsRefused() {
    ScriptedObjective broken =
        new ScriptedObjective(identity()) {
          @Override
          public Objective open(WorkerSetup setup) {
            throw new AssertionError("a native library");
          }
        };
    StudySnapshot end = runToEnd(engine(broken, repository), spec(2, 1));

    assertThat(end.problem().orElseThrow()).contains("cannot start", "a native library");
  }

  /** How a study ends whose trials wait until somebody listens to it. */
  private StudySnapshot heard(BiConsumer<RunningStudy, StudySnapshot> listener)
      throws InterruptedException {
    CountDownLatch hold = new CountDownLatch(1);
    EmbeddedEngine engine =
        engine(
            trial -> {
              hold.await();
              return Map.of("loss", 1.0);
            });
    RunningStudy running = engine.start(engine.create(spec(2, 1), folder).id());
    running.listen(snapshot -> listener.accept(running, snapshot), soFar -> {});
    hold.countDown();
    return running.ended().join();
  }

  @Test
  void aListenerThatFailsAsItJoinsCostsTheStudyNothing() throws InterruptedException {
    StudySnapshot end =
        heard(
            (running, snapshot) -> {
              throw new IllegalStateException("a listener");
            });

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
  }

  @Test
  void norDoesOneThatCannotBeLoaded() throws InterruptedException {
    StudySnapshot end =
        heard(
            (running, snapshot) -> {
              throw new NoClassDefFoundError("a page");
            });

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
  }

  @Test
  void whatThePersonWantsWhenTheRunHasJustEndedChangesNothing() throws InterruptedException {
    StudySnapshot end =
        heard(
            (running, snapshot) -> {
              if (snapshot.status() == RunStatus.IDLE) {
                running.setBudget(new Budget(9));
                running.stop();
              }
            });

    assertThat(end.status()).isEqualTo(RunStatus.IDLE);
    assertThat(end.problem()).isEmpty();
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
  }

  @Test
  void jobsThatNeverCouldBeAskedForCanBeLeftAndEnded() {
    ClusterPool pool =
        new ClusterPool(
            ear -> {
              throw new IllegalStateException("no cluster");
            },
            1,
            1,
            Runnable::run);
    assertThatThrownBy(() -> pool.open(null, List.of())).hasMessage("no cluster");

    assertThatCode(pool::leave).doesNotThrowAnyException();
    assertThatCode(pool::close).doesNotThrowAnyException();
  }

  @Test
  void aRunThatBreaksOffEndsWhateverItsLastMessagesThrow() {
    AtomicReference<RunningStudy> running = new AtomicReference<>();
    EmbeddedEngine engine =
        engine(
            new ScriptedObjective(
                trial -> {
                  // Completes its trial when its run is known to the test.
                  while (running.get() == null) {
                    Thread.onSpinWait();
                  }
                  return Map.of("loss", 1.0);
                }),
            without(
                method -> {
                  if (method.equals("update")) {
                    running.get().setBudget(new Budget(9));
                  }
                  return method.equals("update") || method.equals("setBudget");
                },
                new OutOfMemoryError("no more heap")));
    running.set(engine.start(engine.create(spec(2, 1), folder).id()));
    StudySnapshot end = running.get().ended().join();

    assertThat(end.status()).isEqualTo(RunStatus.IDLE);
    assertThat(end.problem()).contains("the search broke off: no more heap");
    assertThat(engine.running()).isEmpty();
  }

  /** The repository, on a disk that may be full when trials change. */
  private StudyRepository full(BooleanSupplier isFull) {
    return without(
        method -> method.equals("update") && isFull.getAsBoolean(),
        new StorageException("The disk is full.", null));
  }

  /** The repository, some of whose methods throw. */
  private StudyRepository without(Predicate<String> methods, Throwable thrown) {
    return (StudyRepository)
        Proxy.newProxyInstance(
            StudyRepository.class.getClassLoader(),
            new Class<?>[] {StudyRepository.class},
            (proxy, method, arguments) -> {
              if (methods.test(method.getName())) {
                throw thrown;
              }
              return method.invoke(repository, arguments);
            });
  }
}
