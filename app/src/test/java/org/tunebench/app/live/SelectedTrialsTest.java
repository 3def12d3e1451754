package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Route;
import org.tunebench.app.trials.TrialRow;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** Trials that are selected in the table, and what is done with them. */
@ExtendWith(ApplicationExtension.class)
class SelectedTrialsTest {
  /** After the three marks and the line below them. */
  private static final int COPY_ROWS = 4;

  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "selected-trials-test");
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
        .contains(
            "Unpin 2 trials", "One note on 2 trials…", "Rerun 2, same seeds", "Queue 2, new seeds")
        .doesNotContain("Stop trial");
    assertThat(letters(menu)).as("at the right, as those of other menus").contains("P", "T", "N");
    robot.interact(() -> menu.getItems().get(COPY_ROWS).fire());
    assertThat(menu.isShowing()).as("as after a click").isFalse();
    assertThat(letters(menu)).as("none that the window would take").isEmpty();
    robot.interact(() -> study.find("#filter", TextField.class).requestFocus());
    robot.push(KeyCode.P);
    assertThat(study.engine().repository().marks(filled.id())).containsOnlyKeys(2, 5);
    robot.interact(() -> study.find("#filter", TextField.class).clear());
    robot.interact(() -> study.table().requestFocus());
    study.person().type("look again");
    robot.push(KeyCode.N);
    assertThat(study.engine().repository().marks(filled.id()).get(2).note())
        .isEqualTo("look again");
    assertThat(study.engine().repository().marks(filled.id()).get(5).note())
        .isEqualTo("look again");
    study.act(robot, "Trials.TryAgain");
    until(() -> study.person().told().contains("2 trials are tried again."));
    robot.interact(() -> study.page().openTrial(7));
    assertThat(chosen()).as("one that was chosen elsewhere").containsExactly(7);
  }

  @Test
  void howManyAreSelectedStandsBesideWhatCanBeDoneWithThem(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    study.showTrials(robot);
    until(() -> study.isThere("#table") && !study.table().getItems().isEmpty());
    Node together = study.find("#together", Node.class);
    robot.clickOn(row(study, 2));
    assertThat(together.isVisible()).as("one is in the panel").isFalse();
    assertThat(study.find(".trial-together", Node.class).isVisible()).isFalse();
    robot.press(KeyCode.SHORTCUT).clickOn(row(study, 5)).release(KeyCode.SHORTCUT);
    assertThat(study.text("#selectedCount")).isEqualTo("2 selected");
    assertThat(study.text(".trial-together"))
        .isEqualTo("One of 2 selected trials: what stands below is about this one.");

    robot.interact(() -> study.find("#together #compareChosen", Button.class).fire());
    assertThat(study.person().shown())
        .singleElement(InstanceOfAssertFactories.type(Route.CompareTrials.class))
        .extracting(Route.CompareTrials::trials)
        .isEqualTo(List.of(2, 5));
    robot.interact(() -> study.table().getSelectionModel().selectRange(0, 30));
    until(() -> study.text("#selectedCount").equals("30 selected"));
    assertThat(study.find("#together #compareChosen", Button.class))
        .returns(true, Node::isDisabled)
        .extracting(Labeled::getText)
        .isEqualTo("Compare (up to 8)");

    robot.interact(() -> study.find("#together #clearChosen", Button.class).fire());
    assertThat(study.table().getSelectionModel().getSelectedItems()).isEmpty();
    assertThat(together.isVisible()).isFalse();
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

  private static List<String> entries(ContextMenu menu) {
    return menu.getItems().stream()
        .filter(item -> item.getText() != null && !item.isDisable())
        .map(MenuItem::getText)
        .toList();
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

  private static List<String> letters(ContextMenu menu) {
    return menu.getItems().stream()
        .map(MenuItem::getAccelerator)
        .filter(Objects::nonNull)
        .map(KeyCombination::getName)
        .filter(name -> name.length() == 1)
        .toList();
  }

  /** The numbers that a pin stands beside. */
  private List<String> pinnedNumbers() {
    WaitForAsyncUtils.waitForFxEvents();
    return study.table().lookupAll(".pin-icon").stream()
        .map(pin -> ((TableCell<?, ?>) pin.getParent()).getText())
        .sorted()
        .toList();
  }
}
