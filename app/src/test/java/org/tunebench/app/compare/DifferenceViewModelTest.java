package org.tunebench.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.LineGroup;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class DifferenceViewModelTest {
  private final FakeServices fakes = new FakeServices();
  private final FakeRepository repository = fakes.engine().repository();

  @Test
  void twoTrialsWhatDiffersFirst() {
    long study = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();

    DifferenceViewModel model =
        new DifferenceViewModel(
            fakes.get(), new Route.CompareTrials(new Route.StudyPage(study), List.of(0, 3)));

    assertThat(model.headingProperty().get()).isEqualTo("Trials 0 and 3 of “cortex”");
    assertThat(model.metrics()).containsExactly("elbo", "train_loss");
    assertThat(model.rowsProperty().get())
        .extracting(DifferenceViewModel.Row::part)
        .isSorted()
        .contains(DifferenceViewModel.Part.values());
    assertThat(model.rowsProperty().get())
        .filteredOn(row -> row.part() == DifferenceViewModel.Part.RUN)
        .extracting(DifferenceViewModel.Row::label)
        .contains("started", "duration_s");
    assertThat(model.rowsProperty().get())
        .filteredOn(row -> row.label().equals("n_params"))
        .singleElement()
        .satisfies(row -> assertThat(row.part()).isEqualTo(DifferenceViewModel.Part.SAME));
    assertThat(model.contentProperty().get().groups())
        .extracting(LineGroup::name)
        .containsExactly("Trial 0", "Trial 3");
    model.metricProperty().set("train_loss");
    assertThat(model.contentProperty().get().vertical()).isEqualTo("train_loss");
  }

  @Test
  void moreThanTwoStandSideBySide() {
    long study = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();

    DifferenceViewModel model =
        new DifferenceViewModel(
            fakes.get(), new Route.CompareTrials(new Route.StudyPage(study), List.of(5, 0, 3)));

    assertThat(model.headingProperty().get()).isEqualTo("Trials 5, 0 and 3 of “cortex”");
    assertThat(model.contentProperty().get().groups())
        .extracting(LineGroup::name)
        .containsExactly("Trial 5", "Trial 0", "Trial 3");
    assertThat(model.rowsProperty().get()).allMatch(row -> row.cells().size() == 3);
    List<Trial> trials = repository.trials(study);
    assertThat(model.rowsProperty().get())
        .filteredOn(row -> row.label().equals("lr"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.cells())
                    .containsExactlyElementsOf(
                        Stream.of(5, 0, 3)
                            .map(i -> Numbers.any(trials.get(i).configuration().values().get("lr")))
                            .toList()));
  }

  private void ended(long study, int number, TrialState state, Double... reported) {
    Trial trial = FakeStudies.trial(number).start("cpu", FakeServices.NOW);
    List<Report> reports = new ArrayList<>();
    for (double value : reported) {
      reports.add(new Report(number, reports.size() + 1, Map.of("train_loss", value)));
    }
    repository.add(study, trial.reached(reports.size()));
    repository.append(study, reports);
    repository.update(study, trial.reached(reports.size()).end(state, "why", FakeServices.NOW));
  }

  private DifferenceViewModel.Row loss(long study, int one, int other) {
    return new DifferenceViewModel(
            fakes.get(), new Route.CompareTrials(new Route.StudyPage(study), List.of(one, other)))
        .rowsProperty().get().stream()
            .filter(row -> row.label().equals("train_loss"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no row of the metric"));
  }

  @Test
  void aTrialWithoutAResultHasWhatItReportedLastAsInTheTable() {
    MetricSpec usual = FakeStudies.spec("loss", 10).metric();
    long study =
        FakeStudies.ofMetric(
            repository, "loss", new MetricSpec("train_loss", usual.goal(), "train_loss"));
    repository.add(
        study,
        FakeStudies.trial(0)
            .start("cpu", FakeServices.NOW)
            .complete(Map.of("train_loss", 0.2), FakeServices.NOW));
    ended(study, 1, TrialState.FAILED, 4.0, 0.603483);
    ended(study, 2, TrialState.FAILED, 0.5);
    ended(study, 3, TrialState.FAILED);

    DifferenceViewModel.Row failed = loss(study, 0, 1);
    assertThat(failed.cells().get(0)).doesNotContain("(");
    assertThat(failed.cells().get(1)).isEqualTo("(0.603483)");
    assertThat(failed.help()).startsWith("The last reported value");
    assertThat(loss(study, 1, 2).cells().get(1)).as("neither has a result").isEqualTo("(0.500000)");
    assertThat(loss(study, 0, 3).cells().get(1)).isEqualTo("–");
    assertThat(loss(study, 0, 3).help()).isEmpty();
  }

  @Test
  void theWayBackLeadsToWhereOneCameFrom() {
    long cortex = FakeStudies.filled(repository, "cortex", 2, 100, StudyState.STOPPED).id();
    List<Long> both = List.of(cortex, 99L);
    CompareViewModel listed = new CompareViewModel(fakes.get(), new Route.Compare(both));
    CompareViewModel asked =
        new CompareViewModel(fakes.get(), new Route.Compare(both, OptionalLong.of(cortex)));
    assertThat(listed.backKey()).isEqualTo("Compare.Back");
    assertThat(asked.backKey()).isEqualTo("Compare.BackToStudy");
    listed.back();
    asked.back();
    Route.StudyPage trials =
        new Route.StudyPage(cortex, OptionalInt.of(1), Route.StudyPage.Part.TRIALS);
    new DifferenceViewModel(fakes.get(), new Route.CompareTrials(trials, List.of(0, 1))).back();
    assertThat(fakes.routes())
        .containsExactly(new Route.Studies(), new Route.StudyPage(cortex), trials);
  }

  @Test
  void anInactiveParameterAndATrialThatIsGoneAreSaid() {
    long study = FakeStudies.filled(repository, "cortex", 2, 100, StudyState.STOPPED).id();
    Map<String, Object> less = new LinkedHashMap<>(FakeStudies.defaultConfiguration().values());
    less.remove("lr");
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, Double.NaN);
    repository.add(
        study, Trial.waiting(2, source, new Configuration(less)).start("cpu", FakeServices.NOW));

    DifferenceViewModel model =
        new DifferenceViewModel(
            fakes.get(), new Route.CompareTrials(new Route.StudyPage(study), List.of(0, 2)));
    assertThat(model.rowsProperty().get())
        .filteredOn(row -> row.label().equals("lr"))
        .singleElement()
        .satisfies(row -> assertThat(row.cells().get(1)).isEqualTo("inactive"));
    DifferenceViewModel gone =
        new DifferenceViewModel(
            fakes.get(), new Route.CompareTrials(new Route.StudyPage(study), List.of(0, 77)));
    assertThat(gone.headingProperty().get())
        .isEqualTo("One of these trials is not in the workspace any more.");
  }
}
