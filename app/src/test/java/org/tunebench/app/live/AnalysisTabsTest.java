package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tunebench.app.live.OpenStudyPage.ANALYSIS_TAB;
import static org.tunebench.app.live.OpenStudyPage.INSIGHT_TAB;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.analysis.AnalysisChart;
import org.tunebench.app.analysis.InsightCard;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.chart.Mark;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** Analysis by mouse and keyboard, without a display. */
@ExtendWith(ApplicationExtension.class)
class AnalysisTabsTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "analysis-tabs-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private Study open(FxRobot robot, int ended, StudyState state, int tab) throws TimeoutException {
    Study opened = study.open(robot, ended, 100, state);
    study.showTab(robot, tab);
    return opened;
  }

  private void open(FxRobot robot, Study filled, int tab) throws TimeoutException {
    study.open(robot, filled);
    study.showTab(robot, tab);
  }

  private DrawingChart chart() {
    return study.find(".analysis .drawing-chart", DrawingChart.class);
  }

  private void choose(FxRobot robot, AnalysisChart kind) throws TimeoutException {
    var before = chart().drawingProperty().get();
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<AnalysisChart> box = study.find("#kind", ComboBox.class);
          box.setValue(kind);
        });
    until(() -> chart().drawingProperty().get() != before && isPainted());
  }

  private boolean isPainted() {
    var picture = chart().pictureProperty().get();
    return picture != null && picture.drawing() == chart().drawingProperty().get();
  }

  private Point2D onScreen(double x, double y) {
    return chart().localToScreen(x, y);
  }

  @Test
  void everyChartIsShownAndATrialIsNamedAndOpened(FxRobot robot) throws TimeoutException {
    open(robot, 60, StudyState.FINISHED, ANALYSIS_TAB);
    until(this::isPainted);
    for (AnalysisChart kind : AnalysisChart.values()) {
      if (kind != AnalysisChart.HISTORY) {
        choose(robot, kind);
      }
    }
    choose(robot, AnalysisChart.SCATTER);
    until(() -> "n_layers".equals(study.find("#along", ComboBox.class).getValue()));
    until(() -> "n_epochs".equals(study.find("#coloredBy", ComboBox.class).getValue()));
    Mark mark = chart().pictureProperty().get().mark(16).orElseThrow();
    robot.moveTo(onScreen(mark.area().getCenterX(), mark.area().getCenterY()));
    until(() -> chart().hoveredProperty().get() != null);
    int hovered = chart().hoveredProperty().get().trial();
    assertThat(chart().getAccessibleText()).contains("Trial " + hovered);
    robot.clickOn(MouseButton.PRIMARY);
    assertThat(study.find("#title", Label.class).getText()).isEqualTo("Trial " + hovered);

    robot.interact(() -> chart().requestFocus());
    robot.push(KeyCode.ESCAPE).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.ENTER);
    assertThat(study.find("#title", Label.class).getText()).isEqualTo("Trial 1");
  }

  @Test
  void aDragAlongAnAxisBrushesIt(FxRobot robot) throws TimeoutException {
    open(robot, 60, StudyState.FINISHED, ANALYSIS_TAB);
    until(this::isPainted);
    choose(robot, AnalysisChart.PARALLEL);
    ParallelDrawing all = (ParallelDrawing) chart().drawingProperty().get();
    double x = chart().getWidth() - 46;
    robot
        .moveTo(onScreen(x, chart().getHeight() - 40))
        .press(MouseButton.PRIMARY)
        .moveTo(onScreen(x, chart().getHeight() - 140))
        .release(MouseButton.PRIMARY);
    until(() -> !((ParallelDrawing) chart().drawingProperty().get()).brushes().isEmpty());
    ParallelDrawing brushed = (ParallelDrawing) chart().drawingProperty().get();
    long chosen = brushed.rows().stream().filter(brushed::isChosen).count();
    assertThat(chosen).isPositive().isLessThan(all.rows().size());
    assertThat(study.text("#chosen"))
        .isEqualTo(chosen + " of " + all.rows().size() + " trials have all that is chosen.");
    robot.interact(() -> study.find("#toTable", Hyperlink.class).fire());
    until(() -> study.isThere("#table") && study.table().getItems().size() == chosen);
    study.showTab(robot, ANALYSIS_TAB);
    robot.clickOn(onScreen(x + 30, 20));
    until(() -> ((ParallelDrawing) chart().drawingProperty().get()).brushes().isEmpty());
  }

  @Test
  void theKeyboardBrushesAnAxis(FxRobot robot) throws TimeoutException {
    open(robot, 60, StudyState.FINISHED, ANALYSIS_TAB);
    until(this::isPainted);
    assertThat(study.find(".axis-focus", Node.class).isVisible()).isFalse();
    choose(robot, AnalysisChart.PARALLEL);
    robot.interact(() -> chart().requestFocus());
    robot.push(KeyCode.TAB);
    Node axes = study.find(".axis-focus", Node.class);
    assertThat(axes.isFocused()).isTrue();
    assertThat(study.text(".analysis-note")).startsWith("Left and Right: another axis.");
    ParallelDrawing all = (ParallelDrawing) chart().drawingProperty().get();
    for (int i = 0; i < all.axes().size(); i++) {
      robot.push(KeyCode.RIGHT);
    }
    assertThat(axes.getBoundsInParent().getCenterX() - chart().getLayoutX())
        .as("about the last axis")
        .isCloseTo(chart().getWidth() - 46, within(1.0));
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.SHIFT, KeyCode.UP);
    robot.push(KeyCode.SHORTCUT, KeyCode.UP);
    ParallelDrawing brushed = (ParallelDrawing) chart().drawingProperty().get();
    long chosen = brushed.rows().stream().filter(brushed::isChosen).count();
    assertThat(chosen).isPositive().isLessThan(all.rows().size());
    assertThat(axes.getAccessibleText()).contains("marginal_ll, axis", "Chosen: ", chosen + " of");
    assertThat(study.text("#chosen")).startsWith(chosen + " of " + all.rows().size());
    robot.push(KeyCode.ESCAPE);
    assertThat(((ParallelDrawing) chart().drawingProperty().get()).brushes()).isEmpty();
    assertThat(study.find("#chosen", Label.class).getParent().isVisible()).isFalse();
  }

  @Test
  void thePaletteLeadsToEachChartAndOffersWhatItCanDo(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 100, StudyState.STOPPED);
    until(() -> study.offered().contains("Study.Smoothing.action"));
    assertThat(study.offered()).contains("Study.Analysis.Chart.PARALLEL");
    study.act(robot, "Study.Analysis.Chart.DISTRIBUTION");
    until(() -> study.isThere(".analysis .drawing-chart") && isPainted());
    assertThat(study.find("#kind", ComboBox.class).getValue())
        .isEqualTo(AnalysisChart.DISTRIBUTION);
    until(() -> study.offered().contains("Study.Scale.Log.action"));
    assertThat(study.offered())
        .contains("Chart.Copy", "Chart.Export")
        .doesNotContain(
            "Study.Analysis.Chart.DISTRIBUTION",
            "Study.Smoothing.action",
            "Study.Analysis.Parallel.ToTable.action");
    study.act(robot, "Study.Scale.Log.action");
    assertThat(study.find("#metricLog", ToggleButton.class).isSelected()).isTrue();
    study.act(robot, "Study.Analysis.Chart.TIMELINE");
    assertThat(study.offered())
        .doesNotContain("Study.Scale.Log.action", "Study.Scale.Linear.action");
  }

  @Test
  void theMetricGoesOnALogarithmicAxisWhereThereIsOne(FxRobot robot) throws TimeoutException {
    open(robot, 60, StudyState.FINISHED, ANALYSIS_TAB);
    until(this::isPainted);
    assertThat(study.find("#metricLog", ToggleButton.class).isDisabled()).isFalse();
    robot.interact(() -> study.find("#metricLog", ToggleButton.class).fire());
    until(() -> ((ScatterDrawing) chart().drawingProperty().get()).y().scale().isLog());
    choose(robot, AnalysisChart.PARALLEL);
    ParallelDrawing parallel = (ParallelDrawing) chart().drawingProperty().get();
    assertThat(parallel.axes().get(parallel.axes().size() - 1).scale().isLog()).isTrue();
    choose(robot, AnalysisChart.IMPORTANCE);
    assertThat(study.find("#scaleOptions", Node.class).isVisible()).isFalse();
  }

  @Test
  void everyChartAndEveryInsightIsExplained(FxRobot robot) throws TimeoutException {
    open(robot, 60, StudyState.FINISHED, ANALYSIS_TAB);
    until(this::isPainted);
    Set<String> said = new HashSet<>();
    for (AnalysisChart kind : AnalysisChart.values()) {
      if (kind != AnalysisChart.HISTORY) {
        choose(robot, kind);
      }
      said.add(study.find(".analysis .help-mark", HelpMark.class).getMeaning());
    }
    assertThat(said).hasSize(AnalysisChart.values().length).noneMatch(String::isBlank);
    study.showTab(robot, INSIGHT_TAB);
    until(
        () ->
            study.page().view().lookupAll(".insight-card .help-mark").size()
                == InsightCard.Kind.values().length);
  }

  @Test
  void everyKindOfPictureIsWritten(FxRobot robot, @TempDir Path folder) throws Exception {
    open(robot, 40, StudyState.FINISHED, ANALYSIS_TAB);
    until(this::isPainted);
    Map<String, String> beginnings = Map.of("a.png", "PNG", "a.svg", "<?xml", "a.pdf", "%PDF");
    for (Map.Entry<String, String> kind : beginnings.entrySet()) {
      Path file = folder.resolve(kind.getKey());
      study.person().choose(file);
      int told = study.person().told().size();
      robot.interact(() -> study.find("#export", Button.class).fire());
      until(() -> study.person().told().size() > told);
      byte[] bytes = Files.readAllBytes(file);
      assertThat(new String(bytes, 0, 8, java.nio.charset.StandardCharsets.ISO_8859_1))
          .contains(kind.getValue());
    }
    study.person().choose(folder.resolve("missing").resolve("a.png"));
    robot.interact(() -> study.find("#export", Button.class).fire());
    until(
        () -> study.person().told().stream().anyMatch(said -> said.contains("cannot be written")));
  }

  @Test
  void itSaysWhatIsMissingAndFollowsARunningStudy(FxRobot robot) throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    open(robot, filled, ANALYSIS_TAB);
    until(() -> study.text(".analysis .chart-empty").contains("first trial has ended"));
    assertThat(study.find("#export", Button.class).isDisabled()).as("no picture yet").isTrue();
    running.complete(running.startTrial(), 1250.0);
    until(this::isPainted);
    assertThat(chart().pictureProperty().get().marks()).hasSize(1);
  }
}
