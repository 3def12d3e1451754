package org.tunebench.app.chart;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Turns mouse and keys into looking, highlighting, zooming and panning. */
final class HistoriesInput {
  private static final double DRAG_STARTS = 4;
  private static final double KEY_ZOOM = 0.8;
  private static final double KEY_PAN = 60;

  private final HistoriesChart chart;
  private final HistoriesSelection selection;
  private final Navigator navigator;
  private final Runnable bandChanged;
  private Point2D pressed;
  private Point2D dragged;
  private boolean panning;

  HistoriesInput(
      HistoriesChart chart,
      HistoriesSelection selection,
      Navigator navigator,
      Runnable bandChanged) {
    this.chart = chart;
    this.selection = selection;
    this.navigator = navigator;
    this.bandChanged = bandChanged;
    chart.setOnMouseMoved(event -> selection.pointAt(event.getX(), event.getY()));
    chart.setOnMouseExited(event -> pointerLeft());
    chart.setOnMousePressed(this::press);
    chart.setOnMouseDragged(this::drag);
    chart.setOnMouseReleased(event -> release());
    chart.setOnMouseClicked(this::click);
    chart.setOnScroll(this::scroll);
    chart.setOnKeyPressed(this::key);
  }

  /** The rectangle being dragged, in pixels. */
  Optional<Rectangle2D> rubberBand() {
    HistoriesPicture picture = chart.pictureProperty().get();
    if (dragged == null || panning || picture == null) {
      return Optional.empty();
    }
    PlotGeometry plot = picture.geometry();
    double x1 = clamp(Math.min(pressed.getX(), dragged.getX()), plot.left(), plot.right());
    double x2 = clamp(Math.max(pressed.getX(), dragged.getX()), plot.left(), plot.right());
    double y1 = clamp(Math.min(pressed.getY(), dragged.getY()), plot.top(), plot.bottom());
    double y2 = clamp(Math.max(pressed.getY(), dragged.getY()), plot.top(), plot.bottom());
    // A band that is flat one way is meant for the other axis alone.
    if (y2 - y1 < 2 * DRAG_STARTS) {
      return Optional.of(new Rectangle2D(x1, plot.top(), x2 - x1, plot.height()));
    }
    if (x2 - x1 < 2 * DRAG_STARTS) {
      return Optional.of(new Rectangle2D(plot.left(), y1, plot.width(), y2 - y1));
    }
    return Optional.of(new Rectangle2D(x1, y1, x2 - x1, y2 - y1));
  }

  private void pointerLeft() {
    if (selection.pointer() != null) {
      selection.letGo();
    }
  }

  private void press(MouseEvent event) {
    chart.requestFocus();
    pressed = new Point2D(event.getX(), event.getY());
    panning = event.isShiftDown() || event.getButton() != MouseButton.PRIMARY;
  }

  private void drag(MouseEvent event) {
    if (pressed == null) {
      return;
    }
    Point2D now = new Point2D(event.getX(), event.getY());
    if (dragged == null && now.distance(pressed) < DRAG_STARTS) {
      return;
    }
    Point2D before = dragged == null ? pressed : dragged;
    dragged = now;
    selection.letGo();
    if (panning) {
      chart.setCursor(Cursor.CLOSED_HAND);
      navigator.pan(now.getX() - before.getX(), now.getY() - before.getY());
    }
    bandChanged.run();
  }

  private void release() {
    Optional<Rectangle2D> band = rubberBand();
    cancelDrag();
    band.filter(chosen -> chosen.getWidth() > 0 && chosen.getHeight() > 0)
        .ifPresent(
            chosen ->
                navigator.show(
                    chosen.getMinX(), chosen.getMinY(), chosen.getMaxX(), chosen.getMaxY()));
  }

  private void cancelDrag() {
    pressed = null;
    dragged = null;
    chart.setCursor(Cursor.DEFAULT);
    bandChanged.run();
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    selection.pointAt(event.getX(), event.getY());
    // The second click of a double click takes back what the first did.
    selection.togglePin();
    if (event.getClickCount() == 2) {
      navigator.reset();
    }
  }

  private void scroll(ScrollEvent event) {
    HistoriesPicture picture = chart.pictureProperty().get();
    double turned = event.getDeltaY() + event.getDeltaX();
    if (picture == null || turned == 0 || isOfPage(event)) {
      return;
    }
    PlotGeometry plot = picture.geometry();
    double factor = Math.pow(2, -turned / 160);
    boolean onStepAxis = event.getY() > plot.bottom();
    boolean onValueAxis = event.getX() < plot.left();
    navigator.zoom(onValueAxis ? 1 : factor, onStepAxis ? 1 : factor, event.getX(), event.getY());
    event.consume();
  }

  /** Where there is more of the page than fits, the wheel is the page's, and Ctrl zooms. */
  private boolean isOfPage(ScrollEvent event) {
    if (event.isShortcutDown()) {
      return false;
    }
    for (Node at = chart.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane page
          && page.getContent().getLayoutBounds().getHeight()
              > page.getViewportBounds().getHeight() + 1) {
        return true;
      }
    }
    return false;
  }

  private void key(KeyEvent event) {
    boolean used =
        event.isShiftDown() && panKey(event) || !event.isShortcutDown() && plainKey(event);
    if (used) {
      event.consume();
    }
  }

  private boolean panKey(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> navigator.pan(KEY_PAN, 0);
      case RIGHT -> navigator.pan(-KEY_PAN, 0);
      case UP -> navigator.pan(0, KEY_PAN);
      case DOWN -> navigator.pan(0, -KEY_PAN);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plainKey(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> selection.walkTrials(-1);
      case DOWN -> selection.walkTrials(1);
      case LEFT -> selection.walkSteps(-1);
      case RIGHT -> selection.walkSteps(1);
      case ENTER, SPACE -> selection.togglePin();
      case PLUS, ADD, EQUALS -> navigator.zoom(KEY_ZOOM);
      case MINUS, SUBTRACT -> navigator.zoom(1 / KEY_ZOOM);
      case HOME, DIGIT0, NUMPAD0 -> navigator.reset();
      case ESCAPE -> {
        return escape();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Ends one thing at a time: the drag, the look, the highlights; leaves the key to others after
   * that.
   */
  private boolean escape() {
    if (dragged != null) {
      cancelDrag();
    } else if (selection.hoveredProperty().get() != null) {
      selection.letGo();
    } else if (!selection.highlighted().isEmpty()) {
      selection.highlighted().clear();
    } else {
      return false;
    }
    return true;
  }

  private static double clamp(double value, double lower, double upper) {
    return Math.max(lower, Math.min(value, upper));
  }
}
