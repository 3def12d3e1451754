package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.analysis.AnalysisChart;
import org.tunebench.engine.study.StudyState;

/** Names on the page of a study that have no room: those of one family differ at their ends. */
@ExtendWith(ApplicationExtension.class)
class LongNamesTest {
  private static final int ANALYSIS_TAB = 2;

  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "long-names-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  @Test
  void namesOfParametersAreShortenedInTheMiddle(FxRobot robot) throws TimeoutException {
    study.open(robot, 20, 100, StudyState.FINISHED);
    study.showTrials(robot);
    assertThat(overrun(".trial-table .column-header .label"))
        .isEqualTo(OverrunStyle.CENTER_ELLIPSIS);

    study.showTab(robot, ANALYSIS_TAB);
    until(() -> study.isThere("#kind"));
    robot.interact(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<AnalysisChart> kind = study.find("#kind", ComboBox.class);
          kind.setValue(AnalysisChart.SCATTER);
        });
    for (String choice : List.of("#along", "#coloredBy")) {
      until(() -> study.isThere(choice + " > .list-cell"));
      assertThat(overrun(choice + " > .list-cell")).isEqualTo(OverrunStyle.CENTER_ELLIPSIS);
    }
  }

  private OverrunStyle overrun(String query) {
    return study.find(query, Labeled.class).getTextOverrun();
  }
}
