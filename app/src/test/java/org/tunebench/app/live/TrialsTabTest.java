package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.trials.MarksSection;
import org.tunebench.app.trials.TrialRow;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;

/** The tab with the table of trials. */
@ExtendWith(ApplicationExtension.class)
class TrialsTabTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "trials-tab-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  @Test
  void theSelectionStaysWithItsTrialWhenRowsMove(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 40, 60, StudyState.STOPPED);
    FakeRunningStudy running = study.engine().start(filled.id());
    int trial = running.startTrial();
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> study.isThere("#table"));
    robot.interact(() -> sortBy("marginal_ll"));
    robot.interact(() -> study.table().getSelectionModel().select(0));
    int selected = study.table().getSelectionModel().getSelectedItem().trial().number();

    running.complete(trial, 1.0);
    until(() -> study.table().getItems().get(0).trial().number() == trial);
    assertThat(study.table().getSelectionModel().getSelectedItem().trial().number())
        .isEqualTo(selected);
    assertThat(study.text("#title")).isEqualTo("Trial " + selected);

    robot.interact(() -> sortBy("lr"));
    assertThat(study.table().getSelectionModel().getSelectedItem().trial().number())
        .isEqualTo(selected);
    robot.interact(() -> study.find("#extremes", ToggleButton.class).fire());
    robot.interact(() -> study.find("#all", ToggleButton.class).fire());
    assertThat(study.text("#title")).isEqualTo("Trial " + selected);
    assertThat(study.table().getSelectionModel().getSelectedItem().trial().number())
        .isEqualTo(selected);
  }

  private static TableRow<?> row(OpenStudyPage study, int index) {
    return study.table().lookupAll(".table-row-cell").stream()
        .map(node -> (TableRow<?>) node)
        .filter(row -> row.getIndex() == index)
        .findFirst()
        .orElseThrow();
  }

  private List<Integer> chosen() {
    return study.table().getSelectionModel().getSelectedItems().stream()
        .map(row -> row.trial().number())
        .sorted()
        .toList();
  }

  @Test
  void severalTrialsAreSelectedAndActedUponTogether(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 40, 60, StudyState.STOPPED);
    FakeRunningStudy running = study.engine().start(filled.id());
    int trial = running.startTrial();
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> study.isThere("#table") && !study.table().getItems().isEmpty());
    robot.clickOn(row(study, 2));
    robot.press(KeyCode.SHORTCUT).clickOn(row(study, 5)).release(KeyCode.SHORTCUT);
    assertThat(chosen()).containsExactly(2, 5);
    assertThat(study.text("#title")).isEqualTo("Trial 5");

    robot.interact(() -> sortBy("marginal_ll"));
    assertThat(chosen()).as("rows have moved").containsExactly(2, 5);
    running.complete(trial, 1.0);
    until(() -> study.table().getItems().get(0).trial().number() == trial);
    assertThat(chosen()).as("a row has come").containsExactly(2, 5);

    robot.interact(() -> study.table().requestFocus());
    robot.push(KeyCode.P);
    assertThat(study.engine().repository().marks(filled.id())).containsOnlyKeys(2, 5);
    ContextMenu menu = study.table().getContextMenu();
    robot.interact(() -> menu.show(study.table(), 100, 100));
    assertThat(entries(menu))
        .contains("Unpin (P)", "Note… (N)", "Rerun 2, same seeds", "Queue 2, new seeds")
        .doesNotContain("Stop trial");
    robot.interact(menu::hide);
    study.person().type("look again");
    robot.push(KeyCode.N);
    assertThat(study.engine().repository().marks(filled.id()).get(2).note())
        .isEqualTo("look again");
    assertThat(study.engine().repository().marks(filled.id()).get(5).note())
        .isEqualTo("look again");
    study.act(robot, "Trials.TryAgain.action");
    until(() -> study.person().told().contains("2 trials are tried again."));
    robot.interact(() -> study.page().openTrial(7));
    assertThat(chosen()).as("one that was chosen elsewhere").containsExactly(7);
  }

  private static List<String> entries(ContextMenu menu) {
    return menu.getItems().stream()
        .filter(item -> item.getText() != null && !item.isDisable())
        .map(MenuItem::getText)
        .toList();
  }

  private void sortBy(String column) {
    study
        .table()
        .getSortOrder()
        .setAll(
            List.of(
                study.table().getColumns().stream()
                    .filter(c -> c.getId().equals(column))
                    .findFirst()
                    .orElseThrow()));
  }

  @Test
  void theHistoryOfATrialIsExportedAsAPicture(FxRobot robot, @TempDir Path folder)
      throws TimeoutException {
    study.open(robot, 20, 20, StudyState.FINISHED);
    robot.interact(() -> study.page().openTrial(3));
    until(() -> study.isThere("#exportHistory"));
    Path file = folder.resolve("history.svg");
    study.person().choose(file);
    until(
        () -> {
          // There is nothing to export until the history has been read.
          robot.interact(() -> study.find("#exportHistory", Button.class).fire());
          return study.person().told().contains("The picture is in history.svg.");
        });

    assertThat(file).content().contains("aria-label=\"Trial 3", ">epoch<");
  }

  @Test
  void aReplicateIsMarkedInsteadOfRanked(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 5, 60, StudyState.STOPPED);
    FakeRunningStudy running = study.engine().start(filled.id());
    int best = running.snapshot().best().orElseThrow();
    running.replicate(List.of(FakeStudies.trial(best).configuration()), 1);
    running.startWaiting(5);
    running.complete(5, 1.0);
    study.open(robot, filled);
    until(() -> study.text("#again").equals("1 replicate: 1.00000"));
    study.showTrials(robot);
    until(() -> robot.lookup(".rank-cell").queryAll().size() > 5);
    List<RankText> ranks =
        robot.lookup(".rank-cell").queryAllAs(TableCell.class).stream()
            .filter(cell -> !cell.isEmpty())
            .map(cell -> new RankText(cell.getText(), cell.getGraphic() != null))
            .toList();
    assertThat(ranks).filteredOn(RankText::icon).containsExactly(new RankText("", true));
    assertThat(ranks).extracting(RankText::text).contains("1", "5");
  }

  @Test
  void whatATrialWithoutAResultHasReportedLastStandsInParentheses(FxRobot robot)
      throws TimeoutException {
    Study filled = study.engine().repository().create(watched("watched"));
    FakeRunningStudy running = study.engine().start(filled.id());
    running.complete(running.startTrial(), 4.0);
    int pruned = running.startTrial();
    running.report(List.of(new Report(pruned, 1, Map.of("loss", 7.0))));
    running.prune(pruned);
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> texts(robot, ".trial-cell").contains("(7.00000)"));
    assertThat(texts(robot, ".trial-cell")).contains("4.00000");
    Labeled cell =
        robot.lookup(".trial-cell").queryAllAs(Labeled.class).stream()
            .filter(it -> "(7.00000)".equals(it.getText()))
            .findFirst()
            .orElseThrow();
    assertThat(cell.getTooltip().getText())
        .isEqualTo("The last reported value: the trial has ended without a result.");
  }

  private static List<String> texts(FxRobot robot, String query) {
    return robot.lookup(query).queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .filter(text -> text != null && !text.isEmpty())
        .toList();
  }

  /** A study whose trials report the metric that decides. */
  private static StudySpec watched(String name) {
    StudySpec usual = FakeStudies.spec(name, 10);
    return new StudySpec(
        name,
        usual.objective(),
        new MetricSpec("loss", Goal.MINIMIZE),
        usual.space(),
        usual.sampler(),
        usual.pruner(),
        usual.budget(),
        usual.devices(),
        1,
        usual.baseline());
  }

  private record RankText(String text, boolean icon) {}

  @Test
  void aTrialIsMarkedFromItsDetailsAndItsValuesCanBeCopied(FxRobot robot) throws TimeoutException {
    study.open(robot, 9, 9, StudyState.FINISHED);
    robot.interact(() -> study.page().openTrial(3));
    until(() -> study.text("#title").equals("Trial 3"));
    study.person().type("good");
    robot.interact(
        () -> {
          study.find("#pin", Button.class).fire();
          study.find("#tags", Button.class).fire();
        });
    assertThat(study.find("#pin", Button.class).getText()).isEqualTo("Unpin");
    MarksSection marks = (MarksSection) study.find("#pin", Button.class).getParent().getParent();
    assertThat(marks.lookupAll(".fact-value"))
        .extracting(value -> ((Label) value).getText())
        .containsExactly("good");
    Label value = study.find("#metrics .fact-value", Label.class);
    assertThat(value.getContextMenu().getItems().get(0).getText()).isEqualTo("Copy marginal_ll");
    robot.interact(() -> value.getContextMenu().getItems().get(0).fire());
    robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(value.getText()));
    robot.interact(() -> study.page().openTrial(4));
    assertThat(study.find("#pin", Button.class).getText()).isEqualTo("Pin");
  }

  @Test
  void hiddenColumnsAreSaidAndTheLongMenuStaysBelowItsButton(FxRobot robot)
      throws TimeoutException {
    study.open(robot, 9, 9, StudyState.FINISHED);
    study.showTrials(robot);
    MenuButton columns = study.find("#columns", MenuButton.class);
    robot.interact(() -> columnItem("failure").setSelected(true));
    assertThat(columns.getText()).isEmpty();
    robot.interact(() -> columnItem("state").setSelected(false));
    robot.interact(() -> columnItem("device").setSelected(false));
    assertThat(columns.getText()).isEqualTo("2 hidden");
    for (int opened = 0; opened < 2; opened++) {
      robot.interact(columns::show);
      WaitForAsyncUtils.waitForFxEvents();
      Window menu = columnItem("state").getParentPopup();
      double bottom = columns.localToScreen(columns.getBoundsInLocal()).getMaxY();
      Region content = (Region) columnItem("state").getParentPopup().getSkin().getNode();
      double top = content.localToScreen(content.getBoundsInLocal()).getMinY();
      assertThat(menu.isShowing()).isTrue();
      assertThat(top).isGreaterThanOrEqualTo(bottom - 6);
      robot.interact(columns::hide);
    }
  }

  @Test
  void aColumnThatIsEmptyInAllTrialsIsHiddenUntilItIsNot(FxRobot robot) throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    study.open(robot, filled);
    study.showTrials(robot);
    MenuButton columns = study.find("#columns", MenuButton.class);
    assertThat(column("failure").isVisible()).as("while nothing is known").isTrue();
    running.complete(running.startTrial());
    running.complete(running.startTrial());
    until(() -> !column("failure").isVisible() && column("suggestion_ms").isVisible());
    assertThat(columns.getText()).as("nobody has hidden what is empty").isEmpty();
    assertThat(columnItem("failure").isSelected()).isFalse();

    robot.interact(() -> columnItem("failure").setSelected(true));
    assertThat(column("failure").isVisible()).as("as the person wants it").isTrue();
    robot.interact(() -> columnItem("failure").setSelected(false));
    assertThat(column("failure").isVisible()).isFalse();
    robot.interact(() -> columnItem("state").setSelected(false));

    running.fail(running.startTrial(), "it broke");
    until(() -> column("failure").isVisible());
    assertThat(column("state").isVisible()).as("hidden by the person").isFalse();
    assertThat(columns.getText()).isEqualTo("1 hidden");
  }

  @Test
  void filterAndItsProblemStandAboveTheTable(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    study.showTrials(robot);
    until(() -> study.isThere("#filter"));
    robot.interact(() -> study.find("#filter", TextField.class).setText("n_layers = 1"));
    assertThat(study.table().getItems()).hasSizeBetween(1, 39);
    robot.interact(() -> study.find("#filter", TextField.class).setText("layers = 1"));
    assertThat(study.find("#problemRow", HBox.class).isVisible()).isTrue();
    assertThat(study.text("#filterProblem")).contains("There is no column “layers”");
  }

  @Test
  void aKeyPinsATrialAndTheOtherColumnsStay(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    study.showTrials(robot);
    until(() -> study.isThere("#table"));
    robot.interact(() -> study.table().getSelectionModel().select(2));
    robot.interact(() -> study.table().requestFocus());
    robot.push(KeyCode.P);
    TableColumn<TrialRow, ?> last =
        study.table().getColumns().get(study.table().getColumns().size() - 3);
    assertThat(last.getId()).isEqualTo("pinned");
    assertThat(pinnedNumbers()).containsExactly("2");
    robot.interact(() -> study.table().getSelectionModel().select(4));
    robot.push(KeyCode.P);
    assertThat(study.table().getColumns()).as("not made anew").contains(last);
    robot.interact(() -> study.find("#filter", TextField.class).setText("pinned"));
    assertThat(study.table().getItems())
        .extracting(row -> row.trial().number())
        .containsExactly(2, 4);
    assertThat(pinnedNumbers()).containsExactly("2", "4");
  }

  /** The numbers that a pin stands beside. */
  private List<String> pinnedNumbers() {
    WaitForAsyncUtils.waitForFxEvents();
    return study.table().lookupAll(".pin-icon").stream()
        .map(pin -> ((TableCell<?, ?>) pin.getParent()).getText())
        .sorted()
        .toList();
  }

  @Test
  void columnsAreAsTheyWereLeft(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 9, 9, StudyState.FINISHED);
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> study.isThere("#table") && column("lr").getWidth() > 0);
    robot.interact(
        () -> {
          List<TableColumn<TrialRow, ?>> order = new ArrayList<>(study.table().getColumns());
          order.add(1, order.remove(order.indexOf(column("lr"))));
          study.table().getColumns().setAll(order);
          study.table().resizeColumn(column("lr"), 60);
          columnItem("state").setSelected(false);
        });
    double width = column("lr").getWidth();
    assertThat(column("lr").getPrefWidth()).isLessThan(width);

    robot.interact(study.page()::close);
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> study.isThere("#table"));
    assertThat(study.table().getColumns().get(1).getId()).isEqualTo("lr");
    assertThat(column("lr").getWidth()).isEqualTo(width);
    assertThat(column("state").isVisible()).isFalse();

    robot.interact(
        () ->
            study.find("#columns", MenuButton.class).getItems().stream()
                .filter(item -> "resetColumns".equals(item.getId()))
                .toList()
                .forEach(MenuItem::fire));
    assertThat(study.table().getColumns().get(1).getId()).isEqualTo("trial");
    assertThat(column("lr").getWidth()).isLessThan(width);
    assertThat(column("state").isVisible()).isTrue();
  }

  private TableColumn<TrialRow, ?> column(String id) {
    return study.table().getColumns().stream()
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
    study.showTrials(robot);
    until(() -> study.isThere("#table") && study.table().getItems().size() == 2_000);
    WaitForAsyncUtils.waitForFxEvents();
    long rows =
        study.table().lookupAll(".table-row-cell").stream()
            .filter(TableRow.class::isInstance)
            .count();
    assertThat(rows).isBetween(1L, 60L);
  }
}
