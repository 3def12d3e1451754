package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.trials.MarksSection;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** The details of a trial beside the tabs. */
@ExtendWith(ApplicationExtension.class)
class TrialDetailsTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "trial-details-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

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
  void theCommandThatATrialRanIsCopiedWhereItRanOne(FxRobot robot) throws TimeoutException {
    PartSpec command = new PartSpec("command", Map.of("run", List.of("train.py")));
    Study own =
        study.engine().repository().create(FakeStudies.spec("own", 3).withObjective(command));
    FakeRunningStudy running = study.engine().start(own.id());
    running.complete(running.startTrial(), 1);
    running.stop();
    study.open(robot, own);
    robot.interact(() -> study.page().openTrial(0));
    until(() -> copies().get(3).isVisible());
    robot.interact(() -> copies().get(3).fire());
    robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getString()).endsWith("train.py"));

    study.open(robot, 9, 9, StudyState.FINISHED);
    robot.interact(() -> study.page().openTrial(3));
    until(() -> study.text("#title").equals("Trial 3"));
    assertThat(copies().get(3).isVisible()).isFalse();
  }

  private List<MenuItem> copies() {
    return study.find("#copy", MenuButton.class).getItems();
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
}
