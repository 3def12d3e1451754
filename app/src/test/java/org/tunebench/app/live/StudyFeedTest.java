package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

class StudyFeedTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final List<StudyChange> changes = new ArrayList<>();

  /** Steps that wait for their turn: the test is the clock. */
  private final Queue<Runnable> paced = new ArrayDeque<>();

  private StudyFeed feed(long study) {
    Pace byHand = new Pace(Runnable::run, paced::add, Runnable::run);
    return new StudyFeed(engine, study, byHand, changes::add);
  }

  private void tick() {
    Runnable next = paced.poll();
    if (next != null) {
      next.run();
    }
  }

  @Test
  void studiesThatDoNotRunAreReadFromTheRepository() {
    Study study = FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED);

    feed(study.id()).open();
    tick();

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).snapshot().orElseThrow().trials()).hasSize(5);
    assertThat(changes.get(0).histories().orElseThrow()).hasSize(5);
  }

  @Test
  void aStudyThatIsGoneIsSaidSo() {
    assertThatThrownBy(() -> feed(99).open())
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("not in the workspace");
  }

  @Test
  void aThousandEventsBetweenTwoTicksMakeOneChange() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    feed(study.id()).open();
    tick();
    changes.clear();

    int trial = running.startTrial();
    for (int step = 1; step <= 1000; step++) {
      running.report(trial, step);
    }
    running.complete(trial);
    assertThat(paced).hasSize(1);
    tick();

    assertThat(paced).isEmpty();
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).growth().get(trial).size()).isEqualTo(1000);
    assertThat(changes.get(0).snapshot().orElseThrow().trials().get(trial).state())
        .isEqualTo(TrialState.COMPLETED);
  }

  @Test
  void noNewChangeIsBegunWhileTheScreenIsStillBusy() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    Queue<Runnable> screen = new ArrayDeque<>();
    Pace slowScreen = new Pace(Runnable::run, paced::add, screen::add);
    new StudyFeed(engine, study.id(), slowScreen, changes::add).open();
    tick();

    int trial = running.startTrial();
    running.report(trial, 1);
    assertThat(paced).isEmpty();
    assertThat(screen).hasSize(1);

    screen.remove().run();
    assertThat(paced).hasSize(1);
  }

  @Test
  void aStudyIsFollowedAgainWhenItIsStartedAgain() {
    Study study = FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED);
    StudyFeed feed = feed(study.id());
    feed.open();
    tick();

    FakeRunningStudy running = engine.start(study.id());
    feed.open();
    tick();
    int trial = running.startTrial();
    running.report(trial, 1);
    tick();

    StudyChange last = changes.get(changes.size() - 1);
    assertThat(last.growth()).containsOnlyKeys(trial);
    assertThat(last.snapshot().orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(running.listeners()).isEqualTo(1);
  }

  @Test
  void anotherMetricIsFollowedWithoutAGapAndWithoutAPointTwice() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    IntStream.rangeClosed(1, 3).forEach(step -> running.report(trial, step));
    Queue<Runnable> background = new ArrayDeque<>();
    Pace byHand = new Pace(background::add, paced::add, Runnable::run);
    StudyFeed feed = new StudyFeed(engine, study.id(), byHand, changes::add);

    feed.show("train_loss");
    running.report(trial, 4);
    tick();
    assertThat(changes).allSatisfy(change -> assertThat(change.growth()).isEmpty());
    background.remove().run();
    running.report(trial, 5);
    tick();
    tick();

    StudyChange last = changes.get(changes.size() - 1);
    assertThat(last.metric()).isEqualTo("train_loss");
    assertThat(last.histories().orElseThrow().get(trial).steps()).containsExactly(1, 2, 3, 4);
    assertThat(last.growth().get(trial).steps()).containsExactly(5);
    double expected = FakeStudies.report(FakeStudies.trial(trial), 5).values().get("train_loss");
    assertThat(last.growth().get(trial).values()).containsExactly(expected);
    assertThat(last.reports()).extracting(Report::step).containsExactly(4, 5);
  }

  @Test
  void theMetricThatIsShownStaysWhenTheStudyIsStartedAgain() {
    Study study = FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED);
    StudyFeed feed = feed(study.id());
    feed.show("train_loss");
    tick();
    engine.start(study.id());
    feed.open();
    tick();

    assertThat(changes).extracting(StudyChange::metric).containsOnly("train_loss");
  }

  @Test
  void theEndOfARunShowsTheStoredState() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    feed(study.id()).open();
    tick();
    running.finish();
    tick();

    StudyChange last = changes.get(changes.size() - 1);
    assertThat(last.snapshot().orElseThrow().study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(last.snapshot().orElseThrow().status()).isEqualTo(RunStatus.IDLE);
  }

  @Test
  void aClosedFeedListensNoMore() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    StudyFeed feed = feed(study.id());
    feed.open();
    tick();
    int before = changes.size();

    feed.close();
    running.startTrial();
    tick();

    assertThat(changes).hasSize(before);
    assertThat(running.listeners()).isZero();
  }

  @Test
  void reportsFromSeveralThreadsArriveAllOnceAndInOrder() throws InterruptedException {
    int threads = 4;
    int steps = 2_500;
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    int[] trials = IntStream.range(0, threads).map(i -> running.startTrial()).toArray();
    ExecutorService background = Executors.newFixedThreadPool(2);
    ExecutorService screen = Executors.newSingleThreadExecutor();
    StudyFeed feed =
        new StudyFeed(
            engine, study.id(), new Pace(background, background::execute, screen), changes::add);
    feed.open();

    ExecutorService workers = Executors.newFixedThreadPool(threads);
    for (int trial : trials) {
      workers.execute(
          () -> {
            for (int step = 1; step <= steps; step++) {
              running.report(List.of(new Report(trial, step, Map.of("elbo", (double) step))));
            }
          });
    }
    finish(workers);
    // A last event after all others, and then the queues run empty.
    running.note("done");
    while (!lastNote(screen, changes).equals("done")) {
      Thread.onSpinWait();
    }
    finish(background);
    finish(screen);

    Map<Integer, List<Double>> seen = new TreeMap<>();
    for (StudyChange change : changes) {
      change.histories().ifPresent(all -> seen.clear());
      change.histories().ifPresent(all -> all.forEach((trial, points) -> put(seen, trial, points)));
      change.growth().forEach((trial, points) -> put(seen, trial, points));
    }
    List<Double> expected = IntStream.rangeClosed(1, steps).mapToObj(i -> (double) i).toList();
    assertThat(seen).hasSize(threads);
    assertThat(seen.values()).allSatisfy(steps1 -> assertThat(steps1).isEqualTo(expected));
  }

  private static void put(Map<Integer, List<Double>> seen, int trial, Points points) {
    List<Double> steps = seen.computeIfAbsent(trial, n -> new ArrayList<>());
    for (double step : points.steps()) {
      steps.add(step);
    }
  }

  private static String lastNote(ExecutorService screen, List<StudyChange> changes) {
    try {
      return screen
          .submit(
              () ->
                  changes.stream()
                      .flatMap(c -> c.snapshot().stream())
                      .reduce((a, b) -> b)
                      .map(s -> s.note())
                      .orElse(""))
          .get(10, TimeUnit.SECONDS);
    } catch (InterruptedException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static void finish(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aRunHoldsNoPageThatWasLeft() throws InterruptedException {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    WeakReference<Object> left = new WeakReference<>(openAndClose(study.id()));
    for (int tries = 0; tries < 100 && left.get() != null; tries++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(left.get()).isNull();
    assertThat(running.ended()).isNotDone();
  }

  /** Gives what a page would be: something that the feed tells. */
  private Object openAndClose(long study) {
    List<StudyChange> page = new ArrayList<>();
    Pace atOnce = new Pace(Runnable::run, Runnable::run, Runnable::run);
    StudyFeed feed = new StudyFeed(engine, study, atOnce, page::add);
    feed.open();
    assertThat(page).isNotEmpty();
    feed.close();
    return page;
  }

  /** What cannot be shown while it is full: an error, of which nobody should die. */
  private final boolean[] full = new boolean[1];

  private void refuseWhileFull() {
    if (full[0]) {
      throw new OutOfMemoryError("full");
    }
  }

  @Test
  void afterAChangeThatCannotBeMadeTheNextOneShowsAllThatWasLostWithIt() {
    Executor screen =
        work -> {
          refuseWhileFull();
          work.run();
        };
    showsAllAgain(new Pace(Runnable::run, paced::add, screen), changes::add);
  }

  @Test
  void afterAChangeThatCannotBeShownTheNextOneShowsAllThatWasLostWithIt() {
    showsAllAgain(
        new Pace(Runnable::run, paced::add, Runnable::run),
        change -> {
          refuseWhileFull();
          changes.add(change);
        });
  }

  private void showsAllAgain(Pace pace, Consumer<StudyChange> sink) {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    new StudyFeed(engine, study.id(), pace, sink).open();
    tick();
    int trial = running.startTrial();
    running.report(trial, 1);
    full[0] = true;
    assertThatThrownBy(this::tick).isInstanceOf(OutOfMemoryError.class);
    full[0] = false;
    changes.clear();

    running.report(trial, 2);
    tick();
    assertThat(changes).isNotEmpty();
    assertThat(changes.get(0).histories().orElseThrow().get(trial).steps()).containsExactly(1, 2);
    running.report(trial, 3);
    tick();
    assertThat(changes.get(1).growth().get(trial).steps()).containsExactly(3);
    assertThat(running.listeners()).isEqualTo(1);
  }
}
