package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The control with a real toolkit, without a display. */
@ExtendWith(ApplicationExtension.class)
class HistoriesChartTest {
  private HistoriesChart chart;

  @Start
  void start(Stage stage) {
    chart = new HistoriesChart(Runnable::run, Curves.texts(), ChartTheme.light());
    stage.setScene(new Scene(chart, 700, 450));
    stage.show();
  }

  private void showThreeLines(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          chart.showAllProperty().set(true);
          chart.setCurves(
              List.of(
                  Curves.flat(0, 10), Curves.flat(1, 20), Curves.baseline(Curves.flat(-1, 15))));
          chart.setBest(Optional.of(new BestLine(0, Double.NaN)));
          chart.requestFocus();
        });
    until(() -> picture() != null && picture().lines().size() == 3);
    until(() -> picture().view().best().isPresent());
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private HistoriesPicture picture() {
    return chart.pictureProperty().get();
  }

  private Point2D onScreen(double step, double value) {
    PlotGeometry plot = picture().geometry();
    return chart.localToScreen(plot.x(step), plot.y(value));
  }

  @Test
  void anEmptyChartNeedsNoMoreHeightThanItsSentence(FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.minHeight(700)).isLessThan(100);
    showThreeLines(robot);
    assertThat(chart.minHeight(700)).isEqualTo(Drawing.LEAST_HEIGHT);
  }

  @Test
  void aLineSaysHowManyLieBelowIt(FxRobot robot) throws TimeoutException {
    showThreeLines(robot);
    assertThat(chart.alike(0)).isZero();
    assertThat(chart.covered().getValue()).isZero();
    robot.interact(() -> chart.putCurve(Curves.flat(2, 20)));
    until(() -> picture().lines().size() == 4);
    assertThat(chart.alike(1)).isEqualTo(1);
    assertThat(chart.alike(2)).isEqualTo(1);
    assertThat(chart.alike(0)).isZero();
    assertThat(chart.covered().getValue()).isEqualTo(1);
  }

  @Test
  void pointingNamesATrialAndAClickPinsIt(FxRobot robot) throws TimeoutException {
    showThreeLines(robot);
    robot.moveTo(onScreen(50, 20));
    assertThat(chart.hoveredProperty().get().trial()).isEqualTo(1);
    assertThat(chart.getAccessibleText()).isEqualTo("trial 1, epoch 50, held-out ELBO 20 nats");
    robot.clickOn(MouseButton.PRIMARY);
    assertThat(chart.highlighted()).containsExactly(1);
    robot.type(KeyCode.ESCAPE);
    assertThat(chart.hoveredProperty().get()).isNull();
    robot.type(KeyCode.ESCAPE);
    assertThat(chart.highlighted()).isEmpty();
  }

  @Test
  void draggingZoomsAndADoubleClickResets(FxRobot robot) throws TimeoutException {
    showThreeLines(robot);
    robot.drag(onScreen(20, 18)).dropTo(onScreen(60, 12));
    until(() -> chart.zoomedProperty().get() && picture().view().axes().window().isPresent());
    assertThat(picture().geometry().window().steps().length()).isBetween(35.0, 45.0);
    robot.doubleClickOn(onScreen(30, 17), MouseButton.PRIMARY);
    until(() -> picture().view().axes().window().isEmpty());
    assertThat(chart.zoomedProperty().get()).isFalse();
    assertThat(chart.highlighted()).isEmpty();
  }

  @Test
  void whereThePageScrollsTheWheelIsThePagesAndZoomsWithControl(FxRobot robot)
      throws TimeoutException {
    showThreeLines(robot);
    turnWheel(robot, false);
    until(() -> chart.zoomedProperty().get());
    robot.interact(chart::resetView);

    ScrollPane page = new ScrollPane();
    robot.interact(
        () -> {
          chart.getScene().setRoot(page);
          page.setFitToWidth(true);
          chart.setMinHeight(900);
          page.setContent(new VBox(chart));
        });
    until(() -> chart.getHeight() >= 900 && page.getViewportBounds().getHeight() > 100);
    turnWheel(robot, false);
    until(() -> page.getVvalue() > 0);
    assertThat(chart.zoomedProperty().get()).isFalse();
    double there = page.getVvalue();
    turnWheel(robot, true);
    until(() -> chart.zoomedProperty().get());
    assertThat(page.getVvalue()).isEqualTo(there);
  }

  private void turnWheel(FxRobot robot, boolean control) {
    double x = chart.getWidth() / 2;
    double y = 200;
    robot.interact(
        () ->
            Event.fireEvent(
                chart,
                new ScrollEvent(
                    ScrollEvent.SCROLL,
                    x,
                    y,
                    x,
                    y,
                    false,
                    control,
                    false,
                    false,
                    true,
                    false,
                    0,
                    -40,
                    0,
                    -40,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null)));
  }

  @Test
  void theKeyboardWalksPinsZoomsAndResets(FxRobot robot) throws TimeoutException {
    showThreeLines(robot);
    assertThat(chart.getAccessibleText()).contains("trial 0 – trial 1", "best: trial 0");
    robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.LEFT).type(KeyCode.ENTER);
    assertThat(chart.hoveredProperty().get().trial()).isZero();
    assertThat(chart.hoveredProperty().get().step()).isEqualTo(98);
    assertThat(chart.highlighted()).containsExactly(0);
    robot.type(KeyCode.ADD);
    until(() -> picture().view().axes().window().isPresent());
    robot.type(KeyCode.HOME);
    until(() -> picture().view().axes().window().isEmpty());
  }

  @Test
  void zoomingBeforeTheOtherAxisIsDrawnWaitsForIt(FxRobot robot) throws TimeoutException {
    robot.interact(() -> chart.setCurves(List.of(Curves.flat(0, -10), Curves.flat(1, 20))));
    until(() -> picture() != null && picture().lines().size() == 2);
    robot.interact(
        () -> {
          chart.requestFocus();
          chart.logValuesProperty().set(true);
          robot.press(KeyCode.ADD).release(KeyCode.ADD);
        });
    until(() -> picture().geometry().logValues());
    assertThat(picture().geometry().window().values().lower()).isPositive();
  }

  @Test
  void appendedPointsAppear(FxRobot robot) throws TimeoutException {
    showThreeLines(robot);
    robot.interact(() -> chart.append(1, new double[] {150}, new double[] {21}));
    until(() -> picture().geometry().window().steps().upper() == 150);
  }

  @Test
  void theThemeChangesWhileRunning(FxRobot robot) throws TimeoutException {
    showThreeLines(robot);
    robot.interact(() -> chart.themeProperty().set(ChartTheme.darkTheme()));
    Color dark = ChartTheme.darkTheme().background();
    until(() -> new Color(picture().image().getRGB(2, 2)).equals(dark));
  }

  @Test
  void withoutValuesASentenceStandsInTheMiddle(FxRobot robot) throws TimeoutException {
    until(() -> robot.lookup(".chart-empty").query().isVisible());
    assertThat(robot.lookup(".chart-empty").queryLabeled().getText()).isEqualTo("Nothing yet.");
    assertThat(picture()).isNull();
    showThreeLines(robot);
    assertThat(robot.lookup(".chart-empty").query().isVisible()).isFalse();
  }
}
