package org.tunebench.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.LineGroup;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

class CompareViewModelTest {
  private final FakeServices fakes = new FakeServices();
  private final FakeRepository repository = fakes.engine().repository();

  private CompareViewModel compare(long... ids) {
    return new CompareViewModel(
        fakes.get(), new Route.Compare(java.util.Arrays.stream(ids).boxed().toList()));
  }

  private static List<String> cells(CompareViewModel model, String label) {
    return model.sectionsProperty().get().stream()
        .flatMap(section -> section.rows().stream())
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + label))
        .cells();
  }

  private static Trial completed(int number) {
    Trial trial = FakeStudies.trial(number).start("cpu", FakeServices.NOW);
    return trial.complete(FakeStudies.metrics(trial, 5), FakeServices.NOW.plusSeconds(9));
  }

  @Test
  void gainsHaveOneNumberOfDecimals() {
    long even = FakeStudies.filled(repository, "even", 0, 9, StudyState.STOPPED).id();
    for (int number = 0; number < 2; number++) {
      Trial trial = FakeStudies.trial(number).start("cpu", FakeServices.NOW);
      Map<String, Double> metrics = Map.of("marginal_ll", 1000.0 - 100 * number);
      repository.add(even, trial.complete(metrics, FakeServices.NOW.plusSeconds(9)));
    }
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();

    assertThat(cells(compare(even, cortex), "Gain"))
        .allMatch(gain -> gain.matches(".* \\(\\d+\\.\\d\\d%\\)"))
        .first()
        .isEqualTo("100.00 (10.00%)");
  }

  @Test
  void studiesStandSideBySideInTheOrderAskedFor() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();
    long pbmc = FakeStudies.filled(repository, "pbmc", 5, 5, StudyState.FINISHED).id();

    CompareViewModel model = compare(pbmc, cortex);

    assertThat(model.studiesProperty().get())
        .extracting(ComparedStudy::name)
        .containsExactly("pbmc", "cortex");
    assertThat(model.noticeProperty().get()).isEmpty();
    assertThat(cells(model, "Default")).containsExactly("1349.00 (#0)", "1349.00 (#0)");
    assertThat(cells(model, "Tuned").get(0)).matches("1\\d{3}\\.\\d\\d \\(#\\d\\)");
    assertThat(cells(model, "Gain").get(0)).matches("\\d+\\.\\d\\d \\(\\d+\\.\\d\\d%\\)");
    assertThat(cells(model, "elbo, default")).containsExactly("1362.00", "1362.00");
    assertThat(cells(model, "Wall time")).containsExactly("3 min 20 s", "13 min");
    assertThat(cells(model, "Trainings")).containsExactly("5", "20");
    assertThat(cells(model, "Sampler")).containsExactly("tpe", "tpe");
    assertThat(cells(model, "Failed")).containsExactly("0", "1");
    assertThat(cells(model, "Stopped")).containsExactly("0", "0");
    assertThat(cells(model, "Interrupted")).containsExactly("0", "0");
    assertThat(cells(model, "Time of all trainings")).containsExactly("2 min 40 s", "13 min");
  }

  @Test
  void whatSearchedAnImportedStudyIsNotKnown() {
    StudySpec old = FakeStudies.spec("old", 5).withObjective(ImportedObjectiveType.of("old.csv"));
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();

    CompareViewModel model = compare(cortex, repository.create(old).id());

    assertThat(cells(model, "Objective")).containsExactly("scvi", "imported");
    assertThat(cells(model, "Sampler")).containsExactly("tpe", "–");
    assertThat(cells(model, "Pruner")).containsExactly("none", "–");
    assertThat(cells(model, "Seed")).containsExactly("0", "–");
  }

  @Test
  void linesThatSayNothingOfAnyStudyAreLeftOut() {
    MetricSpec metric = new MetricSpec("accuracy", Goal.MAXIMIZE);
    long digits = FakeStudies.ofMetric(repository, "digits", metric);
    long letters = FakeStudies.ofMetric(repository, "letters", metric);
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();

    assertThat(labels(compare(digits, letters)))
        .contains("Metric", "Sampler", "Completed")
        .doesNotContain("Default", "Gain", "Wall time");
    assertThat(headings(compare(digits, letters))).startsWith("Result");
    assertThat(labels(compare(digits, cortex))).contains("Default", "Gain", "Wall time");
    assertThat(headings(compare(digits, cortex))).startsWith("Tuned against default");
  }

  private static List<String> headings(CompareViewModel model) {
    return model.sectionsProperty().get().stream().map(CompareSection::heading).toList();
  }

  private static List<String> labels(CompareViewModel model) {
    return model.sectionsProperty().get().stream()
        .flatMap(section -> section.rows().stream())
        .map(CompareSection.Row::label)
        .toList();
  }

  @Test
  void bestSoFarGoesDownInSteps() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();
    long pbmc = FakeStudies.filled(repository, "pbmc", 5, 5, StudyState.FINISHED).id();
    CompareViewModel model = compare(cortex, pbmc);

    List<LineGroup> groups = model.contentProperty().get().groups();
    assertThat(groups).extracting(LineGroup::name).containsExactly("cortex", "pbmc");
    Curve best = groups.get(0).lines().get(0);
    for (int i = 1; i < best.size(); i++) {
      assertThat(best.values()[i]).isLessThanOrEqualTo(best.values()[i - 1]);
    }
    assertThat(best.steps()[best.size() - 1]).isEqualTo(19);

    model.shownProperty().set(CompareViewModel.Shown.BEST_BY_TIME);
    assertThat(model.contentProperty().get().horizontal())
        .isEqualTo("time since the first start (min)");
    Curve byTime = model.contentProperty().get().groups().get(0).lines().get(0);
    assertThat(byTime.steps()[0]).isEqualTo(0.5);
  }

  @Test
  void allHistoriesInOneChart() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();
    long pbmc = FakeStudies.filled(repository, "pbmc", 5, 5, StudyState.FINISHED).id();
    CompareViewModel model = compare(cortex, pbmc);

    model.shownProperty().set(CompareViewModel.Shown.HISTORIES);

    assertThat(model.contentProperty().get().vertical()).isEqualTo("elbo");
    assertThat(model.contentProperty().get().groups())
        .extracting(group -> group.lines().size())
        .containsExactly(20, 5);

    LineGroup drawn = model.contentProperty().get().groups().get(0);
    model.shownProperty().set(CompareViewModel.Shown.BEST_BY_TIME);
    model.shownProperty().set(CompareViewModel.Shown.HISTORIES);
    assertThat(model.contentProperty().get().groups().get(0)).as("not copied").isSameAs(drawn);
  }

  @Test
  void differentMetricsAreSaidAndNotMixed() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();
    long digits =
        FakeStudies.ofMetric(repository, "digits", new MetricSpec("accuracy", Goal.MAXIMIZE));

    CompareViewModel model = compare(cortex, digits);

    assertThat(model.noticeProperty().get())
        .contains("do not all optimise the same metric")
        .contains("marginal_ll (less is better): cortex")
        .contains("accuracy (more is better): digits");
    assertThat(model.contentProperty().get().groups().get(0).lines()).hasSize(1);
    assertThat(model.contentProperty().get().groups().get(1).lines()).isEmpty();
    model.metricProperty().set(model.metrics().get(1));
    assertThat(model.contentProperty().get().groups().get(0).lines()).isEmpty();
    assertThat(cells(model, "Default").get(1)).isEqualTo("–");
  }

  @Test
  void aTableOfTrialsStandsBesideTheSearchesOfItsMetric() {
    StudySpec usual = FakeStudies.spec("published", 10);
    MetricSpec same = new MetricSpec(usual.metric().name(), usual.metric().goal());
    assertThat(same.monitor()).as("a table has no histories").isNotEqualTo("elbo");
    long published = FakeStudies.ofMetric(repository, "published", same);
    repository.add(published, completed(1));
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();

    CompareViewModel model = compare(published, cortex);

    assertThat(model.noticeProperty().get()).isEmpty();
    assertThat(model.metrics()).hasSize(1);
    assertThat(model.contentProperty().get().groups())
        .allSatisfy(group -> assertThat(group.lines()).hasSize(1));
    model.shownProperty().set(CompareViewModel.Shown.HISTORIES);
    assertThat(model.contentProperty().get().vertical()).isEqualTo("elbo");
    assertThat(model.contentProperty().get().groups())
        .extracting(group -> group.lines().size())
        .containsExactly(0, 20);
    assertThat(cells(model, "Default").get(0)).as("none was tried").isEqualTo("–");
    assertThat(cells(model, "elbo, default").get(0)).isEqualTo("–");
    assertThat(cells(model, "elbo, tuned").get(0)).matches("\\d+\\.\\d\\d");
  }

  @Test
  void historiesOfAnotherMetricAreSaidAndNotMixed() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();
    MetricSpec usual = FakeStudies.spec("loss", 10).metric();
    long loss =
        FakeStudies.ofMetric(
            repository, "loss", new MetricSpec(usual.name(), usual.goal(), "train_loss"));
    repository.add(loss, completed(0).reached(1));
    repository.append(loss, List.of(new Report(0, 1, Map.of("train_loss", 1.0))));
    CompareViewModel model = compare(cortex, loss);

    model.shownProperty().set(CompareViewModel.Shown.HISTORIES);

    assertThat(model.noticeProperty().get())
        .isEqualTo("The histories are of elbo; not shown are those of loss (train_loss).");
    assertThat(model.contentProperty().get().groups().get(1).lines()).isEmpty();
    model.shownProperty().set(CompareViewModel.Shown.BEST_BY_TRIAL);
    assertThat(model.noticeProperty().get()).isEmpty();
    assertThat(model.contentProperty().get().groups().get(1).lines()).hasSize(1);
  }

  @Test
  void anotherGroupsHistoriesAreReadOnce() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();
    MetricSpec usual = FakeStudies.spec("loss", 10).metric();
    long loss =
        FakeStudies.ofMetric(
            repository, "loss", new MetricSpec("loss", usual.goal(), "train_loss"));
    repository.add(loss, completed(0).reached(1));
    repository.append(loss, List.of(new Report(0, 1, Map.of("train_loss", 1.0))));
    Queue<Runnable> later = new ArrayDeque<>();
    CompareViewModel model =
        new CompareViewModel(
            new TestServices().on(fakes.engine(), later::add, Runnable::run),
            new Route.Compare(List.of(cortex, loss)));
    later.remove().run();
    model.shownProperty().set(CompareViewModel.Shown.HISTORIES);
    later.remove().run();

    model.metricProperty().set(model.metrics().get(1));
    assertThat(later).hasSize(1);
    later.remove().run();
    assertThat(model.contentProperty().get().vertical()).isEqualTo("train_loss");
    assertThat(model.contentProperty().get().groups().get(1).lines()).hasSize(1);
    model.metricProperty().set(model.metrics().get(0));
    assertThat(later).hasSize(1);
  }

  @Test
  void historiesOfAnyMetricThatWasReportedCanBeCompared() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();
    long pbmc = FakeStudies.filled(repository, "pbmc", 5, 5, StudyState.FINISHED).id();
    CompareViewModel model = compare(cortex, pbmc);
    assertThat(model.historyMetrics()).containsExactly("elbo", "train_loss");
    assertThat(model.historyMetricProperty().get()).isEqualTo("elbo");
    model.shownProperty().set(CompareViewModel.Shown.HISTORIES);
    double elbo = model.contentProperty().get().groups().get(0).lines().get(0).values()[0];

    model.historyMetricProperty().set("train_loss");

    assertThat(model.contentProperty().get().vertical()).isEqualTo("train_loss");
    assertThat(model.contentProperty().get().groups())
        .extracting(group -> group.lines().size())
        .containsExactly(20, 5);
    assertThat(model.contentProperty().get().groups().get(0).lines().get(0).values()[0])
        .isEqualTo(0.97 * elbo);
  }

  @Test
  void studiesThatAreGoneAreSaid() {
    long cortex = FakeStudies.filled(repository, "cortex", 20, 100, StudyState.STOPPED).id();

    CompareViewModel model = compare(cortex, 99);

    assertThat(model.noticeProperty().get()).isEqualTo("1 study is not in the workspace any more.");
    assertThat(model.studiesProperty().get()).hasSize(1);
  }
}
