package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.HeldTrials;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

class HistoriesViewModelTest {
  private static final Optional<Curve> NONE = Optional.empty();

  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final Services services = new TestServices().on(engine);
  private final Queue<Runnable> paced = new ArrayDeque<>();
  private HistoriesViewModel model;
  private StudyFeed feed;

  private void open(Study study) {
    model = new HistoriesViewModel(services, study.id());
    Pace byHand = new Pace(Runnable::run, paced::add, Runnable::run);
    feed = new StudyFeed(engine, study.id(), byHand, model::apply);
    feed.open();
    drain();
  }

  private void drain() {
    while (!paced.isEmpty()) {
      paced.remove().run();
    }
  }

  @Test
  void metricsOfEarlierRunsAreOfferedTheMonitoredOneFirst() {
    open(FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED));

    assertThat(model.metrics()).containsExactly("elbo", "train_loss");
    assertThat(model.metricProperty().get()).isEqualTo("elbo");
  }

  @Test
  void metricsThatComeUpWhileAStudyRunsAreOfferedToo() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    open(study);
    assertThat(model.metrics()).containsExactly("elbo");

    running.report(running.startTrial(), 1);
    drain();

    assertThat(model.metrics()).containsExactly("elbo", "train_loss");
  }

  /** Opens a study whose trials ended so, each with a reason that has its number. */
  private void openEnded(String reason, TrialState... ends) {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    for (int number = 0; number < ends.length; number++) {
      engine
          .repository()
          .add(
              study.id(),
              FakeStudies.trial(number)
                  .start("cpu", Instant.EPOCH)
                  .end(ends[number], reason.formatted(number), Instant.EPOCH));
    }
    engine.repository().setState(study.id(), StudyState.FINISHED, Duration.ofSeconds(9));
    open(engine.repository().study(study.id()).orElseThrow());
  }

  @Test
  void whereEveryTrialFailedTheReasonIsSaid() {
    openEnded("exit code %d\nthe log", TrialState.FAILED, TrialState.FAILED, TrialState.FAILED);

    assertThat(model.chartTextsProperty().get().empty())
        .isEqualTo(
            "3 trials failed, and none reported “elbo”. The last one says: exit code 2;"
                + " last line: the log");
  }

  @Test
  void theReasonIsSaidWhereOthersWereInterruptedOrStopped() {
    openEnded("reason %d", TrialState.INTERRUPTED, TrialState.FAILED, TrialState.STOPPED);

    assertThat(model.chartTextsProperty().get().empty())
        .isEqualTo("1 trial failed, and none reported “elbo”. The last one says: reason 1");
  }

  @Test
  void theyAreBeingLoadedUntilWhatWasReportedBeforeIsKnown() {
    Study study = FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED);
    model = new HistoriesViewModel(services, study.id());

    model.apply(
        new StudyChange(
            engine.snapshot(study.id()), List.of(), "elbo", Optional.empty(), Map.of(), List.of()));
    assertThat(model.chartTextsProperty().get().empty()).isEqualTo("Loading…");
    model.apply(
        new StudyChange(
            Optional.empty(), List.of(), "elbo", Optional.of(Map.of()), Map.of(), List.of()));
    assertThat(model.chartTextsProperty().get().empty())
        .isEqualTo(
            "No trial reported a number while it ran, so there are no histories to draw."
                + " Analysis shows what they came to.");
  }

  @Test
  void theWordsFollowWhatIsDrawnAndNotWhatIsWanted() {
    open(FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED));
    String before = model.chartTextsProperty().get().valueAxis();

    model.metricProperty().set("train_loss");
    assertThat(model.chartTextsProperty().get().valueAxis()).isEqualTo(before);
    feed.show("train_loss");
    drain();

    assertThat(model.chartTextsProperty().get().valueAxis()).isEqualTo("train_loss");
    assertThat(model.chartTextsProperty().get().title()).isEqualTo("train_loss by epoch");
  }

  @Test
  void trialsThatRunOrWereStoppedAreHeldOnTheAxisOfTheMetricThatDecides() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    open(study);
    for (int trial = 0; trial < 5; trial++) {
      running.report(running.startTrial(), 1);
    }
    running.complete(0);
    running.prune(1);
    running.fail(2, "NaN");
    running.stopTrial(3);
    drain();
    assertThat(model.held()).isEqualTo(new HeldTrials(Set.of(3, 4), Goal.MINIMIZE));

    // Whether less or more of it is better is not known.
    feed.show("train_loss");
    drain();
    assertThat(model.held()).isEqualTo(HeldTrials.NONE);
  }

  @Test
  void smoothingIsSaidOnTheAxis() {
    open(FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED));
    String before = model.chartTextsProperty().get().valueAxis();

    model.smoothingProperty().set(0.85);
    assertThat(model.chartTextsProperty().get().valueAxis()).isEqualTo(before + ", smoothed 0.85");
    model.smoothingProperty().set(0);
    assertThat(model.chartTextsProperty().get().valueAxis()).isEqualTo(before);
  }

  @Test
  void aTrialIsToldByItsResultAndItsConfiguration() {
    open(FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED));

    assertThat(model.details(0, NONE, 0))
        .startsWith("result: marginal_ll 1349.00", "n_latent 10", "n_hidden 128", "n_layers 1");
    assertThat(model.details(0, NONE, 2)).startsWith("2 other trials have the same line");
    assertThat(model.details(99, NONE, 0)).isEmpty();
  }

  @Test
  void aTrialIsToldByTheEpochInWhichItWasAtItsBestWhereItIsKnownWhatIsBetter() {
    open(FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.STOPPED));
    Optional<Curve> rising =
        Optional.of(
            Curve.of(0, new double[] {1, 2, 3, 4}, new double[] {900, Double.NaN, 428.17, 970}));

    assertThat(model.details(0, rising, 0))
        .startsWith("best 428.170 in epoch 3", "result: marginal_ll 1349.00");
    Curve broken = Curve.of(0, new double[] {1}, new double[] {Double.NEGATIVE_INFINITY});
    assertThat(model.details(0, Optional.of(broken), 0).get(0)).startsWith("result: marginal_ll");

    feed.show("train_loss");
    drain();
    assertThat(model.details(0, rising, 0).get(0)).startsWith("result: marginal_ll");
  }

  @Test
  void aTrialThatHasNotCompletedIsToldByHowItStands() {
    Study study = engine.repository().create(FakeStudies.spec("a", 10));
    FakeRunningStudy running = engine.start(study.id());
    open(study);
    for (int trial = 0; trial < 3; trial++) {
      running.report(running.startTrial(), 1);
    }
    running.complete(0);
    running.prune(1);
    drain();

    assertThat(model.details(0, NONE, 0)).doesNotContain("completed");
    assertThat(model.details(1, NONE, 0)).startsWith("pruned");
    assertThat(model.details(2, NONE, 0)).startsWith("running");
  }
}
