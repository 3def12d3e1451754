package org.tunebench.app.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.tunebench.app.shell.Services;

/**
 * Shows a {@link Drawing}, painted off-thread. Pointing at a trial names it, a click opens it; with
 * the keyboard, Left and Right walk through the trials, Enter opens, Escape lets go.
 *
 * <p>For the FX thread only.
 */
public final class DrawingChart extends ChartRegion<DrawingPicture> {
  private final ObjectProperty<Drawing> drawing = new SimpleObjectProperty<>(this, "drawing");
  private final ObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(this, "theme");
  private final ReadOnlyObjectWrapper<Mark> hovered = new ReadOnlyObjectWrapper<>(this, "hovered");
  private IntConsumer open = trial -> {};
  private OptionalInt shown = OptionalInt.empty();
  private Point2D pressed;

  /** Where the pointer is; null after the keyboard has taken over or the pointer has left. */
  private Point2D pointer;

  private Brush brush = (from, to) -> {};

  /** Hears of drags over the chart, in logical pixels of the picture. */
  @FunctionalInterface
  public interface Brush {
    /** The pointer went from one point to another; a click goes nowhere. */
    void dragged(Point2D from, Point2D to);
  }

  /**
   * A chart that looks as the window does.
   *
   * @param empty the sentence shown while there is nothing to draw
   */
  public DrawingChart(Services services, String empty) {
    this(services.background(), ChartThemes.of(services.appearance()), empty);
  }

  private DrawingChart(Executor background, ObservableValue<ChartTheme> look, String empty) {
    super(background, look.getValue(), "drawing-chart");
    theme.bind(look);
    pane().setEmptyText(empty);
    pane().setOverlayPainter(g -> pane().picture().ifPresent(picture -> overlay(g, picture)));
    pane().pictureProperty().addListener((source, old, picture) -> lookAgain());
    listen();
  }

  private void listen() {
    this.theme.addListener(
        (source, old, now) -> {
          pane().setTheme(now);
          pane().repaint();
        });
    drawing.addListener(
        (source, old, now) -> {
          describe();
          pane().repaint();
          // Another drawing may need another height.
          requestLayout();
        });
    hovered.addListener(
        (source, old, now) -> {
          describe();
          pane().repaintOverlay();
        });
    setOnMouseMoved(event -> pointAt(event.getX(), event.getY()));
    setOnMouseExited(event -> letGo());
    setOnMousePressed(event -> press(event));
    setOnMouseDragged(event -> drag(event));
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
  }

  /** What is drawn; null for nothing, when the sentence is shown. */
  public ObjectProperty<Drawing> drawingProperty() {
    return drawing;
  }

  /** The mark under the pointer, or walked to with the keyboard; null where there is none. */
  public ReadOnlyObjectProperty<Mark> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** The picture on the screen; null while there is none. */
  public ReadOnlyObjectProperty<DrawingPicture> pictureProperty() {
    return pane().pictureProperty();
  }

  /** Sets what opens a trial that is clicked. */
  public void setOnOpen(IntConsumer opener) {
    open = opener;
  }

  /** Sets what hears of drags. */
  public void setOnBrush(Brush listener) {
    brush = listener;
  }

  /** Marks the trial whose details are open, or none. */
  public void show(OptionalInt trial) {
    shown = trial;
    pane().repaintOverlay();
  }

  /** One that is about to be painted needs its height already. */
  @Override
  boolean isEmpty() {
    return drawing.get() == null;
  }

  @Override
  double leastHeight(double width) {
    return Math.min(Drawing.MOST_HEIGHT, Math.ceil(drawing.get().leastHeight(width)));
  }

  @Override
  Supplier<Optional<DrawingPicture>> painter(PaintSize size) {
    Drawing now = drawing.get();
    ChartTheme look = theme.get();
    return () -> Optional.ofNullable(now).map(it -> DrawingPicture.paint(it, size, look));
  }

  private void pointAt(double x, double y) {
    pointer = new Point2D(x, y);
    hovered.set(pane().picture().flatMap(picture -> picture.nearest(x, y)).orElse(null));
  }

  private void letGo() {
    pointer = null;
    hovered.set(null);
  }

  /** Looks at the same place, or at the same trial, of the new picture. */
  private void lookAgain() {
    Mark now = hovered.get();
    if (pointer != null) {
      pointAt(pointer.getX(), pointer.getY());
    } else if (now != null) {
      hovered.set(pane().picture().flatMap(picture -> picture.mark(now.trial())).orElse(null));
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressed = new Point2D(event.getX(), event.getY());
  }

  private void drag(MouseEvent event) {
    if (pressed != null) {
      brush.dragged(pressed, new Point2D(event.getX(), event.getY()));
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    pointAt(event.getX(), event.getY());
    if (hovered.get() != null) {
      open.accept(hovered.get().trial());
    } else {
      brush.dragged(pressed, pressed);
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case RIGHT, DOWN -> walk(1);
      case LEFT, UP -> walk(-1);
      case ENTER, SPACE -> {
        if (hovered.get() != null) {
          open.accept(hovered.get().trial());
        }
      }
      case ESCAPE -> {
        if (hovered.get() == null) {
          return;
        }
        letGo();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Goes to the next (1) or previous (-1) trial by number. */
  private void walk(int direction) {
    List<Mark> marks =
        pane().picture().map(DrawingPicture::marks).orElse(List.of()).stream()
            .sorted(Comparator.comparingInt(Mark::trial))
            .toList();
    if (marks.isEmpty()) {
      return;
    }
    Mark now = hovered.get();
    int at = now == null ? (direction > 0 ? -1 : marks.size()) : marks.indexOf(now);
    int next = at + direction;
    while (now != null
        && next >= 0
        && next < marks.size()
        && marks.get(next).trial() == now.trial()) {
      next += direction;
    }
    pointer = null;
    hovered.set(marks.get(Math.floorMod(next, marks.size())));
  }

  private void overlay(GraphicsContext g, DrawingPicture picture) {
    if (shown.isPresent()) {
      picture.marks().stream()
          .filter(mark -> mark.trial() == shown.getAsInt())
          .forEach(mark -> MarkOverlay.ring(g, picture, mark));
    }
    if (hovered.get() != null) {
      MarkOverlay.ring(g, picture, hovered.get());
      MarkOverlay.card(g, picture, hovered.get());
    }
  }

  private void describe() {
    Drawing now = drawing.get();
    if (now == null) {
      setAccessibleText("");
      return;
    }
    Mark mark = hovered.get();
    setAccessibleText(
        mark == null
            ? now.summary()
            : now.title() + ": " + String.join(", ", now.describe(mark.trial())));
  }
}
