package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StudyState;

/** The page of a study that another process has: what would change it cannot be pressed. */
@ExtendWith(ApplicationExtension.class)
class WatchedStudyPageTest {
  private static final int DETAILS_TAB = 4;

  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "watched-study-page-test");
    study.engine().ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private void open(FxRobot robot) throws TimeoutException {
    study.open(robot, 12, 20, StudyState.STOPPED);
  }

  @Test
  void itsMenuOffersWhatChangesNothing(FxRobot robot) throws TimeoutException {
    open(robot);
    assertThat(study.find("#more", MenuButton.class).getItems())
        .filteredOn(item -> !(item instanceof SeparatorMenuItem))
        .filteredOn(item -> !item.isDisable() && item.isVisible())
        .extracting(MenuItem::getText)
        .containsExactly("Save study file…", "Compare with", "Write a report…");
  }

  @Test
  void itsNoteIsReadOnly(FxRobot robot) throws TimeoutException {
    open(robot);
    study.showTab(robot, DETAILS_TAB);
    until(() -> study.isThere("#noteText"));
    assertThat(study.find("#noteText", TextArea.class).isEditable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#marks #pin", "#marks #tags", "#marks #note", "#tryAgain", "#queue", "#edit"})
  void itsTrialsAreNotMarkedAndNotRun(String button, FxRobot robot) throws TimeoutException {
    open(robot);
    robot.interact(() -> study.page().openTrial(3));
    until(() -> study.isThere("#marks #pin"));
    Button found = study.find(button, Button.class);
    assertThat(found.isDisabled() || !found.isVisible()).isTrue();
  }

  @Test
  void noInsightLeadsToMoreTrials(FxRobot robot) throws TimeoutException {
    study.open(robot, 60, 60, StudyState.FINISHED);
    study.showTab(robot, OpenStudyPage.INSIGHT_TAB);
    for (String card : List.of("replicates", "outlook", "agreement", "edges")) {
      until(() -> study.isThere("#insight-" + card));
      assertThat(study.find("#insight-" + card, Button.class).isDisabled()).as(card).isTrue();
    }
    assertThat(study.find("#insight-sampler", Button.class).isDisabled()).isFalse();
  }
}
