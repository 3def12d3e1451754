package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
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
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;

/** The rows and cells of the table of trials. */
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
    // Its trials report the metric that decides.
    StudySpec watched = FakeStudies.spec("watched", 10, new MetricSpec("loss", Goal.MINIMIZE));
    Study filled = study.engine().repository().create(watched);
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

  private record RankText(String text, boolean icon) {}

  @Test
  void filterAndItsProblemStandAboveTheTable(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    study.showTrials(robot);
    until(() -> study.isThere("#filter"));
    until(
        () ->
            study
                .find("#filter", TextField.class)
                .getPromptText()
                .matches("Filter: text, or dropout_rate < 0.5 and state = completed"));
    robot.interact(() -> study.find("#filter", TextField.class).setText("n_layers = 1"));
    assertThat(study.table().getItems()).hasSizeBetween(1, 39);
    robot.interact(() -> study.find("#filter", TextField.class).setText("layers = 1"));
    assertThat(study.find("#problemRow", HBox.class).isVisible()).isTrue();
    assertThat(study.text("#filterProblem")).contains("There is no column “layers”");
  }

  @Test
  void escapeAndTheCrossTakeTheFilterAway(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    study.showTrials(robot);
    until(() -> study.isThere("#filter"));
    TextField filter = study.find("#filter", TextField.class);
    Button cross = study.find("#clearFilter", Button.class);
    assertThat(cross.isVisible()).isFalse();
    robot.interact(
        () -> {
          filter.requestFocus();
          filter.setText("n_layers = 1");
        });
    assertThat(cross.isVisible()).isTrue();
    robot.interact(cross::fire);
    assertThat(study.table().getItems()).hasSize(40);
    assertThat(filter.isFocused()).isTrue();
    robot.interact(() -> filter.setText("n_layers = 1"));
    robot.push(KeyCode.ESCAPE);
    assertThat(filter.getText()).isEmpty();
    assertThat(study.table().getItems()).hasSize(40);
    robot.push(KeyCode.ESCAPE);
    assertThat(study.table().isFocused()).as("from an empty one back to the table").isTrue();
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
