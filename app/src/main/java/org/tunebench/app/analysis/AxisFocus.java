package org.tunebench.app.analysis;

import java.awt.geom.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.tunebench.app.chart.BrushSteps.Part;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.chart.ParallelDrawing;

/**
 * The keyboard's way to brush parallel coordinates: one stop of Tab behind the chart, about the
 * axis that it is at. Left and Right lead to another axis, Up and Down move what is chosen on it,
 * with Shift its upper end and with Control (Command) its lower one; Escape lets go.
 */
final class AxisFocus extends Region {
  private final Brushes brushes;
  private final DrawingChart chart;

  AxisFocus(Brushes brushes, DrawingChart chart) {
    this.brushes = brushes;
    this.chart = chart;
    getStyleClass().add("axis-focus");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setManaged(false);
    // Drags and clicks are the chart's.
    setMouseTransparent(true);
    setFocusTraversable(true);
    setVisible(false);
    setOnKeyPressed(this::key);
    brushes.drawingProperty().addListener((property, before, now) -> place());
    brushes.saidProperty().addListener((property, before, now) -> say(now));
    chart.widthProperty().addListener((property, before, now) -> place());
    chart.heightProperty().addListener((property, before, now) -> place());
  }

  private void say(String now) {
    // Another axis of the same drawing is heard of here alone.
    place();
    setAccessibleText(now);
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void place() {
    ParallelDrawing now = brushes.drawingProperty().get();
    setVisible(now != null);
    if (now != null) {
      Rectangle2D area = now.axisArea(chart.getWidth(), chart.getHeight(), brushes.axis());
      resizeRelocate(
          chart.getLayoutX() + area.getX(),
          chart.getLayoutY() + area.getY(),
          area.getWidth(),
          area.getHeight());
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> brushes.walk(-1);
      case RIGHT -> brushes.walk(1);
      case UP -> brushes.move(part(event), true);
      case DOWN -> brushes.move(part(event), false);
      case ESCAPE -> {
        if (!brushes.letGo()) {
          return;
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static Part part(KeyEvent event) {
    return event.isShiftDown() ? Part.UPPER : event.isShortcutDown() ? Part.LOWER : Part.WHOLE;
  }
}
