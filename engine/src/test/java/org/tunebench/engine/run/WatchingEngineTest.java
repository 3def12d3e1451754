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
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

class WatchingEngineTest extends WatchingEngineFixture {
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
    assertThat(last.problem().orElseThrow())
        .startsWith("The study was deleted by another process:");
    assertThat(last.trials()).hasSize(1);
    assertThat(engine.running()).isEmpty();
    assertThat(engine.snapshot(study)).isEmpty();
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

  @Test
  void aListenerThatFailsCostsTheOthersNothing() throws Exception {
    long first = begin();
    RunningStudy watched = watch().running(first).orElseThrow();
    watched.listen(
        snapshot -> {
          throw new IllegalStateException("this one fails");
        },
        curves -> {});
    Heard heard = new Heard();
    watched.listen(heard, curves -> {});
    theirs.append(first, List.of(report(0, 2, "elbo", 8)));
    assertThat(heard.report()).isEqualTo(report(0, 2, "elbo", 8));
    theirs.update(first, completed(0, "marginal_ll", 8));
    assertThat(heard.untilCompleted(1)).isNotNull();
    assertThat(engine.owner().orElseThrow().problem()).isEmpty();
  }

  @Test
  void itsDevicesAreReadNoMoreOnceItIsClosed() {
    watch().close();
    Set<Thread> before = deviceWatches();
    engine.watchDevices(reading -> {});
    assertThat(before).containsAll(deviceWatches());
  }

  private static Set<Thread> deviceWatches() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("device-watch"))
        .collect(Collectors.toSet());
  }

  private static List<Consumer<SearchEngine>> changes() {
    return List.of(
        e -> e.create(spec("mine"), Path.of("")),
        e -> e.start(1),
        e -> e.startWithOne(1),
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
        e -> e.repository().setBudget(1, new Budget(1)),
        e -> e.repository().setSpec(1, spec("mine")),
        e -> e.repository().rename(1, "mine"),
        e -> e.repository().setState(1, StudyState.STOPPED, Duration.ZERO),
        e -> e.repository().add(1, running(1)),
        e -> e.repository().update(1, completed(0, "elbo", 1)),
        e -> e.repository().append(1, List.of(report(0, 2, "elbo", 1))),
        e -> e.repository().mark(1, Map.of(0, Marks.NONE)),
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
