package org.tunebench.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tunebench.app.compare.OpenCompare.until;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
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

  private static final String SIXTY =
      "a_study_whose_name_is_as_long_as_sixty_letters_and_no_longer";

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
    return named(query, LONG);
  }

  private Labeled named(String query, String name) {
    return (Labeled)
        compare.page().lookupAll(query).stream()
            .filter(node -> node instanceof Labeled labeled && name.equals(labeled.getText()))
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
    assertThat(named(".compare-name").getWidth()).isGreaterThanOrEqualTo(260);
    for (Labeled name : List.of(named(".compare-name"), entry)) {
      assertThat(name.getWidth()).isLessThan(792);
      assertThat(name.getTooltip().getText()).startsWith(LONG);
    }
  }

  @Test
  void aNameIsWholeWhereThereIsRoomForItBesideShortOnes(FxRobot robot) throws TimeoutException {
    List<Long> studies =
        List.of("abc", SIXTY).stream()
            .map(name -> FakeStudies.filled(compare.repository(), name, 5, 5, StudyState.FINISHED))
            .map(study -> study.id())
            .toList();
    compare.show(robot, studies, 1050, 662);
    until(() -> named(".compare-name", SIXTY) != null);
    WaitForAsyncUtils.waitForFxEvents();

    for (String query : List.of(".compare-name", ".check-box")) {
      Labeled name = named(query, SIXTY);
      assertThat(name.getWidth()).isGreaterThanOrEqualTo(name.prefWidth(-1));
    }
    Labeled small = named(".compare-name", "abc");
    assertThat(small.getWidth()).isLessThanOrEqualTo(Math.ceil(small.prefWidth(-1)));
  }

  @Test
  void theNamesStayAboveTheirColumnsAndAboveWhatHasTheFocus(FxRobot robot) throws TimeoutException {
    open(robot, 662);
    until(() -> named(".compare-name") != null);
    WaitForAsyncUtils.waitForFxEvents();
    ScrollPane pane = (ScrollPane) compare.page().lookup("#tableScroll");
    Labeled name = named(".compare-name");
    double before = top(name);

    robot.interact(() -> pane.setVvalue(1));
    assertThat(pane.getContent().localToScene(0, 0).getY()).isLessThan(before - 100);
    assertThat(top(name)).isEqualTo(before, within(1.0));

    Node mark = pane.getContent().lookup(".help-mark");
    robot.interact(mark::requestFocus);
    until(() -> top(mark) > top(name) + name.getHeight());
  }

  private static double top(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinY();
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
