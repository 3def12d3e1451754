package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.UseBar;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.run.SeatState;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** The page around its tabs: header, side panel and the trial that is open. */
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
  void whatThePaletteOffersFollowsAStudyThatEndsMeanwhile(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 5, 9, StudyState.RUNNING);
    FakeRunningStudy running = study.engine().start(filled.id());
    study.open(robot, filled);
    until(() -> study.offered().contains("Study.Action.PAUSE"));
    List<Action> taken =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> study.page().actions()).stream()
            .filter(action -> action.enabled().get())
            .filter(action -> action.key().equals("Study.Action.PAUSE"))
            .toList();
    assertThat(taken).hasSize(1);
    running.finish();
    until(() -> taken.stream().noneMatch(action -> action.enabled().get()));
  }

  @Test
  void whatARunningTrialComesToStandsInItsRowAndInItsDetails(FxRobot robot)
      throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("a", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    running.report(running.startTrial(), 1);
    running.foretell(0, 1218.5, 23);
    study.open(robot, filled);
    until(() -> study.isThere(".running-trial"));
    ListCell<?> row = study.find(".running-trial", ListCell.class);
    until(() -> row.getAccessibleText().contains("expected 1219 ± 23"));
    assertThat(row.getTooltip().getText()).startsWith("If it goes on to its end");
    running.foretell(0, -4081234.5, 112345.6);
    until(() -> row.getAccessibleText().contains("expected -4"));
    until(
        () ->
            row.lookupAll(".label").stream()
                .map(Label.class::cast)
                .filter(label -> label.getText().startsWith("expected -4"))
                .anyMatch(
                    label -> ((Text) label.lookup(".text")).getText().equals(label.getText())));
    assertThat(row.getGraphic().prefHeight(-1))
        .as("its lines are not cut at the bottom")
        .isLessThanOrEqualTo(row.getHeight());
    running.foretell(0, 1218.5, 23);

    robot.interact(() -> study.page().openTrial(0));
    until(
        () ->
            study.page().view().lookupAll("#metrics .label").stream()
                .anyMatch(said -> ((Label) said).getText().equals("1219 ± 23 expected")));
  }

  @Test
  void aRowWhoseTrialHasEndedShowsNothingAndNothingOfItIsSpoken(FxRobot robot)
      throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("a", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    for (int i = 0; i < 3; i++) {
      running.report(running.startTrial(), 1);
    }
    study.open(robot, filled);
    until(() -> numbersOfRows().equals(List.of("#0", "#1", "#2")));
    running.complete(0);
    running.complete(1);
    until(() -> numbersOfRows().equals(List.of("#2")));
    running.report(running.startTrial(), 1);
    until(() -> numbersOfRows().equals(List.of("#2", "#3")));
    assertThat(
            rows().stream()
                .filter(ListCell::isEmpty)
                .map(row -> Optional.ofNullable(row.getAccessibleText())))
        .allMatch(Optional::isEmpty);
  }

  private List<ListCell<?>> rows() {
    return study.page().view().lookupAll(".running-trial").stream()
        .<ListCell<?>>map(row -> (ListCell<?>) row)
        .toList();
  }

  private List<String> numbersOfRows() {
    return rows().stream()
        .filter(row -> row.isVisible() && row.getGraphic() != null && row.getGraphic().isVisible())
        .map(row -> ((Label) row.lookup(".running-trial-number")).getText())
        .sorted()
        .toList();
  }

  @Test
  void nothingIsSaidOfRunningTrialsWhereTheStudyIsOver(FxRobot robot) throws TimeoutException {
    Study over = FakeStudies.filled(study.engine().repository(), "over", 5, 5, StudyState.FINISHED);
    study.open(robot, over);
    until(() -> study.isThere("#runningHeading"));
    assertThat(study.find("#runningHeading", Node.class).isVisible()).isFalse();
    assertThat(study.find("#noneRunning", Node.class).isVisible()).isFalse();
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
