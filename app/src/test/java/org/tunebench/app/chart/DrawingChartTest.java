package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.TestServices;

/** The control with a real toolkit, without a display. */
@ExtendWith(ApplicationExtension.class)
class DrawingChartTest {
  private DrawingChart chart;

  @Start
  void start(Stage stage) {
    chart = new DrawingChart(new TestServices().on(new FakeSearchEngine()), "nothing");
    stage.setScene(new Scene(chart, 400, 300));
    stage.show();
  }

  /** Trials 0 to 2 side by side, so far from the left. */
  private record Three(double left) implements Drawing {
    @Override
    public String title() {
      return "three";
    }

    @Override
    public List<String> describe(int trial) {
      return List.of("Trial " + trial);
    }

    @Override
    public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
      return List.of(
          Mark.at(0, left, 100), Mark.at(1, left + 100, 100), Mark.at(2, left + 200, 100));
    }
  }

  private void show(FxRobot robot, Drawing drawing) throws TimeoutException {
    robot.interact(() -> chart.drawingProperty().set(drawing));
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () ->
            chart.pictureProperty().get() != null
                && chart.pictureProperty().get().drawing() == drawing);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theNextPictureLeavesTheKeyboardAtItsTrial(FxRobot robot) throws TimeoutException {
    show(robot, new Three(50));
    robot.interact(chart::requestFocus);
    robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    assertThat(chart.hoveredProperty().get().trial()).isEqualTo(1);
    show(robot, new Three(60));
    assertThat(chart.hoveredProperty().get()).isEqualTo(Mark.at(1, 160, 100));
    robot.push(KeyCode.RIGHT);
    assertThat(chart.hoveredProperty().get().trial()).isEqualTo(2);
  }

  @Test
  void theFocusOfTheKeyboardIsSeenWhereNothingIsDrawn(FxRobot robot) {
    Button before = new Button("before");
    DrawingChart empty = new DrawingChart(new TestServices().on(new FakeSearchEngine()), "nothing");
    robot.interact(
        () -> {
          chart.getScene().setRoot(new VBox(before, empty));
          before.requestFocus();
        });
    int without = edge(robot, empty);
    robot.push(KeyCode.TAB);
    assertThat(empty.isFocused()).isTrue();
    assertThat(empty.pictureProperty().get()).isNull();
    assertThat(edge(robot, empty)).isNotEqualTo(without);
    robot.push(KeyCode.TAB);
    assertThat(edge(robot, empty)).isEqualTo(without);
  }

  /** They stand side by side in the widest pane there is, and below each other in this one. */
  @Test
  void whatIsHigherThanItsPaneHasAScrollBar(FxRobot robot) throws TimeoutException {
    ScrollPane pane = new ScrollPane();
    pane.setFitToWidth(true);
    pane.setFitToHeight(true);
    robot.interact(
        () -> {
          chart.getScene().setRoot(pane);
          pane.setContent(new VBox(chart));
        });
    show(robot, new GridDrawing("many", Collections.nCopies(9, new Three(50))));
    assertThat(chart.getHeight()).isGreaterThan(pane.getHeight());
    assertThat(pane.lookupAll(".scroll-bar"))
        .filteredOn(Node::isVisible)
        .extracting(bar -> ((ScrollBar) bar).getOrientation())
        .containsExactly(Orientation.VERTICAL);
  }

  /** The colour in the middle of its left edge. */
  private static int edge(FxRobot robot, DrawingChart chart) {
    AtomicInteger color = new AtomicInteger();
    robot.interact(
        () ->
            color.set(
                chart
                    .snapshot(null, null)
                    .getPixelReader()
                    .getArgb(1, (int) chart.getHeight() / 2)));
    return color.get();
  }

  @Test
  void theNextPictureShowsWhatLiesUnderThePointerThen(FxRobot robot) throws TimeoutException {
    show(robot, new Three(50));
    robot.moveTo(chart.localToScreen(150, 100));
    assertThat(chart.hoveredProperty().get().trial()).isEqualTo(1);
    show(robot, new Three(150));
    assertThat(chart.hoveredProperty().get().trial()).isZero();
    show(robot, new Three(0));
    assertThat(chart.hoveredProperty().get()).isNull();
  }
}
