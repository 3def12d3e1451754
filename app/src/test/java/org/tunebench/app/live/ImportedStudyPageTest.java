package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** A study whose trials came with a file offers nothing that would run more. */
@ExtendWith(ApplicationExtension.class)
class ImportedStudyPageTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "imported-study-page-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private Study imported() {
    FakeRepository repository = study.engine().repository();
    Study filled = FakeStudies.filled(repository, "native", 5, 5, StudyState.FINISHED);
    Study imported =
        repository.create(
            filled.spec().withName("old").withObjective(ImportedObjectiveType.of("old.csv")));
    for (Trial trial : repository.trials(filled.id())) {
      repository.add(imported.id(), trial);
    }
    repository.setState(imported.id(), StudyState.FINISHED, Duration.ZERO);
    return imported;
  }

  private boolean isOffered(String query) {
    return study.find(query, Node.class).isVisible();
  }

  @Test
  void moreTrialsAreNotOfferedAndAHintSaysWhy(FxRobot robot) throws TimeoutException {
    study.open(robot, imported());
    until(() -> study.isThere("#study-add_trials"));
    Button add = study.find("#study-add_trials", Button.class);
    assertThat(add.isDisabled()).isTrue();
    assertThat(add.getAccessibleHelp()).startsWith("The trials of this study were imported");
    MenuButton more = study.find("#more", MenuButton.class);
    assertThat(more.getItems())
        .filteredOn(item -> "moreBudget".equals(item.getId()))
        .singleElement()
        .matches(MenuItem::isDisable);
    assertThat(more.getItems())
        .filteredOn(item -> "trainBest".equals(item.getId()))
        .singleElement()
        .matches(item -> !item.isVisible());
  }

  @Test
  void itsTrialsAreShownWhereNoneHasAHistory(FxRobot robot) throws TimeoutException {
    study.open(robot, imported());
    TabPane tabs = study.find("#tabs", TabPane.class);
    until(() -> "trials".equals(tabs.getSelectionModel().getSelectedItem().getId()));
    robot.interact(() -> tabs.getSelectionModel().selectFirst());
    until(() -> study.isThere("#smoothing"));
    assertThat(study.find("#smoothing", Node.class).isDisabled()).isTrue();
    assertThat(study.find("#metric", Node.class).isDisabled()).isFalse();
  }

  @Test
  void whoIsLedToAnotherPartOfItStaysThere(FxRobot robot) throws TimeoutException {
    study.open(robot, imported(), Route.StudyPage.Part.INSIGHT);
    TabPane tabs = study.find("#tabs", TabPane.class);
    // The histories have arrived when there are none to smooth.
    until(() -> study.isThere("#smoothing") && study.find("#smoothing", Node.class).isDisabled());
    assertThat(tabs.getSelectionModel().getSelectedItem().getId()).isEqualTo("insight");
  }

  @Test
  void itsTrialsCannotBeQueuedOrTriedAgain(FxRobot robot) throws TimeoutException {
    study.open(robot, imported());
    robot.interact(() -> study.page().openTrial(2));
    until(() -> study.isThere("#tryAgain"));
    assertThat(isOffered("#tryAgain")).isFalse();
    assertThat(isOffered("#queue")).isFalse();
    assertThat(isOffered("#edit")).isFalse();
    assertThat(isOffered("#trainModel")).isFalse();
    assertThat(study.text("#queueHint")).startsWith("The trials of this study were imported");
  }
}
