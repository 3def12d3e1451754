package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.ColumnLayout;
import org.tunebench.app.trials.TrialsViewModel.Scope;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class TrialsViewModelTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final TrialsViewModel model = new TrialsViewModel(new TestServices().on(engine));

  private Study filled(int trials) {
    Study study = FakeStudies.filled(engine.repository(), "a", trials, trials, StudyState.STOPPED);
    show(engine.snapshot(study.id()).orElseThrow());
    return study;
  }

  private void show(StudySnapshot now) {
    model.apply(now, BestAndWorst.ranked(now.study().spec().metric(), now.trials()));
  }

  private List<Integer> numbers() {
    return model.shownTrials().stream().map(Trial::number).toList();
  }

  private List<Double> metrics() {
    return model.shownTrials().stream().map(t -> t.metrics().get("marginal_ll")).toList();
  }

  @Test
  void columnsAreThoseOfFiles() {
    filled(20);
    assertThat(model.columnsProperty().get())
        .extracting(TrialColumn::id)
        .startsWith("trial", "state", "marginal_ll")
        .contains("n_latent", "lr", "n_epochs", "n_params")
        .endsWith("device", "started", "duration_s", "suggestion_ms", "suggested_by", "failure");
  }

  @Test
  void onTheScreenParametersStandBesideWhatTheyGave() {
    filled(20);
    List<TrialColumn> files = model.columnsProperty().get();
    List<TrialColumn> screen = TrialColumn.onScreen(files);
    assertThat(screen).containsExactlyInAnyOrderElementsOf(files);
    assertThat(screen)
        .extracting(TrialColumn::id)
        .startsWith("trial", "state", "marginal_ll", "n_latent")
        .containsSubsequence("n_latent", "lr", "elbo", "n_epochs")
        .endsWith("failure");
  }

  @Test
  void columnsAreEmptyOnceATrialHasCompletedUntilOneFillsThem() {
    FakeRunningStudy running =
        engine.start(engine.repository().create(FakeStudies.spec("a", 9)).id());
    int first = running.startTrial();
    show(running.snapshot());
    assertThat(model.emptyColumnsProperty().get()).as("all is to come").isEmpty();
    running.complete(first);
    show(running.snapshot());
    assertThat(model.emptyColumnsProperty().get())
        .contains("failure")
        .doesNotContain("trial", "marginal_ll", "lr", "n_params", "duration_s");
    model.marked(Map.of(first, Marks.NONE.withPinned(true)));
    assertThat(model.emptyColumnsProperty().get())
        .contains("failure", "note")
        .doesNotContain("pinned");
    running.fail(running.startTrial(), "it broke");
    show(running.snapshot());
    assertThat(model.emptyColumnsProperty().get()).doesNotContain("failure");
  }

  @Test
  void whatWasReportedLastIsKnownOfTrialsWithoutAResultOnly() {
    FakeRunningStudy running =
        engine.start(engine.repository().create(FakeStudies.spec("a", 9)).id());
    int done = running.startTrial();
    int pruned = running.startTrial();
    int live = running.startTrial();
    // Histories may come before the study is known.
    model.reported("marginal_ll", Map.of(done, 5.0, pruned, 7.0, live, 8.0));
    running.complete(done);
    running.prune(pruned);
    show(running.snapshot());
    assertThat(lastReported(done, "marginal_ll")).isEmpty();
    assertThat(lastReported(pruned, "marginal_ll")).hasValue(7.0);
    assertThat(lastReported(live, "marginal_ll")).as("it still runs").hasValue(8.0);

    model.reached(List.of(new Report(live, 3, Map.of("marginal_ll", 6.0))));
    assertThat(lastReported(live, "marginal_ll")).hasValue(6.0);
    running.fail(live, "it broke");
    show(running.snapshot());
    assertThat(lastReported(live, "marginal_ll")).hasValue(6.0);
  }

  @Test
  void whatIsWatchedIsKnownAsItWasReportedLastToo() {
    FakeRunningStudy running =
        engine.start(engine.repository().create(FakeStudies.spec("a", 9)).id());
    int done = running.startTrial();
    int live = running.startTrial();
    running.complete(done);
    // Only the monitored metric is known of what was reported before.
    model.reported("elbo", Map.of(done, 4.0, live, 3.0));
    show(running.snapshot());
    assertThat(lastReported(done, "elbo")).isEmpty();
    assertThat(lastReported(live, "elbo")).hasValue(3.0);
    assertThat(lastReported(live, "marginal_ll")).as("comes at the end").isEmpty();
    assertThat(lastReported(live, "lr")).isEmpty();

    model.reached(List.of(new Report(live, 3, Map.of("elbo", 2.0, "marginal_ll", Double.NaN))));
    assertThat(lastReported(live, "elbo")).hasValue(2.0);
    assertThat(lastReported(live, "marginal_ll")).as("no number").isEmpty();
    model.filterProperty().set("elbo < 100");
    assertThat(numbers()).as("it is no result").isEmpty();
  }

  private OptionalDouble lastReported(int trial, String column) {
    TrialColumn of =
        model.columnsProperty().get().stream()
            .filter(it -> it.id().equals(column))
            .findFirst()
            .orElseThrow();
    return model.lastReported(model.allTrials().get(trial), of);
  }

  @Test
  void allTrialsStandInTheirOrder() {
    filled(30);
    assertThat(numbers()).isEqualTo(IntStream.range(0, 30).boxed().toList());
    assertThat(model.countProperty().get()).isEqualTo("30 trials");
  }

  @Test
  void thoseThatAreTriedAgainAreSaidToBeTwoRows() {
    FakeRunningStudy running =
        engine.start(engine.repository().create(FakeStudies.spec("a", 9)).id());
    running.complete(running.startTrial());
    running.startTrial();
    running.pauseNow();
    running.complete(2);
    show(running.snapshot());
    assertThat(model.countProperty().get()).isEqualTo("3 rows (1 tried again)");
    model.filterProperty().set("state = completed");
    assertThat(model.countProperty().get()).isEqualTo("2 of 3 rows (1 tried again)");
  }

  @Test
  void tenBestAndTenWorstStandWithTheirRanksAndAGapBetween() {
    filled(100);
    model.scopeProperty().set(Scope.EXTREMES);

    List<TrialRow> rows = model.rows();
    assertThat(rows).hasSize(21);
    assertThat(rows.subList(0, 10)).extracting(TrialRow::rank).isEqualTo(range(1, 10));
    assertThat(rows.get(10).isGap()).isTrue();
    int completed = rows.get(20).rank();
    assertThat(rows.get(10).hidden()).isEqualTo(completed - 20);
    assertThat(rows.subList(11, 21))
        .extracting(TrialRow::rank)
        .isEqualTo(range(completed - 9, completed));
    assertThat(metrics().subList(0, 10)).isSorted();
    assertThat(metrics().get(19)).as("NaN ranks last").isNaN();
    assertThat(model.countProperty().get()).isEqualTo("20 of 100 trials");
  }

  @Test
  void aTrialWithoutANumberIsNotTickedOff() {
    filled(100);
    for (TrialRow row : model.rows()) {
      Trial trial = row.trial();
      StateIcon icon = StateIcon.of(trial.state(), model.lacksResult(trial));
      boolean number = Double.isFinite(trial.metric("marginal_ll"));
      assertThat(icon == StateIcon.COMPLETED)
          .isEqualTo(trial.state() == TrialState.COMPLETED && number);
      assertThat(icon == StateIcon.WITHOUT_RESULT)
          .isEqualTo(trial.state() == TrialState.COMPLETED && !number);
    }
    assertThat(model.rows())
        .extracting(row -> model.lacksResult(row.trial()))
        .contains(true, false);
  }

  private static List<Integer> range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void aFilterIsReadAgainWhenTheColumnThatItNamesComes() {
    Study study = filled(5);
    model.filterProperty().set("test_error < 0.1");
    assertThat(model.filterProblemProperty().get()).contains("test_error");
    Trial waiting = FakeStudies.trial(5);
    Trial late =
        Trial.waiting(5, waiting.source(), waiting.configuration())
            .start("cpu", Instant.EPOCH)
            .complete(Map.of("marginal_ll", 1.0, "test_error", 0.05), Instant.EPOCH);
    engine.repository().add(study.id(), late);
    show(engine.snapshot(study.id()).orElseThrow());
    assertThat(model.filterProblemProperty().get()).isEmpty();
    assertThat(numbers()).containsExactly(5);
  }

  @Test
  void fewTrialsHaveNoGap() {
    filled(15);
    model.scopeProperty().set(Scope.EXTREMES);
    assertThat(model.rows()).noneMatch(TrialRow::isGap);
  }

  @Test
  void numbersSortAsNumbersWithNaNAndEmptyCellsLastBothWays() {
    filled(40);
    Comparator<Double> naturally = Comparator.naturalOrder();

    model.sortBy(List.of(new ColumnLayout.Sort("marginal_ll", true)));
    assertLastAre(naturally);
    model.sortBy(List.of(new ColumnLayout.Sort("marginal_ll", false)));
    assertLastAre(naturally.reversed());
  }

  private void assertLastAre(Comparator<Double> order) {
    List<Double> sorted = metrics();
    int nan = sorted.indexOf(Double.NaN);
    assertThat(sorted.subList(0, nan)).isNotEmpty().isSortedAccordingTo(order);
    assertThat(sorted.subList(nan + 1, sorted.size())).isNotEmpty().containsOnlyNulls();
  }

  @Test
  void equalCellsFollowTheNextKey() {
    filled(40);
    model.sortBy(
        List.of(new ColumnLayout.Sort("n_layers", true), new ColumnLayout.Sort("lr", false)));
    assertThat(model.shownTrials())
        .isSortedAccordingTo(
            Comparator.<Trial>comparingLong(t -> (Long) value(t, "n_layers"))
                .thenComparing(t -> (Double) value(t, "lr"), Comparator.reverseOrder()));
  }

  private static Object value(Trial trial, String parameter) {
    return trial.configuration().values().get(parameter);
  }

  @Test
  void theRankIsAColumnForFilters() {
    Study study = filled(30);
    model.filterProperty().set("rank <= 3");
    assertThat(model.filterProblemProperty().get()).isEmpty();
    List<Integer> best = numbers();
    assertThat(best).hasSize(3);
    FakeRunningStudy running = engine.start(study.id());
    int better = running.startTrial();
    running.complete(better, 1.0);
    show(running.snapshot());
    assertThat(numbers()).as("ranks have changed").hasSize(3).contains(better);
    model.filterProperty().set("rank = 1");
    assertThat(numbers()).containsExactly(better);
  }

  @Test
  void whileAComparisonIsTypedWhatWasShownStays() {
    filled(30);
    for (String typed : List.of("n", "n_lay", "n_layers", "n_layers <", "n_layers << ")) {
      model.filterProperty().set(typed);
      assertThat(numbers()).as(typed).hasSize(30);
    }
    model.filterProperty().set("n_layers < 3");
    int few = numbers().size();
    assertThat(few).isBetween(1, 29);
    model.filterProperty().set("n_layers < 3 and");
    assertThat(numbers()).hasSize(few);
    model.filterProperty().set("nowhere");
    assertThat(numbers()).as("a text that no cell contains").isEmpty();
  }

  @Test
  void aWrongFilterKeepsTheLastRightOne() {
    filled(40);
    model.filterProperty().set("n_layers = 1");
    List<Integer> before = numbers();
    model.filterProperty().set("n_layers = ");

    assertThat(model.filterProblemProperty().get()).startsWith("A value after n_layers =");
    assertThat(numbers()).isEqualTo(before).isNotEmpty().hasSizeLessThan(40);
    model.filterProperty().set("");
    assertThat(model.filterProblemProperty().get()).isEmpty();
    assertThat(numbers()).hasSize(40);
  }

  @Test
  void besideAWrongFilterTheTableIsNotEmpty() {
    filled(40);
    model.filterProperty().set("n_layers < 3");
    int few = numbers().size();
    model.filterProperty().set("n_layers < 0");
    assertThat(numbers()).as("a right filter that nothing passes").isEmpty();
    model.filterProperty().set("n_layers < 0 and");

    assertThat(model.filterProblemProperty().get()).isNotEmpty();
    assertThat(numbers()).hasSize(few).isNotEmpty();
  }

  @Test
  void aTrialThatEndsIsMovedAloneAndOtherRowsStay() {
    Study study = filled(40);
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    show(running.snapshot());
    model.sortBy(List.of(new ColumnLayout.Sort("marginal_ll", true)));
    TrialRow row = model.rows().stream().filter(r -> r.trial().number() == trial).findFirst().get();
    List<TrialRow> others = new ArrayList<>(model.rows());
    others.remove(row);
    List<Integer> touched = new ArrayList<>();
    model
        .rows()
        .addListener(
            (ListChangeListener<TrialRow>)
                change -> {
                  while (change.next()) {
                    touched.add(change.getAddedSize() + change.getRemovedSize());
                  }
                });

    running.complete(trial, 1.0);
    show(running.snapshot());

    assertThat(touched).containsExactly(1, 1);
    assertThat(model.rows().get(0)).isSameAs(row);
    assertThat(row.rank()).isEqualTo(1);
    assertThat(model.rows().subList(1, 41)).isEqualTo(others);
  }

  @Test
  void reportsChangeARowInItsPlaceAndNothingElse() {
    Study study = filled(40);
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    show(running.snapshot());
    List<Object> changes = new ArrayList<>();
    model.rows().addListener((ListChangeListener<TrialRow>) changes::add);
    int revision = model.revisionProperty().get();

    model.reached(FakeStudies.reports(FakeStudies.trial(trial), 7));

    assertThat(changes).isEmpty();
    assertThat(model.rows().get(trial).trial().epochs()).isEqualTo(7);
    assertThat(model.revisionProperty().get()).isGreaterThan(revision);
  }

  @Test
  void aSnapshotWithNothingNewChangesNoRow() {
    Study study = filled(40);
    List<Object> changes = new ArrayList<>();
    model.rows().addListener((ListChangeListener<TrialRow>) changes::add);
    show(engine.snapshot(study.id()).orElseThrow());
    assertThat(changes).isEmpty();
  }
}
