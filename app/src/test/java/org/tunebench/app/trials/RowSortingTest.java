package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.ColumnLayout;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;

/** A table so large that it is sorted in the background, which here runs when the test says so. */
class RowSortingTest {
  private static final int TRIALS = RowSorting.FEW + 100;
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final String METRIC = "marginal_ll";

  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final TrialsViewModel model =
      new TrialsViewModel(new TestServices().on(engine, waiting::add, Runnable::run));
  private final Study study = engine.repository().create(FakeStudies.spec("large", TRIALS));

  /** All but the last two have completed; these run. */
  private void fill() {
    FakeRepository repository = engine.repository();
    for (int number = 0; number < TRIALS; number++) {
      Trial trial = FakeStudies.trial(number).start("cpu", NOON);
      repository.add(
          study.id(),
          number < TRIALS - 2
              ? trial.complete(Map.of(METRIC, 1_000.0 + number * 7 % TRIALS), NOON)
              : trial);
    }
    apply();
    work();
  }

  private void apply() {
    StudySnapshot now = engine.snapshot(study.id()).orElseThrow();
    model.apply(now, BestAndWorst.ranked(now.study().spec().metric(), now.trials()));
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private List<Double> metrics() {
    return model.shownTrials().stream().map(trial -> trial.metrics().get(METRIC)).toList();
  }

  @Test
  void theOrderComesOnceItIsFound() {
    fill();
    model.sortBy(List.of(new ColumnLayout.Sort(METRIC, true)));
    assertThat(model.shownTrials().get(0).number()).as("as it was").isZero();
    work();
    assertThat(metrics().subList(0, TRIALS - 2)).isSorted();
    assertThat(metrics().subList(TRIALS - 2, TRIALS)).containsOnlyNulls();
  }

  @Test
  void ofTwoWishesTheLatterIsShownLast() {
    fill();
    model.sortBy(List.of(new ColumnLayout.Sort(METRIC, true)));
    model.sortBy(List.of(new ColumnLayout.Sort(METRIC, false)));
    model.filterProperty().set("trial < 50");
    work();
    assertThat(metrics()).hasSize(50).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void whatChangesMeanwhileGetsItsPlace() {
    fill();
    model.sortBy(List.of(new ColumnLayout.Sort(METRIC, true)));
    Trial last = engine.repository().trials(study.id()).get(TRIALS - 1);
    engine.repository().update(study.id(), last.complete(Map.of(METRIC, 1.0), NOON));
    apply();
    model.reached(List.of(new Report(TRIALS - 2, 3, Map.of())));
    work();
    assertThat(model.shownTrials()).hasSize(TRIALS);
    assertThat(model.shownTrials().get(0).number()).isEqualTo(TRIALS - 1);
    assertThat(model.shownTrials().get(TRIALS - 1).epochs()).isEqualTo(3);
    List<Double> numbers = new ArrayList<>(metrics().subList(0, TRIALS - 1));
    assertThat(numbers).isSorted();
  }

  @Test
  void byRankAsByAnyColumn() {
    fill();
    model.sortBy(List.of(new ColumnLayout.Sort(TrialsViewModel.RANK, false)));
    work();
    assertThat(metrics().subList(0, TRIALS - 2)).isSortedAccordingTo(Comparator.reverseOrder());
    model.scopeProperty().set(TrialsViewModel.Scope.EXTREMES);
    model.sortBy(List.of());
    work();
    assertThat(model.rows()).hasSize(21);
    assertThat(model.rows().get(10).isGap()).isTrue();
    assertThat(model.countProperty().get()).isEqualTo("20 of 2100 trials");
  }
}
