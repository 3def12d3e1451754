package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What a person asks of a study in the moment in which its run ends is not lost. */
class EndOfRunTest extends ScriptedStudies {
  private static final Configuration WANTED = new Configuration(Map.of("x", 0.125));

  /** What happens before the repository is written to. */
  private interface Before {
    void write(String method, Object... arguments) throws Exception;
  }

  private EmbeddedEngine engine(Before before) {
    StudyRepository watched =
        (StudyRepository)
            Proxy.newProxyInstance(
                StudyRepository.class.getClassLoader(),
                new Class<?>[] {StudyRepository.class},
                (proxy, method, arguments) -> {
                  before.write(method.getName(), arguments);
                  return method.invoke(repository, arguments);
                });
    return engine(new ScriptedObjective(identity()), watched);
  }

  /** Whether the second trial completes, the last within the budget. */
  private static boolean endsTheLast(String method, Object... arguments) {
    return method.equals("update")
        && arguments[1] instanceof Trial trial
        && trial.number() == 1
        && trial.state() == TrialState.COMPLETED;
  }

  /** Holds up the end of a run until it may go on. */
  private static final class Gate implements Before {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void write(String method, Object... arguments) throws InterruptedException {
      if (method.equals("setState") && arguments[1] == StudyState.FINISHED) {
        reached.countDown();
        opened.await();
      }
    }
  }

  @Test
  void whatIsAskedBeforeTheEndIsDoneInTheSameRun() {
    AtomicReference<RunningStudy> running = new AtomicReference<>();
    EmbeddedEngine engine =
        engine(
            (method, arguments) -> {
              if (endsTheLast(method, arguments)) {
                assertThat(running.get().enqueue(WANTED)).isTrue();
              }
            });
    long study = engine.create(spec(2, 1), folder).id();
    running.set(engine.start(study));
    StudySnapshot end = running.get().ended().join();

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.trials()).hasSize(3);
    assertThat(end.trials().get(2).configuration()).isEqualTo(WANTED);
    assertThat(end.trials().get(2).state()).isEqualTo(TrialState.COMPLETED);
  }

  @Test
  void whatIsAskedAfterAPauseWaitsForTheRunToGoOn() {
    AtomicReference<RunningStudy> running = new AtomicReference<>();
    EmbeddedEngine engine =
        engine(
            (method, arguments) -> {
              if (endsTheLast(method, arguments)) {
                running.get().pause();
                assertThat(running.get().enqueue(WANTED)).isTrue();
              }
            });
    long study = engine.create(spec(2, 1), folder).id();
    running.set(engine.start(study));
    CompletableFuture<Void> waits = new CompletableFuture<>();
    running
        .get()
        .listen(
            snapshot -> {
              if (snapshot.status() == RunStatus.PAUSED && snapshot.trials().size() == 3) {
                waits.complete(null);
              }
            },
            soFar -> {});
    waits.join();
    running.get().unpause();
    StudySnapshot end = running.get().ended().join();

    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
  }

  @Test
  void whoLeavesWhileARunEndsHearsNoMore() throws InterruptedException {
    Gate gate = new Gate();
    EmbeddedEngine engine = engine(gate);
    long study = engine.create(spec(2, 1), folder).id();
    RunningStudy running = engine.start(study);
    gate.reached.await();
    AtomicReference<StudySnapshot> heard = new AtomicReference<>();
    running.listen(heard::set, soFar -> {}).run();
    CompletableFuture<StudySnapshot> after = new CompletableFuture<>();
    running.listen(after::complete, soFar -> {});
    gate.opened.countDown();
    after.join();
    running.ended().join();

    assertThat(heard.get()).isNull();
  }

  @Test
  void whatIsAskedWhileARunEndsIsDoneInTheNext() throws InterruptedException {
    Gate gate = new Gate();
    EmbeddedEngine engine = engine(gate);
    long study = engine.create(spec(2, 1), folder).id();
    RunningStudy running = engine.start(study);
    gate.reached.await();
    CompletableFuture<Void> asked =
        CompletableFuture.runAsync(
            () -> {
              engine.enqueue(study, WANTED);
              engine.tryAgain(study, 0);
            });
    CompletableFuture<RunStatus> heard = new CompletableFuture<>();
    running.listen(snapshot -> heard.complete(snapshot.status()), soFar -> {});
    gate.opened.countDown();
    asked.join();
    engine.running(study).ifPresent(next -> next.ended().join());
    StudySnapshot end = engine.snapshot(study).orElseThrow();

    assertThat(heard.join()).isEqualTo(RunStatus.IDLE);
    assertThat(end.trials()).hasSize(4);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
    assertThat(end.trials().get(2).configuration()).isEqualTo(WANTED);
    assertThat(end.trials().get(3).source().retryOf()).hasValue(0);
  }

  @Test
  void whoHearsOfTheEndHasTheStudyForItself() {
    EmbeddedEngine engine = engine((method, arguments) -> {});
    long study = engine.create(spec(2, 1), folder).id();
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    CompletableFuture<StudySnapshot> next = new CompletableFuture<>();
    RunningStudy running = engine.start(study);
    running.listen(
        snapshot -> {
          if (snapshot.status() == RunStatus.IDLE && !taken.isDone()) {
            taken.complete(running.enqueue(WANTED));
            engine.setBudget(study, new Budget(4));
            engine.start(study).ended().thenAccept(next::complete);
          }
        },
        soFar -> {});
    StudySnapshot end = next.join();

    assertThat(taken.join()).isFalse();
    assertThat(end.problem()).isEmpty();
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
  }

  @Test
  void aStudyIsNotStartedWhileItsBudgetIsChanged() {
    AtomicReference<Thread> starting = new AtomicReference<>();
    CompletableFuture<RunningStudy> started = new CompletableFuture<>();
    AtomicReference<EmbeddedEngine> engine = new AtomicReference<>();
    engine.set(
        engine(
            (method, arguments) -> {
              if (method.equals("setBudget") && starting.get() == null) {
                long study = (Long) arguments[0];
                starting.set(new Thread(() -> started.complete(engine.get().start(study))));
                starting.get().start();
                while (engine.get().running(study).isEmpty()
                    && starting.get().getState() != Thread.State.BLOCKED) {
                  Thread.onSpinWait();
                }
              }
            }));
    long study = engine.get().create(spec(2, 1), folder).id();
    engine.get().setBudget(study, new Budget(4));
    StudySnapshot end = started.join().ended().join();

    assertThat(end.study().spec().budget().trials()).isEqualTo(4);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
  }
}
