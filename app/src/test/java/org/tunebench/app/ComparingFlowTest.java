package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.GroupsChart;
import org.tunebench.app.chart.GroupsPicture;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;

/** Comparing studies and trials, and the command palette, by a robot. */
class ComparingFlowTest {
  @TempDir Path home;
  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private WorkbenchApp app;

  private void open() throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    FakeSearchEngine engine = FakeWorkbench.engine("filled");
    Parts parts = FakeWorkbench.parts(engine, StudyPage::at);
    app = (WorkbenchApp) FxToolkit.setupApplication(() -> new WorkbenchApp(parts, home));
    until(() -> node("#demo") != null && !node("#demo").isDisabled());
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupApplication(app);
    FxToolkit.cleanupStages();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node node(String query) {
    return stage.getScene().getRoot().lookup(query);
  }

  private void palette(String typed) throws TimeoutException {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> node("#curtain").isVisible());
    robot.write(typed);
    until(() -> typed.equals(((TextField) node("#query")).getText()));
  }

  private ListView<?> found() {
    return (ListView<?>) node("#list");
  }

  @Test
  void severalStudiesAreSelectedAndStandSideBySide() throws TimeoutException {
    open();
    robot.interact(() -> ((ToggleButton) node("#studies")).fire());
    until(() -> node("#table") instanceof TableView<?> table && table.getItems().size() == 5);
    assertThat(((Button) node("#compare")).isDisabled()).isTrue();
    robot.interact(() -> ((TableView<?>) node("#table")).getSelectionModel().selectIndices(1, 3));
    until(() -> !((Button) node("#compare")).isDisabled());
    robot.interact(() -> ((Button) node("#compare")).fire());
    until(() -> WindowRobot.titleOf(stage).startsWith("Compare"));

    until(() -> ((GroupsChart) node(".groups-chart")).picture().isPresent());
    assertThat(((Label) node("#title")).getText()).isEqualTo("Compare 2 studies");
    robot.interact(() -> ((ToggleButton) node("#histories")).fire());
    until(
        () ->
            ((GroupsChart) node(".groups-chart"))
                .view().groups().stream().anyMatch(group -> group.lines().size() > 1));

    ComboBox<?> metric = (ComboBox<?>) node("#historyMetric");
    assertThat(metric.isVisible()).isTrue();
    robot.interact(() -> metric.getSelectionModel().select(1));
    until(() -> "train_loss".equals(chart().view().vertical()));
    robot.interact(() -> ((ToggleButton) node("#byTrial")).fire());
    assertThat(metric.isVisible()).as("only histories can be of another metric").isFalse();
    robot.interact(() -> ((ToggleButton) node("#histories")).fire());

    CheckBox first = (CheckBox) node(".compare-legend .check-box");
    robot.interact(first::fire);
    assertThat(chart().view().groups().get(0).lines()).isEmpty();
    assertThat(chart().view().groups().get(1).lines()).isNotEmpty();
    robot.interact(first::fire);
    assertThat(chart().view().groups().get(0).lines()).isNotEmpty();
    robot.clickOn("All studies");
    until(() -> WindowRobot.titleOf(stage).startsWith("Studies"));
  }

  private GroupsChart chart() {
    return (GroupsChart) node(".groups-chart");
  }

  private void openHistories() throws TimeoutException {
    open();
    robot.interact(() -> ((ToggleButton) node("#studies")).fire());
    until(() -> node("#table") instanceof TableView<?> table && table.getItems().size() == 5);
    robot.interact(() -> ((TableView<?>) node("#table")).getSelectionModel().selectIndices(1, 3));
    until(() -> !((Button) node("#compare")).isDisabled());
    robot.interact(() -> ((Button) node("#compare")).fire());
    until(() -> WindowRobot.titleOf(stage).startsWith("Compare"));
    robot.interact(() -> ((ToggleButton) node("#histories")).fire());
    until(
        () ->
            chart().picture().isPresent()
                && chart().picture().get().groups().stream().anyMatch(g -> g.lines().size() > 1));
  }

  @Test
  void aClickOnAHistoryOpensItsTrial() throws TimeoutException {
    openHistories();
    GroupsPicture picture = chart().picture().orElseThrow();
    Curve line =
        picture.groups().stream()
            .filter(group -> group.lines().size() > 1)
            .flatMap(group -> group.lines().stream())
            .findFirst()
            .orElseThrow();
    int last = line.lastFinite();
    Point2D place =
        new Point2D(
            picture.geometry().x(line.steps()[last]), picture.geometry().y(line.values()[last]));
    robot.clickOn(chart().localToScreen(place));
    until(() -> !WindowRobot.titleOf(stage).startsWith("Compare"));
    until(() -> node(".trial-details") != null);
    until(() -> node("#title") instanceof Label title && title.getText().startsWith("Trial "));
  }

  @Test
  void aHistoryIsFoundAndOpenedWithTheKeyboard() throws TimeoutException {
    openHistories();
    String whole = chart().getAccessibleText();
    robot.interact(() -> chart().requestFocus());
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.LEFT);
    assertThat(chart().getAccessibleText()).isNotEqualTo(whole).contains(", Trial 1, ");
    robot.push(KeyCode.ESCAPE);
    assertThat(chart().getAccessibleText()).isEqualTo(whole);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until(() -> !WindowRobot.titleOf(stage).startsWith("Compare"));
    until(() -> node("#title") instanceof Label title && title.getText().startsWith("Trial 0"));
  }

  @Test
  void twoHighlightedTrialsAreComparedAndTheWayBackLeadsToTheStudy() throws TimeoutException {
    open();
    palette("pbmc");
    robot.push(KeyCode.ENTER);
    until(() -> WindowRobot.titleOf(stage).startsWith("pbmc"));
    until(() -> ((HistoriesChart) node(".histories-chart")).pictureProperty().get() != null);
    robot.interact(() -> ((HistoriesChart) node(".histories-chart")).highlighted().add(3));
    robot.interact(() -> ((HistoriesChart) node(".histories-chart")).highlighted().add(5));
    robot.interact(() -> ((Button) node("#highlights #compareChosen")).fire());
    until(() -> WindowRobot.titleOf(stage).startsWith("Compare"));

    until(() -> ((Label) node("#title")).getText().startsWith("Trials 3 and 5"));
    until(() -> ((GroupsChart) node(".groups-chart")).picture().isPresent());
    palette("logarithmic axis");
    robot.push(KeyCode.ENTER);
    until(() -> chart().view().logValues());
    palette("show outliers");
    robot.push(KeyCode.ENTER);
    until(() -> !((ToggleButton) node("#clip")).isSelected());
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    until(() -> node("#curtain").isVisible());
    robot.push(KeyCode.ESCAPE);
    until(() -> !node("#curtain").isVisible());
    assertThat(WindowRobot.titleOf(stage)).as("the palette took the key").startsWith("Compare");
    robot.push(KeyCode.ESCAPE);
    until(() -> WindowRobot.titleOf(stage).startsWith("pbmc"));
  }

  private TabPane tabs() {
    return (TabPane) node("#tabs");
  }

  @Test
  void escapeLeadsBackToWhereOneCameFrom() throws TimeoutException {
    open();
    palette("pbmc");
    robot.push(KeyCode.ENTER);
    until(() -> WindowRobot.titleOf(stage).startsWith("pbmc"));
    robot.interact(() -> tabs().getSelectionModel().select(1));
    until(() -> node(".trial-table") instanceof TableView<?> t && t.getItems().size() > 5);
    robot.interact(
        () -> ((TableView<?>) node(".trial-table")).getSelectionModel().clearAndSelect(4));
    until(() -> node(".trial-details") != null);
    palette("compare with the default configuration");
    robot.push(KeyCode.ENTER);
    until(() -> WindowRobot.titleOf(stage).startsWith("Compare"));
    until(() -> !stage.getScene().getRoot().lookupAll(".compare-cell").isEmpty());
    double right = stage.getScene().getWidth();
    for (Node cell : stage.getScene().getRoot().lookupAll(".compare-cell")) {
      assertThat(cell.localToScene(cell.getLayoutBounds()).getMaxX()).isLessThan(right);
    }
    robot.push(KeyCode.ESCAPE);
    until(() -> WindowRobot.titleOf(stage).startsWith("pbmc"));
    until(() -> node(".trial-table") instanceof TableView<?> t && t.getItems().size() > 5);
    assertThat(tabs().getSelectionModel().getSelectedIndex()).isEqualTo(1);

    MenuButton more = (MenuButton) node("#more");
    Menu with =
        more.getItems().stream()
            .filter(item -> "compareWith".equals(item.getId()))
            .map(Menu.class::cast)
            .findFirst()
            .orElseThrow();
    robot.interact(more::show);
    until(() -> !with.getItems().isEmpty());
    robot.interact(() -> with.getItems().get(0).fire());
    until(() -> WindowRobot.titleOf(stage).startsWith("Compare"));
    until(() -> node("#back") instanceof Button back && back.getText().startsWith("Back to the"));
    robot.push(KeyCode.ESCAPE);
    until(() -> WindowRobot.titleOf(stage).startsWith("pbmc"));
  }

  @Test
  void thePaletteDoesWhatItSaysAndGivesTheFocusBack() throws TimeoutException {
    open();
    robot.interact(() -> node("#demo").requestFocus());
    palette("zzzz");
    until(() -> found().getItems().isEmpty());
    robot.push(KeyCode.ESCAPE);
    until(() -> !node("#curtain").isVisible());
    assertThat(stage.getScene().getFocusOwner()).isSameAs(node("#demo"));

    robot.push(KeyCode.SHORTCUT, KeyCode.P);
    until(() -> node("#curtain").isVisible());
    int all = found().getItems().size();
    robot.push(KeyCode.UP);
    assertThat(found().getSelectionModel().getSelectedIndex()).isEqualTo(all - 1);
    robot.push(KeyCode.DOWN);
    assertThat(found().getSelectionModel().getSelectedIndex()).isZero();
    robot.write("settings");
    robot.push(KeyCode.ENTER);
    until(() -> WindowRobot.titleOf(stage).startsWith("Settings"));
  }

  @Test
  void whatCanBeDoneWithAStudyIsInThePalette() throws TimeoutException {
    open();
    palette("cortex-autotune");
    robot.push(KeyCode.ENTER);
    until(() -> WindowRobot.titleOf(stage).startsWith("cortex-autotune"));
    until(() -> node("#study-pause") != null);
    palette("pause");
    robot.push(KeyCode.ENTER);
    until(() -> node("#study-resume") != null);
    palette("trials");
    until(() -> !found().getItems().isEmpty());
    robot.push(KeyCode.ESCAPE);
    until(() -> ((HistoriesChart) node(".histories-chart")).pictureProperty().get() != null);
    palette("smooth the histories");
    robot.push(KeyCode.ENTER);
    until(() -> node("#smoothing").isFocused());
    palette("two parameters");
    robot.push(KeyCode.ENTER);
    until(() -> node("#contourOptions") != null && node("#contourOptions").isVisible());
  }
}
