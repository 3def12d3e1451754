package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

class WatchingEngineTest {
  private static final long AT_ONCE_MILLIS = 5;

  /** What the other process keeps. */
  private final StudyRepository theirs = new InMemoryStudyRepository();

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean answers = true;
  private volatile boolean isChanging = true;
  private volatile Optional<String> owner = Optional.of("process 7");
  private WatchingEngine engine;

  /** Shows the other process's studies as they are. */
  private class Copy implements StudyCopy {
    private boolean closed;

    Copy() {
      open.incrementAndGet();
    }

    @Override
    public StudyRepository repository() {
      return theirs;
    }

    @Override
    public Optional<String> owner() {
      return owner;
    }

    @Override
    public Optional<StudyCopy> next() {
      asked.incrementAndGet();
      return answers ? Optional.of(isChanging ? new Copy() : this) : Optional.empty();
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }

  private WatchingEngine watch() {
    return watch(new Copy());
  }

  private WatchingEngine watch(Copy first) {
    engine =
        new WatchingEngine(
            "process 7",
            first,
            BuiltInObjectives.types(),
            List::of,
            Path.of("artifacts"),
            AT_ONCE_MILLIS);
    return engine;
  }

  @AfterEach
  void nothingIsLeftOpen() {
    engine.close();
    engine.close();
    assertThat(open).hasValue(0);
  }

  private long begin() {
    long study = theirs.create(spec("theirs")).id();
    theirs.setState(study, StudyState.RUNNING, Duration.ofSeconds(3));
    theirs.add(study, running(0));
    theirs.append(study, List.of(report(0, 1, "elbo", 9)));
    return study;
  }

  /** What a listener hears. */
  private static final class Heard implements StudyListener {
    final BlockingQueue<StudySnapshot> snapshots = new LinkedBlockingQueue<>();
    final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    Map<Integer, Curve> soFar = Map.of();

    @Override
    public void onSnapshot(StudySnapshot snapshot) {
      snapshots.add(snapshot);
    }

    @Override
    public void onReports(List<Report> batch) {
      reports.addAll(batch);
    }

    Report report() throws InterruptedException {
      return reports.poll(1, TimeUnit.MINUTES);
    }

    StudySnapshot untilCompleted(int trials) throws InterruptedException {
      StudySnapshot snapshot;
      do {
        snapshot = snapshots.poll(1, TimeUnit.MINUTES);
      } while (snapshot != null && snapshot.count(TrialState.COMPLETED) < trials);
      return snapshot;
    }
  }

  @Test
  void whatRunsThereIsHeardOfHere() throws Exception {
    long study = begin();
    RunningStudy watched = watch().running(study).orElseThrow();
    Heard heard = new Heard();
    watched.listen(heard, curves -> heard.soFar = curves);

    assertThat(heard.soFar.get(0).values()).containsExactly(9);
    assertThat(heard.snapshots.peek().count(TrialState.RUNNING)).isEqualTo(1);
    assertThat(heard.snapshots.peek().study().elapsed()).isEqualTo(Duration.ofSeconds(3));

    theirs.append(study, List.of(new Report(0, 2, Map.of("elbo", 8.0, "kl", 0.5))));
    assertThat(heard.report()).isEqualTo(new Report(0, 2, Map.of("elbo", 8.0, "kl", 0.5)));

    theirs.add(study, running(1));
    theirs.append(study, List.of(report(1, 1, "elbo", 5)));
    assertThat(heard.report()).isEqualTo(report(1, 1, "elbo", 5));
    theirs.append(study, List.of(report(1, 2, "elbo", 4)));
    theirs.update(study, completed(1, "marginal_ll", 4));
    assertThat(heard.report()).isEqualTo(report(1, 2, "elbo", 4));
    StudySnapshot now = heard.untilCompleted(1);
    assertThat(now.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(now.best()).hasValue(1);
    assertThat(heard.reports).as("each step once").isEmpty();
  }

  @Test
  void whatEndsThereEndsHereAndWhatBeginsThereBeginsHere() throws Exception {
    long study = begin();
    RunningStudy watched = watch().running(study).orElseThrow();

    theirs.setState(study, StudyState.STOPPED, Duration.ofSeconds(9), "somebody stopped it");
    StudySnapshot last = watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(last.status()).isEqualTo(RunStatus.IDLE);
    assertThat(last.problem()).contains("somebody stopped it");
    assertThat(engine.running()).isEmpty();
    assertThat(engine.snapshot(study).orElseThrow().study().state()).isEqualTo(StudyState.STOPPED);

    theirs.setState(study, StudyState.RUNNING, Duration.ofSeconds(9));
    until(() -> engine.running(study).isPresent());
  }

  @Test
  void whatIsReportedBeforeTheEndIsHeardOf() throws Exception {
    long study = begin();
    isChanging = false;
    RunningStudy watched = watch().running(study).orElseThrow();
    Heard heard = new Heard();
    watched.listen(heard, curves -> {});

    theirs.append(study, List.of(report(0, 2, "elbo", 8)));
    theirs.update(study, completed(0, "marginal_ll", 8));
    theirs.add(study, running(1));
    theirs.append(study, List.of(report(1, 1, "elbo", 7)));
    theirs.update(study, completed(1, "marginal_ll", 7));
    theirs.setState(study, StudyState.FINISHED, Duration.ofSeconds(9), "all trials are done");
    isChanging = true;

    watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(heard.reports).containsExactly(report(0, 2, "elbo", 8), report(1, 1, "elbo", 7));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDeletedThereWhileItRunsEndsHere(boolean forGood) throws Exception {
    long study = begin();
    RunningStudy watched = watch().running(study).orElseThrow();

    if (forGood) {
      theirs.delete(study);
    } else {
      theirs.putAside(study);
    }

    StudySnapshot last = watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(last.status()).isEqualTo(RunStatus.IDLE);
    assertThat(last.problem().orElseThrow()).startsWith("The study was deleted by the process");
    assertThat(last.trials()).hasSize(1);
    assertThat(engine.running()).isEmpty();
    assertThat(engine.snapshot(study)).isEmpty();
  }

  @Test
  void aLookThatIsUnderWayIsCalledOffAtTheEnd() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    AtomicBoolean calledOff = new AtomicBoolean();
    begin();
    watch(
        new Copy() {
          @Override
          public Optional<StudyCopy> next() {
            Copy next = new Copy();
            asking.countDown();
            try {
              Thread.sleep(Duration.ofMinutes(5).toMillis());
            } catch (InterruptedException e) {
              calledOff.set(true);
            }
            return Optional.of(next);
          }
        });
    asking.await();

    engine.close();

    assertThat(calledOff).isTrue();
    assertThat(open).as("nor is its copy left").hasValue(0);
    assertThat(engine.owner().orElseThrow().isGone()).as("it was left, not lost").isFalse();
  }

  @Test
  void whoDoesNotAnswerIsGone() throws Exception {
    long study = begin();
    RunningStudy watched = watch().running(study).orElseThrow();
    SearchEngine.Owner owner = engine.owner().orElseThrow();
    assertThat(owner).isEqualTo(new SearchEngine.Owner("process 7", false, owner.seen()));
    until(() -> engine.owner().orElseThrow().seen().isAfter(owner.seen()));

    answers = false;
    watched.ended().get(1, TimeUnit.MINUTES);
    SearchEngine.Owner last = engine.owner().orElseThrow();
    assertThat(last).isEqualTo(new SearchEngine.Owner("process 7", true, last.seen()));
    assertThat(engine.running()).isEmpty();
    assertThat(engine.repository().trials(study)).as("what it told last").hasSize(1);

    // It was only busy, or its disk was.
    answers = true;
    until(() -> engine.running(study).isPresent());
    assertThat(engine.owner().orElseThrow().isGone()).isFalse();
  }

  @Test
  void whatNobodyHasAnyMoreIsAsItWasLeft() throws Exception {
    long study = begin();
    RunningStudy watched = watch().running(study).orElseThrow();

    theirs.setState(study, StudyState.FINISHED, Duration.ofSeconds(9), "all trials are done");
    owner = Optional.empty();

    StudySnapshot last = watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(last.study().state()).isEqualTo(StudyState.FINISHED);
    until(() -> engine.owner().orElseThrow().isGone());
    assertThat(engine.owner().orElseThrow().name()).isEqualTo("process 7");
  }

  @Test
  void whatNobodyHasDoesNotRun() throws Exception {
    long study = begin();
    isChanging = false;
    RunningStudy watched = watch().running(study).orElseThrow();

    owner = Optional.empty();

    watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(engine.running()).isEmpty();
  }

  @Test
  void whoHasTakenTheWorkspaceOverIsNamed() throws Exception {
    long study = begin();
    isChanging = false;
    watch();

    owner = Optional.of("process 8");

    until(() -> engine.owner().orElseThrow().name().equals("process 8"));
    assertThat(engine.owner().orElseThrow().isGone()).isFalse();
    assertThatThrownBy(() -> engine.start(study)).hasMessageContaining("since process 8 has it");
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() throws Exception {
    long study = begin();
    isChanging = false;
    Heard heard = new Heard();
    watch().running(study).orElseThrow().listen(heard, curves -> {});
    heard.snapshots.clear();

    int before = asked.get();
    until(() -> asked.get() > before + 5);

    assertThat(heard.snapshots).isEmpty();
    assertThat(open).hasValue(1);
  }

  private static void until(java.util.function.BooleanSupplier isSo) throws InterruptedException {
    while (!isSo.getAsBoolean()) {
      Thread.sleep(AT_ONCE_MILLIS);
    }
  }

  private static List<Consumer<SearchEngine>> changes() {
    return List.of(
        e -> e.create(spec("mine"), Path.of("")),
        e -> e.start(1),
        e -> e.enqueue(1, running(0).configuration()),
        e -> e.replicate(1, List.of(), 1),
        e -> e.tryAgain(1, 0),
        e -> e.setBudget(1, spec("x").budget()),
        e -> e.putAside(1),
        e -> e.restore(1),
        e -> e.delete(1),
        e -> e.running(1).orElseThrow().pause(),
        e -> e.running(1).orElseThrow().pauseNow(),
        e -> e.running(1).orElseThrow().unpause(),
        e -> e.running(1).orElseThrow().stop(),
        e -> e.running(1).orElseThrow().leave(),
        e -> e.running(1).orElseThrow().stopTrial(0),
        e -> e.running(1).orElseThrow().tryAgain(0),
        e -> e.running(1).orElseThrow().setBudget(spec("x").budget()),
        e -> e.running(1).orElseThrow().replicate(List.of(), 1),
        e -> e.running(1).orElseThrow().enqueue(running(0).configuration()),
        e -> e.repository().setNote(1, "mine"),
        e -> e.repository().setSpec(1, spec("mine")),
        e -> e.repository().setState(1, StudyState.STOPPED, Duration.ZERO),
        e -> e.repository().add(1, running(1)),
        e -> e.repository().update(1, completed(0, "elbo", 1)),
        e -> e.repository().append(1, List.of(report(0, 2, "elbo", 1))),
        e -> e.repository().mark(1, 0, Marks.NONE),
        e -> e.repository().create(spec("mine")),
        e -> e.repository().delete(1),
        e -> e.repository().putAside(1),
        e -> e.repository().restore(1));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void nothingIsRunOrChanged(Consumer<SearchEngine> change) {
    assertThat(begin()).isEqualTo(1);
    watch();
    assertThatThrownBy(() -> change.accept(engine))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("is only looked at here, since process 7 has it");
    assertThat(theirs.trials(1)).hasSize(1);
    assertThat(theirs.studies()).hasSize(1);
  }
}
