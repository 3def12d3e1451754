package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tunebench.app.live.OpenStudyPage.ANALYSIS_TAB;
import static org.tunebench.app.live.OpenStudyPage.INSIGHT_TAB;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
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
import org.tunebench.app.shell.Route;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** Analysis and insight by mouse and keyboard, without a display. */
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

  private Button button(String id) {
    return study.find("#insight-" + id, Button.class);
  }

  @Test
  void theBestAreReplicatedWithOneClick(FxRobot robot) throws TimeoutException {
    Study filled = open(robot, 60, StudyState.FINISHED, INSIGHT_TAB);
    until(() -> button("replicates") != null && !button("replicates").isDisabled());
    assertThat(study.text("#replicate-cost")).matches("25 trials more, about \\d+ min");
    // As by a double click: the second finds the button disabled.
    robot.interact(
        () -> {
          button("replicates").fire();
          assertThat(button("replicates").isDisabled()).isTrue();
          button("replicates").fire();
        });
    until(() -> study.engine().running(filled.id()).isPresent());
    until(() -> !study.person().told().isEmpty());
    List<Trial> waiting =
        study.engine().repository().trials(filled.id()).stream()
            .filter(Trial::isReplicate)
            .toList();
    assertThat(waiting).hasSize(25);
    assertThat(waiting.stream().map(Trial::configuration).distinct()).hasSize(5);
    assertThat(study.person().told()).containsExactly("25 trials with new seeds are queued.");
    until(() -> study.isThere("#study-pause"));
    until(() -> study.text("#line").contains(" · 0 of 25 replicates · "));
    assertThat(button("replicates").isDisabled()).as("they wait until they are tried").isTrue();
  }

  @Test
  void thePaletteDoesWhatTheCardsOfInsightDo(FxRobot robot, @TempDir Path folder) throws Exception {
    open(robot, 60, StudyState.FINISHED, INSIGHT_TAB);
    until(() -> button("replicates") != null && !button("replicates").isDisabled());
    assertThat(study.offered())
        .contains(
            "Study.Insight.Palette.REPLICATES",
            "Study.Insight.Copy.OUTLOOK",
            "Study.Insight.Export.OUTLOOK");
    until(
        () ->
            study.page().view().lookupAll(".insight-card .drawing-chart").stream()
                .anyMatch(this::isDrawn));
    Path file = folder.resolve("outlook.svg");
    study.person().choose(file);
    study.act(robot, "Study.Insight.Export.OUTLOOK");
    until(() -> !study.person().told().isEmpty());
    assertThat(Files.readString(file)).contains("gain of marginal_ll");
    robot.interact(() -> spinner("#replicate-best").getEditor().setText("99"));
    assertThat(study.offered())
        .as("wrong input")
        .doesNotContain("Study.Insight.Palette.REPLICATES");
    study.showTab(robot, ANALYSIS_TAB);
    assertThat(study.offered()).noneMatch(key -> key.startsWith("Study.Insight."));
  }

  private boolean isDrawn(Node chart) {
    return ((DrawingChart) chart).pictureProperty().get() != null;
  }

  @Test
  void howManyToReplicateCanBeTyped(FxRobot robot) throws TimeoutException {
    open(robot, 60, StudyState.FINISHED, INSIGHT_TAB);
    until(() -> button("replicates") != null && !button("replicates").isDisabled());
    type(robot, "#replicate-best", "3");
    assertThat(study.text("#replicate-cost")).startsWith("15 trials more");
    type(robot, "#replicate-best", "99");
    assertThat(study.text("#replicate-problem"))
        .isEqualTo("The number of the best must be a whole number from 2 to 20.");
    assertThat(study.text("#replicate-cost")).isEmpty();
    assertThat(button("replicates").isDisabled()).isTrue();
    robot.push(KeyCode.ENTER);
    type(robot, "#replicate-times", "many");
    assertThat(study.text("#replicate-problem")).contains("from 2 to 20. The number of new seeds");
    Node card = study.find("#replicate-problem", Node.class).getParent();
    assertThat(card.getLayoutBounds().getWidth())
        .as("as wide as the tab")
        .isLessThan(study.find(".insight", Node.class).getLayoutBounds().getWidth());
    assertThat(spinner("#replicate-best").getEditor().getText())
        .as("as it was typed")
        .isEqualTo("99");
    robot.interact(() -> spinner("#replicate-best").increment());
    assertThat(spinner("#replicate-best").getEditor().getText())
        .as("one more than the 9 on the way to 99")
        .isEqualTo("10");
    type(robot, "#replicate-times", "10");
    robot.push(KeyCode.ENTER);
    assertThat(study.text("#replicate-cost")).startsWith("100 trials more");
    assertThat(study.find("#replicate-problem", Node.class).isVisible()).isFalse();
    assertThat(button("replicates").isDisabled()).isFalse();
  }

  private Spinner<?> spinner(String id) {
    return study.find(id, Spinner.class);
  }

  private void type(FxRobot robot, String id, String text) {
    robot.interact(
        () -> {
          spinner(id).getEditor().requestFocus();
          spinner(id).getEditor().selectAll();
        });
    robot.write(text);
  }

  @Test
  void followUpStudiesLookBeyondAnEdgeAndWhereTheBestAgree(FxRobot robot) throws TimeoutException {
    Study filled =
        FakeStudies.filled(study.engine().repository(), "edge", 0, 100, StudyState.FINISHED);
    Map<String, Object> values =
        new java.util.LinkedHashMap<>(FakeStudies.defaultConfiguration().values());
    for (int i = 0; i < 40; i++) {
      values.put("n_latent", i < 12 ? 15L : 5L + i % 10);
      values.put("lr", 0.001 + 1e-5 * i);
      Trial trial = FakeStudies.trial(i);
      study
          .engine()
          .repository()
          .add(
              filled.id(),
              Trial.waiting(i, trial.source(), new org.tunebench.engine.space.Configuration(values))
                  .start("cpu", java.time.Instant.EPOCH)
                  .complete(Map.of("marginal_ll", 1200.0 + i), java.time.Instant.EPOCH));
    }
    open(robot, filled, INSIGHT_TAB);
    until(() -> button("edges") != null && !button("edges").isDisabled());
    robot.interact(() -> button("edges").fire());
    until(() -> !study.person().shown().isEmpty());
    Route.NewStudyFrom route = (Route.NewStudyFrom) study.person().shown().get(0);
    assertThat(route.spec().space().parameter(0).distribution()).isEqualTo(new IntRange(5, 20));
    assertThat(route.spec().name()).isEqualTo("edge-wider");
    assertThat(route.spec().warmStart().orElseThrow().study()).isEqualTo("edge");
    robot.interact(() -> button("agreement").fire());
    until(() -> study.person().shown().size() > 1);
    Route.NewStudyFrom narrow = (Route.NewStudyFrom) study.person().shown().get(1);
    assertThat(narrow.spec().space().parameter(0).distribution()).isEqualTo(new IntRange(14, 15));
    assertThat(narrow.spec().name()).isEqualTo("edge-narrower");
    assertThat(narrow.spec().warmStart().orElseThrow().study()).isEqualTo("edge");
    assertThat(narrow.spec().first().queue()).isEmpty();
  }
}
