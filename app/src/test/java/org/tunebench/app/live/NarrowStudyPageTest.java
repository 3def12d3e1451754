package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.DoubleStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.app.shell.ToolRow;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** The page of a study in a window with room for its tabs or its side panel, not for both. */
@ExtendWith(ApplicationExtension.class)
class NarrowStudyPageTest {
  private OpenStudyPage study;
  private Stage stage;

  @Start
  void start(Stage window) {
    stage = window;
    study = new OpenStudyPage(window, "narrow-study-page-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private void open(FxRobot robot, double width, double height) throws TimeoutException {
    study.open(robot, 12, 100, StudyState.FINISHED);
    resize(robot, width, height);
  }

  private void resize(FxRobot robot, double width, double height) {
    robot.interact(
        () -> {
          // What another window has asked for.
          stage.setMinWidth(0);
          stage.setMinHeight(0);
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  private boolean shows(String query) {
    return study.page().view().lookup(query) != null;
  }

  private double top(String query) {
    Region tool = study.find(query, Region.class);
    return tool.localToScene(tool.getLayoutBounds()).getCenterY();
  }

  @Test
  void aMetricWithALongNameLeavesNoToolAloneInARow(FxRobot robot) throws TimeoutException {
    open(robot, 1280, 800);
    ComboBox<?> metric = study.find("#metric", ComboBox.class);
    robot.interact(() -> metric.setPrefWidth(200));
    int shortened = 0;
    for (int width = 600; width <= 1260; width += 20) {
      resize(robot, width, 800);
      WaitForAsyncUtils.waitForFxEvents();
      boolean inOneRow = top("#exportPicture") - top("#metric") < 10;
      boolean before = top("#smoothing") - top("#metric") < 10;
      assertThat(inOneRow || !before).as("at " + width).isTrue();
      shortened += inOneRow && metric.getWidth() < 200 ? 1 : 0;
    }
    assertThat(shortened).isPositive();
  }

  @Test
  void toolsInOneRowAreOfOneHeightAndInOneLine(FxRobot robot) throws TimeoutException {
    open(robot, 1280, 800);
    for (String tool : List.of("#redToGreen", "#linear", "#clip", "#exportPicture")) {
      assertThat(top(tool)).as(tool).isEqualTo(top("#metric"));
      assertThat(study.find(tool, Region.class).getHeight())
          .as(tool)
          .isEqualTo(study.find("#metric", Region.class).getHeight());
    }
  }

  @Test
  void theTabsStandStillWhereTheSidePanelGoes(FxRobot robot) throws TimeoutException {
    open(robot, 1280, 800);
    double before = top(".tab-header-area");
    assertThat(study.find("#sideShown", ToggleButton.class).isSelected()).isTrue();

    study.showTrials(robot);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(study.find("#sideShown", ToggleButton.class).isSelected()).isFalse();
    assertThat(top(".tab-header-area")).isEqualTo(before);
  }

  @Test
  void theSidePanelTakesThePlaceOfTheTabsWhileItIsWanted(FxRobot robot) throws TimeoutException {
    open(robot, 600, 400);
    until(() -> shows(".tab-pane") && !shows(".side-panel"));
    ToggleButton toggle = study.find("#sideShown", ToggleButton.class);

    robot.clickOn("#sideShown");
    until(() -> shows(".side-panel") && !shows(".tab-pane"));
    assertThat(toggle.isSelected()).isTrue();
    robot.clickOn("#sideShown");
    until(() -> shows(".tab-pane") && !shows(".side-panel"));

    resize(robot, 1070, 800);
    until(() -> shows(".tab-pane") && shows(".side-panel"));
    assertThat(toggle.isSelected()).as("as it was wanted in a wide window").isTrue();
  }

  @Test
  void theDetailsOfATrialGoBackToItsTable(FxRobot robot) throws TimeoutException {
    open(robot, 600, 400);
    study.showTrials(robot);
    robot.clickOn(".trial-table .trial-cell");
    until(() -> shows(".trial-details") && !shows(".tab-pane"));

    robot.push(KeyCode.ESCAPE);
    until(() -> shows(".tab-pane") && !shows(".trial-details"));
    assertThat(study.find(".tab-pane", TabPane.class).getSelectionModel().getSelectedIndex())
        .isEqualTo(OpenStudyPage.TRIALS_TAB);

    TableView<?> table = study.find(".trial-table", TableView.class);
    robot.interact(table::requestFocus);
    robot.push(KeyCode.DOWN);
    until(() -> shows(".trial-details"));
    robot.push(KeyCode.ESCAPE);
    until(() -> shows(".tab-pane"));
    assertThat(stage.getScene().getFocusOwner()).isSameAs(table);
  }

  @Test
  void inALowWindowTheToolsOfHistoriesStandInOneRow(FxRobot robot) throws TimeoutException {
    open(robot, 600, 400);
    until(() -> shows(".more-tools"));
    MenuButton more = study.find(".more-tools", MenuButton.class);
    robot.interact(more::show);
    assertThat(more.getItems()).isNotEmpty();
    robot.interact(more::hide);

    resize(robot, 1070, 800);
    until(() -> !shows(".more-tools"));
    assertThat(shows("#exportPicture")).isTrue();
  }

  @Test
  void inALowWindowOneLineStandsInTheHeaderAndAMarkExplainsTheRest(FxRobot robot)
      throws TimeoutException {
    Study one = FakeStudies.filled(study.engine().repository(), "a", 63, 100, StudyState.STOPPED);
    FakeRunningStudy running = study.engine().start(one.id());
    study.open(robot, one);
    running.startTrial();
    running.note("Automatic: " + "trials are few enough to model closely, ".repeat(4));
    until(() -> study.find("#note", Label.class).isVisible());
    HelpMark mark = study.find("#whole", HelpMark.class);
    assertThat(mark.isVisible()).isFalse();
    assertThat(study.text("#line")).contains("1 running");

    resize(robot, 600, 400);
    until(() -> mark.isVisible() && !study.find("#note", Label.class).isVisible());
    assertThat(study.text("#line")).doesNotContain("running");
    until(() -> study.find("#header", Region.class).getHeight() < 120);
    robot.clickOn(mark);
    until(() -> robot.lookup(".help-text").tryQuery().isPresent());
    assertThat(robot.lookup(".help-text").queryAs(Label.class).getText())
        .contains("1 running")
        .contains("Automatic: trials are few");

    resize(robot, 1070, 800);
    until(() -> !mark.isVisible() && study.find("#note", Label.class).isVisible());
  }

  @Test
  void whatTheAxisLeavesOutIsSaidWholeOrByItsSign(FxRobot robot) throws TimeoutException {
    open(robot, 1280, 800);
    HistoriesChart chart = study.find(".histories-chart", HistoriesChart.class);
    until(() -> chart.view().curves().size() == 12);
    Curve first = chart.view().curves().get(0);
    robot.interact(
        () -> {
          chart.putCurve(
              Curve.of(2, first.steps(), DoubleStream.of(first.values()).map(v -> -v).toArray()));
          chart.logValuesProperty().set(true);
          chart.highlighted().add(3);
        });
    Region note = study.find("#leftOut", Region.class);
    until(note::isVisible);
    Label sentence = (Label) note.lookup(".label");
    int whole = 0;
    int brief = 0;
    for (int width = 820; width <= 1260; width += 40) {
      resize(robot, width, 768);
      until(() -> isWholeOrBrief(note, sentence));
      boolean said = sentence.isVisible();
      whole += said ? 1 : 0;
      brief += said ? 0 : 1;
    }
    assertThat(List.of(whole, brief)).allMatch(times -> times > 0);
  }

  @Test
  void whatStandsBelowAZoomedChartWithPinsKeepsWithinIt(FxRobot robot) throws TimeoutException {
    open(robot, 816, 700);
    HistoriesChart chart = study.find(".histories-chart", HistoriesChart.class);
    until(() -> chart.pictureProperty().get() != null);
    robot.interact(
        () -> {
          chart.highlighted().addAll(List.of(3, 5));
          chart.requestFocus();
        });
    robot.push(KeyCode.PLUS);
    until(() -> chart.zoomedProperty().get());
    ToolRow foot = study.find(".histories-foot", ToolRow.class);
    until(() -> foot.lookup(".more-tools") != null);
    ScrollPane whole = study.find("#root", ScrollPane.class);
    assertThat(foot.getWidth()).isLessThanOrEqualTo(whole.getViewportBounds().getWidth());

    MenuButton more = (MenuButton) foot.lookup(".more-tools");
    robot.interact(more::show);
    assertThat(more.getItems()).last().extracting(MenuItem::getText).isEqualTo("Reset zoom");
    robot.interact(() -> more.getItems().get(more.getItems().size() - 1).fire());
    assertThat(chart.zoomedProperty().get()).isFalse();
  }

  private static boolean isWholeOrBrief(Region note, Label sentence) {
    boolean fits = sentence.getWidth() >= sentence.prefWidth(-1);
    return note.lookup(".left-out-sign").isVisible()
        ? !sentence.isVisible()
        : sentence.isVisible() && fits;
  }
}
