package org.tunebench.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.compare.OpenCompare.until;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.study.StudyState;

/** Studies side by side where there is little room, or a name longer than the window is wide. */
@ExtendWith(ApplicationExtension.class)
class CompareRoomTest {
  private static final String LONG =
      "what somebody wants to remember of this study, ".repeat(4).strip();

  @TempDir private Path folder;
  private OpenCompare compare;

  @Start
  void start(Stage window) {
    compare = new OpenCompare(window, folder);
  }

  @AfterEach
  void stop(FxRobot robot) {
    compare.close(robot);
  }

  private void open(FxRobot robot, double height) {
    List<Long> studies =
        List.of("short", LONG).stream()
            .map(
                name -> FakeStudies.filled(compare.repository(), name, 20, 20, StudyState.FINISHED))
            .map(study -> study.id())
            .toList();
    compare.show(robot, studies, 792, height);
  }

  private Labeled named(String query) {
    return (Labeled)
        compare.page().lookupAll(query).stream()
            .filter(node -> node instanceof Labeled labeled && LONG.equals(labeled.getText()))
            .findFirst()
            .orElse(null);
  }

  @Test
  void aLongNameIsShortenedAndStandsInTheHint(FxRobot robot) throws TimeoutException {
    open(robot, 662);
    until(() -> named(".compare-name") != null);
    WaitForAsyncUtils.waitForFxEvents();

    ScrollPane page = (ScrollPane) compare.page().lookup(".scroll-pane");
    assertThat(page.getContent().getLayoutBounds().getWidth())
        .isLessThanOrEqualTo(page.getViewportBounds().getWidth() + 1);
    Labeled entry = named(".check-box");
    assertThat(entry).isInstanceOf(CheckBox.class);
    for (Labeled name : List.of(named(".compare-name"), entry)) {
      assertThat(name.getWidth()).isBetween(100.0, 300.0);
      assertThat(name.getTooltip().getText()).startsWith(LONG);
    }
  }

  @Test
  void whatIsSaidBelowTheChartIsInSightInALowWindow(FxRobot robot) throws TimeoutException {
    open(robot, 522);
    compare.fire(robot, "#histories");
    Region foot = (Region) compare.page().lookup(".compare-foot");
    until(() -> foot.lookup("#covered").isVisible());
    WaitForAsyncUtils.waitForFxEvents(8);
    Region drawn = (Region) foot.getParent();
    assertThat(foot.getBoundsInParent().getMaxY()).isLessThanOrEqualTo(drawn.getHeight() + 1);
  }
}
