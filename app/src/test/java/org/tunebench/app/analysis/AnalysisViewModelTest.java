package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** What the person chooses, without a toolkit. */
class AnalysisViewModelTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final AnalysisViewModel model = new AnalysisViewModel(new TestServices().on(engine));

  private void take(int ended) {
    Study study =
        FakeStudies.filled(engine.repository(), "a" + ended, ended, 100, StudyState.FINISHED);
    List<Trial> trials = engine.repository().trials(study.id());
    model.apply(
        new StudySnapshot(
            study,
            RunStatus.IDLE,
            trials,
            OptionalInt.empty(),
            ended,
            Optional.empty(),
            "",
            Optional.empty()));
  }

  private ScatterDrawing drawn() {
    return (ScatterDrawing) model.drawingProperty().get();
  }

  @Test
  void theMetricsAxisIsLogarithmicWhereThePersonWantsIt() {
    model.shownProperty().set(true);
    take(20);
    assertThat(drawn().y().scale().isLog()).isFalse();
    assertThat(model.canBeLogProperty().get()).isTrue();
    model.logMetricProperty().set(true);
    assertThat(drawn().y().scale().isLog()).isTrue();
    model.chartProperty().set(AnalysisChart.SCATTER);
    assertThat(drawn().y().scale().isLog()).isTrue();
  }

  @Test
  void withoutResultsThereIsNoLogarithmicAxis() {
    model.shownProperty().set(true);
    take(0);
    assertThat(model.canBeLogProperty().get()).isFalse();
    assertThat(model.emptyProperty().get()).isNotEmpty();
  }

  @Test
  void chartsBeginWithWhatMattersMostAndThePersonsChoiceStays() {
    model.shownProperty().set(true);
    take(60);
    model.chartProperty().set(AnalysisChart.CONTOUR);
    String first = model.firstProperty().get();
    model.chartProperty().set(AnalysisChart.SCATTER);
    assertThat(model.xProperty().get()).isEqualTo(first);
    assertThat(drawn().x().label()).isEqualTo(first);
    String other = first.equals("lr") ? "n_hidden" : "lr";
    model.xProperty().set(other);
    assertThat(drawn().x().label()).isEqualTo(other);
    model.shownProperty().set(false);
    take(80);
    model.shownProperty().set(true);
    assertThat(drawn().x().label()).isEqualTo(other);
  }

  private List<String> axes() {
    ParallelDrawing drawing = (ParallelDrawing) model.drawingProperty().get();
    return drawing.axes().stream().map(ParallelDrawing.Axis::name).toList();
  }

  @Test
  void axesChangePlacesOnlyWhenTheChartIsOpenedAgain() {
    model.shownProperty().set(true);
    model.chartProperty().set(AnalysisChart.PARALLEL);
    take(20);
    List<String> before = axes();
    take(60);
    assertThat(axes()).isEqualTo(before);
    model.shownProperty().set(false);
    model.axesHeldProperty().set(true);
    model.shownProperty().set(true);
    assertThat(axes()).as("while a part is chosen").isEqualTo(before);
    model.axesHeldProperty().set(false);
    model.shownProperty().set(false);
    model.shownProperty().set(true);
    assertThat(axes()).as("by importance among more trials").isNotEqualTo(before);
  }

  @Test
  void nothingIsMadeWhileTheTabIsNotLookedAt() {
    take(20);
    assertThat(model.drawingProperty().get()).isNull();
    model.shownProperty().set(true);
    assertThat(drawn().points()).hasSize(20);
    assertThat(model.columns()).containsAll(List.of("n_layers", "n_epochs", "trial"));
  }
}
