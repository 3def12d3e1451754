package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
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
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.analysis.AnalysisChart;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.chart.Mark;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** Analysis and insight by mouse and keyboard, without a display. */
@ExtendWith(ApplicationExtension.class)
class AnalysisTabsTest {
  private static final int ANALYSIS_TAB = 2;
  private static final int INSIGHT_TAB = 3;

  private final ExecutorService background = Executors.newFixedThreadPool(3);
  private final FakeSearchEngine engine =
      new FakeSearchEngine(Clock.systemUTC(), Path.of("target", "analysis-tabs-test"));
  private final TestServices person = new TestServices();
  private Stage stage;
  private StudyPage page;

  @Start
  void start(Stage window) {
    stage = window;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(
        () -> {
          page.close();
          stage.hide();
        });
    background.shutdown();
  }

  private Study open(FxRobot robot, int ended, StudyState state, int tab) throws TimeoutException {
    Study study = FakeStudies.filled(engine.repository(), "a", ended, 100, state);
    open(robot, study, tab);
    return study;
  }

  private void open(FxRobot robot, Study study, int tab) throws TimeoutException {
    robot.interact(
        () -> {
          page = StudyPage.create(person.on(engine, background, Platform::runLater), study.id());
          stage.setScene(new Scene(page.view(), 1070, 800));
          stage.show();
        });
    until(() -> page.title().getValue().equals(study.spec().name()));
    robot.interact(() -> find(".tab-pane", TabPane.class).getSelectionModel().select(tab));
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private <T extends Node> T find(String query, Class<T> type) {
    return type.cast(page.view().lookup(query));
  }

  private DrawingChart chart() {
    return find(".analysis .drawing-chart", DrawingChart.class);
  }

  private void choose(FxRobot robot, AnalysisChart kind) throws TimeoutException {
    var before = chart().drawingProperty().get();
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<AnalysisChart> box = find("#kind", ComboBox.class);
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
    Mark mark = chart().pictureProperty().get().mark(16).orElseThrow();
    robot.moveTo(onScreen(mark.area().getCenterX(), mark.area().getCenterY()));
    until(() -> chart().hoveredProperty().get() != null);
    int hovered = chart().hoveredProperty().get().trial();
    assertThat(chart().getAccessibleText()).contains("Trial " + hovered);
    robot.clickOn(MouseButton.PRIMARY);
    assertThat(find("#title", Label.class).getText()).isEqualTo("Trial " + hovered);

    robot.interact(() -> chart().requestFocus());
    robot.push(KeyCode.ESCAPE).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.ENTER);
    assertThat(find("#title", Label.class).getText()).isEqualTo("Trial 1");
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
    robot.clickOn(onScreen(x + 30, 20));
    until(() -> ((ParallelDrawing) chart().drawingProperty().get()).brushes().isEmpty());
  }

  @Test
  void everyKindOfPictureIsWritten(FxRobot robot, @TempDir Path folder) throws Exception {
    open(robot, 40, StudyState.FINISHED, ANALYSIS_TAB);
    until(this::isPainted);
    Map<String, String> beginnings = Map.of("a.png", "PNG", "a.svg", "<?xml", "a.pdf", "%PDF");
    for (Map.Entry<String, String> kind : beginnings.entrySet()) {
      Path file = folder.resolve(kind.getKey());
      person.choose(file);
      int told = person.told().size();
      robot.interact(() -> find("#export", Button.class).fire());
      until(() -> person.told().size() > told);
      byte[] bytes = Files.readAllBytes(file);
      assertThat(new String(bytes, 0, 8, java.nio.charset.StandardCharsets.ISO_8859_1))
          .contains(kind.getValue());
    }
    person.choose(folder.resolve("missing").resolve("a.png"));
    robot.interact(() -> find("#export", Button.class).fire());
    until(() -> person.told().stream().anyMatch(said -> said.contains("cannot be written")));
  }

  @Test
  void itSaysWhatIsMissingAndFollowsARunningStudy(FxRobot robot) throws TimeoutException {
    Study study = engine.repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = engine.start(study.id());
    open(robot, study, ANALYSIS_TAB);
    until(() -> text(".analysis .chart-empty").contains("first trial has ended"));
    running.complete(running.startTrial(), 1250.0);
    until(this::isPainted);
    assertThat(chart().pictureProperty().get().marks()).hasSize(1);
  }

  private String text(String query) {
    Node node = page.view().lookup(query);
    return node == null ? "" : ((Label) node).getText();
  }

  private Button button(String id) {
    return find("#insight-" + id, Button.class);
  }

  @Test
  void theBestAreReplicatedWithOneClick(FxRobot robot) throws TimeoutException {
    Study study = open(robot, 60, StudyState.FINISHED, INSIGHT_TAB);
    until(() -> button("replicates") != null && !button("replicates").isDisabled());
    robot.interact(() -> button("replicates").fire());
    until(() -> engine.running(study.id()).isPresent());
    until(() -> !person.told().isEmpty());
    List<Trial> waiting =
        engine.repository().trials(study.id()).stream().filter(Trial::isReplicate).toList();
    assertThat(waiting).hasSize(25);
    assertThat(waiting.stream().map(Trial::configuration).distinct()).hasSize(5);
    assertThat(person.told()).containsExactly("25 trials with new seeds are queued.");
    until(() -> page.view().lookup("#study-pause") != null);
  }

  @Test
  void anEdgeIsWidenedInAFollowUpStudy(FxRobot robot) throws TimeoutException {
    Study study = FakeStudies.filled(engine.repository(), "edge", 0, 100, StudyState.FINISHED);
    Map<String, Object> values =
        new java.util.LinkedHashMap<>(FakeStudies.defaultConfiguration().values());
    for (int i = 0; i < 40; i++) {
      values.put("n_latent", i < 12 ? 15L : 5L + i % 10);
      values.put("lr", 0.001 + 1e-5 * i);
      Trial trial = FakeStudies.trial(i);
      engine
          .repository()
          .add(
              study.id(),
              Trial.waiting(i, trial.source(), new org.tunebench.engine.space.Configuration(values))
                  .start("cpu", java.time.Instant.EPOCH)
                  .complete(Map.of("marginal_ll", 1200.0 + i), java.time.Instant.EPOCH));
    }
    open(robot, study, INSIGHT_TAB);
    until(() -> button("edges") != null && !button("edges").isDisabled());
    robot.interact(() -> button("edges").fire());
    until(() -> !person.shown().isEmpty());
    Route.NewStudyFrom route = (Route.NewStudyFrom) person.shown().get(0);
    assertThat(route.spec().space().parameter(0).distribution()).isEqualTo(new IntRange(5, 20));
    assertThat(route.spec().name()).isEqualTo("edge-wider");
    assertThat(route.spec().warmStart().orElseThrow().study()).isEqualTo("edge");
  }
}
