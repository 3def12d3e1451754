package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

/** Whoever starts a study is alone with it, however long that takes, and with no other. */
class StudyRunsTest extends ScriptedStudies {
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch read = new CountDownLatch(1);
  private volatile Thread slowly;
  private EmbeddedEngine engine;
  private long slow;

  /** A study that has run, and whose data take their time when it is started again. */
  @BeforeEach
  void runOnce() {
    engine = engine(new ScriptedObjective(identity(), this::readData), repository);
    slow = engine.create(spec(2, 1).withName("slow"), folder).id();
    runToEnd(engine, slow);
    engine.setBudget(slow, new Budget(4));
  }

  private Optional<String> readData() {
    if (Thread.currentThread() == slowly) {
      reading.countDown();
      try {
        read.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Optional.empty();
  }

  /** Begins something that starts the slow study, and waits for its data. */
  private <T> FutureTask<T> begin(FutureTask<T> task) throws InterruptedException {
    slowly = new Thread(task);
    slowly.start();
    reading.await();
    return task;
  }

  /** Begins something that has to wait for somebody else. */
  private static <T> FutureTask<T> beginBehind(FutureTask<T> task) {
    Thread thread = new Thread(task);
    thread.start();
    while (thread.getState() != Thread.State.BLOCKED && thread.isAlive()) {
      Thread.onSpinWait();
    }
    return task;
  }

  @Test
  void whatOneWaitsForHoldsUpNoOther() throws Exception {
    FutureTask<Boolean> replicated =
        begin(new FutureTask<>(() -> engine.replicate(slow, List.of(MIDDLE), 1), true));

    long other = engine.create(spec(1, 1).withName("other"), folder).id();
    engine.enqueue(other, MIDDLE);
    engine.setBudget(other, new Budget(3));
    assertThat(runToEnd(engine, other).count(TrialState.COMPLETED)).isEqualTo(3);
    engine.delete(other);
    assertThat(engine.running(slow)).isEmpty();

    read.countDown();
    replicated.get();
    StudySnapshot end = engine.start(slow).ended().join();
    assertThat(end.count(TrialState.COMPLETED)).as("the replicate, too").isEqualTo(5);
  }

  @Test
  void whoStartsOneThatIsBeingStartedHasItsRun() throws Exception {
    FutureTask<RunningStudy> first = begin(new FutureTask<>(() -> engine.start(slow)));
    FutureTask<RunningStudy> second = beginBehind(new FutureTask<>(() -> engine.start(slow)));
    read.countDown();
    first.get().ended().join();
    second.get().ended().join();
    StudySnapshot end = engine.snapshot(slow).orElseThrow();
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.trials()).hasSize(4);
  }

  @Test
  void oneThatIsDeletedWhileItIsBeingStartedRunsNoMore() throws Exception {
    FutureTask<RunningStudy> started = begin(new FutureTask<>(() -> engine.start(slow)));
    FutureTask<Boolean> deleted = beginBehind(new FutureTask<>(() -> engine.delete(slow), true));
    assertThat(repository.study(slow)).as("not while it is being started").isPresent();
    read.countDown();
    deleted.get();
    started.get().ended().join();
    assertThat(engine.running()).isEmpty();
    assertThat(repository.study(slow)).isEmpty();
    assertThat(engine.trialFolder(slow, 0).getParent()).doesNotExist();
  }
}
