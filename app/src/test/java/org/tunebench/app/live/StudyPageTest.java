package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.TRIALS_TAB;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
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
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.UseBar;
import org.tunebench.app.trials.TrialRow;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.run.SeatState;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** The whole page with a real toolkit, without a display. */
@ExtendWith(ApplicationExtension.class)
class StudyPageTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "study-page-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private TableView<TrialRow> table() {
    @SuppressWarnings("unchecked")
    TableView<TrialRow> table = study.find("#table", TableView.class);
    return table;
  }

  private HistoriesChart chart() {
    return study.find(".histories-chart", HistoriesChart.class);
  }

  @Test
  void aNewStudyIsStartedAndItsHistoriesAppear(FxRobot robot) throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    study.open(robot, filled);
    robot.interact(() -> study.find("#study-start", Button.class).fire());
    until(() -> study.isThere("#study-pause"));

    FakeRunningStudy running = study.engine().driven(filled.id());
    int trial = running.startTrial();
    for (int step = 1; step <= 20; step++) {
      running.report(trial, step);
    }
    until(() -> points(chart()) == 20);
    Curve curve = chart().view().curves().get(0);
    assertThat(curve.baseline()).as("the default configuration").isTrue();
    assertThat(study.text("#runningHeading")).isEqualTo("Running (1)");
  }

  private static int points(HistoriesChart chart) {
    return WaitForAsyncUtils.waitForAsyncFx(
        30_000, () -> chart.view().curves().stream().mapToInt(Curve::size).sum());
  }

  @Test
  void aTrialPinnedInTheChartOpensAndIsSelectedInTheTable(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    robot.interact(() -> chart().pinned().add(7));
    assertThat(study.text("#title")).isEqualTo("Trial 7");
    robot.interact(() -> chart().pinned().add(9));
    assertThat(study.text("#title")).isEqualTo("Trial 9");
    assertThat(chart().pinned()).as("what a person has pinned stays").containsOnly(7, 9);
    assertThat(study.find("#comparePins", Button.class).isDisabled()).isFalse();

    study.showTab(robot, TRIALS_TAB);
    until(() -> study.isThere("#table"));
    robot.interact(() -> {});
    assertThat(table().getSelectionModel().getSelectedItem().trial().number()).isEqualTo(9);
    robot.interact(() -> study.find(".trial-details", Node.class).requestFocus());
    robot.interact(() -> study.page().view().lookup(".trial-details .button-icon").requestFocus());
    robot.push(KeyCode.ESCAPE);
    assertThat(study.page().view().lookup("#title")).isNull();
    assertThat(table().getSelectionModel().getSelectedItem()).isNull();
    assertThat(chart().pinned()).containsOnly(7, 9);
  }

  @Test
  void aTrialThatIsOpenedElsewhereIsMarkedForAsLongAsItIsOpen(FxRobot robot)
      throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    robot.interact(() -> chart().pinned().add(7));
    robot.interact(() -> study.page().openTrial(11));
    assertThat(chart().pinned()).containsOnly(7, 11);
    robot.interact(() -> study.page().openTrial(12));
    assertThat(chart().pinned()).containsOnly(7, 12);

    robot.interact(() -> study.find("#comparePins", Button.class).fire());
    assertThat(study.person().shown()).endsWith(new Route.CompareTrials(1, 7, 12));
    robot.interact(() -> chart().pinned().clear());
    assertThat(study.find("#pins", Node.class).isVisible()).isFalse();
  }

  @Test
  void anotherMetricSmoothedOnALogarithmicAxis(FxRobot robot) throws TimeoutException {
    study.open(robot, 12, 40, StudyState.FINISHED);
    @SuppressWarnings("unchecked")
    ComboBox<String> metric = study.find("#metric", ComboBox.class);
    until(() -> metric.getItems().size() == 2);
    assertThat(metric.getItems()).containsExactly("elbo", "train_loss");
    double before = firstValue();
    robot.interact(() -> metric.getSelectionModel().select("train_loss"));
    until(() -> firstValue() != before);
    assertThat(firstValue()).isEqualTo(0.97 * before);

    robot.interact(() -> study.find("#smoothing", Slider.class).setValue(0.6));
    robot.interact(() -> study.find("#logarithmic", ToggleButton.class).fire());
    assertThat(chart().view().axes().smoothing()).isEqualTo(0.6);
    assertThat(chart().view().axes().logValues()).isTrue();
    assertThat(chart().view().style().texts().valueAxis())
        .isEqualTo("train_loss, exponentially smoothed (0.6)");
  }

  private double firstValue() {
    return WaitForAsyncUtils.waitForAsyncFx(
        30_000,
        () ->
            chart().view().curves().isEmpty()
                ? Double.NaN
                : chart().view().curves().get(0).values()[0]);
  }

  @Test
  void theSelectionStaysWithItsTrialWhenRowsMove(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 40, 60, StudyState.STOPPED);
    FakeRunningStudy running = study.engine().start(filled.id());
    int trial = running.startTrial();
    study.open(robot, filled);
    study.showTab(robot, TRIALS_TAB);
    until(() -> study.isThere("#table"));
    robot.interact(() -> sortBy("marginal_ll"));
    robot.interact(() -> table().getSelectionModel().select(0));
    int selected = table().getSelectionModel().getSelectedItem().trial().number();

    running.complete(trial, 1.0);
    until(() -> table().getItems().get(0).trial().number() == trial);
    assertThat(table().getSelectionModel().getSelectedItem().trial().number()).isEqualTo(selected);
    assertThat(study.text("#title")).isEqualTo("Trial " + selected);

    robot.interact(() -> sortBy("lr"));
    assertThat(table().getSelectionModel().getSelectedItem().trial().number()).isEqualTo(selected);
    robot.interact(() -> study.find("#extremes", ToggleButton.class).fire());
    robot.interact(() -> study.find("#all", ToggleButton.class).fire());
    assertThat(study.text("#title")).isEqualTo("Trial " + selected);
    assertThat(table().getSelectionModel().getSelectedItem().trial().number()).isEqualTo(selected);
  }

  private void sortBy(String column) {
    table()
        .getSortOrder()
        .setAll(
            List.of(
                table().getColumns().stream()
                    .filter(c -> c.getId().equals(column))
                    .findFirst()
                    .orElseThrow()));
  }

  @Test
  void filterAndItsProblemStandAboveTheTable(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    study.showTab(robot, TRIALS_TAB);
    until(() -> study.isThere("#filter"));
    robot.interact(() -> study.find("#filter", TextField.class).setText("n_layers = 1"));
    assertThat(table().getItems()).hasSizeBetween(1, 39);
    robot.interact(() -> study.find("#filter", TextField.class).setText("layers = 1"));
    assertThat(study.find("#filterProblem", Label.class).isVisible()).isTrue();
    assertThat(study.text("#filterProblem")).contains("There is no column “layers”");
  }

  @Test
  void theLogIsSearchedAndItsNewestHitSelected(FxRobot robot) throws Exception {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 5, 5, StudyState.FINISHED);
    Path file = study.engine().trialFolder(filled.id(), 3).resolve("log.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "epoch 1\nepoch 2\nepoch 3\n");
    study.open(robot, filled);
    robot.interact(() -> study.page().openTrial(3));
    until(() -> study.isThere("#log") && !log().getText().isEmpty());
    robot.interact(() -> study.find("#logFind", TextField.class).requestFocus());
    robot.write("EPOCH");
    assertThat(study.text("#logHits")).isEqualTo("3 of 3");
    assertThat(log().getSelection()).isEqualTo(new IndexRange(16, 21));
    robot.push(KeyCode.ENTER);
    assertThat(log().getSelection()).isEqualTo(new IndexRange(0, 5));
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    robot.interact(() -> study.find("#logPrevious", Button.class).fire());
    assertThat(log().getSelection()).isEqualTo(new IndexRange(8, 13));
    robot.push(KeyCode.ESCAPE);
    assertThat(study.find("#logFind", TextField.class).getText()).isEmpty();
    assertThat(study.page().view().lookup("#log")).as("the trial stays open").isNotNull();
  }

  private TextArea log() {
    return study.find("#log", TextArea.class);
  }

  @Test
  void aKeyPinsATrialAndTheOtherColumnsStay(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    study.showTab(robot, TRIALS_TAB);
    until(() -> study.isThere("#table"));
    robot.interact(() -> table().getSelectionModel().select(2));
    robot.interact(() -> table().requestFocus());
    robot.push(KeyCode.P);
    TableColumn<TrialRow, ?> last = table().getColumns().get(table().getColumns().size() - 3);
    assertThat(last.getId()).isEqualTo("pinned");
    assertThat(pinnedNumbers()).containsExactly("2");
    robot.interact(() -> table().getSelectionModel().select(4));
    robot.push(KeyCode.P);
    assertThat(table().getColumns()).as("not made anew").contains(last);
    robot.interact(() -> study.find("#filter", TextField.class).setText("pinned"));
    assertThat(table().getItems()).extracting(row -> row.trial().number()).containsExactly(2, 4);
    assertThat(pinnedNumbers()).containsExactly("2", "4");
  }

  /** The numbers that a pin stands beside. */
  private List<String> pinnedNumbers() {
    WaitForAsyncUtils.waitForFxEvents();
    return table().lookupAll(".pin-icon").stream()
        .map(pin -> ((TableCell<?, ?>) pin.getParent()).getText())
        .sorted()
        .toList();
  }

  @Test
  void columnsAreAsTheyWereLeft(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 9, 9, StudyState.FINISHED);
    study.open(robot, filled);
    study.showTab(robot, TRIALS_TAB);
    until(() -> study.isThere("#table") && column("lr").getWidth() > 0);
    robot.interact(
        () -> {
          List<TableColumn<TrialRow, ?>> order = new ArrayList<>(table().getColumns());
          order.add(1, order.remove(order.indexOf(column("lr"))));
          table().getColumns().setAll(order);
          table().resizeColumn(column("lr"), 60);
          columnItem("state").setSelected(false);
        });
    double width = column("lr").getWidth();
    assertThat(column("lr").getPrefWidth()).isLessThan(width);

    robot.interact(study.page()::close);
    study.open(robot, filled);
    study.showTab(robot, TRIALS_TAB);
    until(() -> study.isThere("#table"));
    assertThat(table().getColumns().get(1).getId()).isEqualTo("lr");
    assertThat(column("lr").getWidth()).isEqualTo(width);
    assertThat(column("state").isVisible()).isFalse();

    robot.interact(
        () ->
            study.find("#columns", MenuButton.class).getItems().stream()
                .filter(item -> "resetColumns".equals(item.getId()))
                .toList()
                .forEach(MenuItem::fire));
    assertThat(table().getColumns().get(1).getId()).isEqualTo("trial");
    assertThat(column("lr").getWidth()).isLessThan(width);
    assertThat(column("state").isVisible()).isTrue();
  }

  private TableColumn<TrialRow, ?> column(String id) {
    return table().getColumns().stream()
        .filter(column -> column.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private CheckMenuItem columnItem(String text) {
    return study.find("#columns", MenuButton.class).getItems().stream()
        .filter(item -> text.equals(item.getText()))
        .map(CheckMenuItem.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyVisibleRowsOfALargeTableExist(FxRobot robot) throws TimeoutException {
    study.open(
        robot,
        FakeStudies.filled(
            study.engine().repository(), "large", 2_000, 2_000, StudyState.FINISHED));
    study.showTab(robot, TRIALS_TAB);
    until(() -> study.isThere("#table") && table().getItems().size() == 2_000);
    WaitForAsyncUtils.waitForFxEvents();
    long rows =
        table().lookupAll(".table-row-cell").stream().filter(TableRow.class::isInstance).count();
    assertThat(rows).isBetween(1L, 60L);
  }

  @Test
  void runningTrialsAreStoppedFromTheSidePanel(FxRobot robot) throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("a", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    IntStream.range(0, 3).forEach(i -> running.startTrial());
    study.open(robot, filled);
    until(() -> study.isThere(".running-trial-row .button"));
    robot.interact(() -> study.find(".running-trial-row .button", Button.class).fire());
    assertThat(running.stopped()).hasSize(1);
    until(() -> study.text("#runningHeading").equals("Running (2)"));
  }

  @Test
  void tabsAreMadeWhenTheyAreFirstLookedAtAndStay(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    List<Tab> tabs = study.find(".tab-pane", TabPane.class).getTabs();
    assertThat(tabs.get(0).getContent()).isNotNull();
    assertThat(tabs.subList(1, tabs.size())).allMatch(tab -> tab.getContent() == null);

    for (int i = 1; i < tabs.size(); i++) {
      study.showTab(robot, i);
      Node made = tabs.get(i).getContent();
      assertThat(made).as(tabs.get(i).getText()).isNotNull();
      study.showTab(robot, 0);
      study.showTab(robot, i);
      assertThat(tabs.get(i).getContent()).isSameAs(made);
    }
  }

  @Test
  void whatIsNotedIsKeptAndStandsInTheHeader(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 5, 5, StudyState.FINISHED);
    study.open(robot, filled);
    assertThat(study.find("#ownNote", Label.class).isVisible()).isFalse();
    MenuButton more = study.find("#more", MenuButton.class);
    robot.interact(
        () ->
            more.getItems().stream()
                .filter(item -> "Note…".equals(item.getText()))
                .forEach(MenuItem::fire));
    until(
        () ->
            study.find("#noteText", TextArea.class) != null
                && study.find("#noteText", TextArea.class).isFocused());
    robot.write("wide rates");
    robot.interact(() -> study.find("#more", Node.class).requestFocus());
    until(() -> study.text("#ownNote").equals("wide rates"));
    assertThat(study.find("#ownNote", Label.class).isVisible()).isTrue();
    assertThat(study.engine().repository().summaries().get(0).note()).isEqualTo("wide rates");
  }

  @Test
  void theDevicesOfARunningStudyHaveBars(FxRobot robot) throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("a", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    running.seats(List.of(new SeatState("gpu:0", 4, 1, ""), new SeatState("cpu", 2, 2, "")));
    study.open(robot, filled);
    until(() -> study.find("#devicesSection", Node.class).isVisible());
    study
        .engine()
        .read(
            new DeviceReading(
                List.of(
                    new DeviceUse(
                        "gpu:0",
                        8L << 30,
                        OptionalLong.of(2L << 30),
                        OptionalDouble.of(0.5),
                        List.of(new DeviceUse.Owner(7, "python3", OptionalLong.empty())))),
                true));
    until(() -> bars().get(0).share() == 0.25);
    assertThat(bars()).extracting(UseBar::share).containsExactly(0.25, 0.5, 0.0, 0.0);
    assertThat(study.page().view().lookupAll(".used-devices .label"))
        .extracting(label -> ((Label) label).getText())
        .contains("gpu:0", "1 of 4 slots", "2.0 of 8.0 GiB", "load 50%", "python3 (7)", "unknown");

    running.finish();
    until(() -> !study.find("#devicesSection", Node.class).isVisible());
    assertThat(study.engine().watchers()).isZero();
  }

  private List<UseBar> bars() {
    return study.page().view().lookupAll(".use-bar").stream().map(UseBar.class::cast).toList();
  }

  @Test
  void everyControlIsNamedForScreenReaders(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    assertThat(study.page().view().lookupAll(".button"))
        .allSatisfy(
            button ->
                assertThat(
                        button.getAccessibleText() != null
                            || !((Button) button).getText().isEmpty())
                    .as(button.toString())
                    .isTrue());
  }
}
