package org.tunebench.app.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.chart.BrushSteps;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.ParallelDrawing.Brush;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;

/** What the person chooses on the axes of parallel coordinates, by mouse or by keyboard. */
final class Brushes {
  private static final double SHORTEST = 0.01;

  private final Texts texts;
  private final Map<String, Brush> brushes = new HashMap<>();
  private final ReadOnlyObjectWrapper<ParallelDrawing> drawing =
      new ReadOnlyObjectWrapper<>(this, "drawing");
  private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(this, "chosen", "");
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
  private int axis;

  /**
   * @param texts say what is chosen
   */
  Brushes(Texts texts) {
    this.texts = texts;
  }

  /** Draws what is chosen over another drawing; null for one of another kind, which has no axes. */
  void show(ParallelDrawing other) {
    if (other == null) {
      brushes.clear();
      axis = 0;
    } else {
      axis = Math.min(axis, other.axes().size() - 1);
    }
    update(other);
  }

  private void update(ParallelDrawing of) {
    ParallelDrawing now = of == null ? null : of.brushed(brushes);
    chosen.set(now == null || brushes.isEmpty() ? "" : count(now));
    said.set(now == null ? "" : say(now));
    drawing.set(now);
  }

  private void update() {
    update(drawing.get());
  }

  /** The drawing with what is chosen; null where there is none with axes. */
  ReadOnlyObjectProperty<ParallelDrawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** How many trials have all that is chosen, or empty where nothing is. */
  ReadOnlyStringProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The axis that the keyboard is at: its name, its range, and what is chosen. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Which axis the keyboard is at. */
  int axis() {
    return axis;
  }

  /** Whether a part of any axis is chosen. */
  boolean any() {
    return !brushes.isEmpty();
  }

  /**
   * Chooses a part of an axis, or lets it go where the part is next to nothing.
   *
   * @param at -1 for none, which lets all go
   */
  void drag(int at, double one, double other) {
    if (at < 0) {
      brushes.clear();
    } else {
      axis = at;
      if (Math.abs(one - other) < SHORTEST) {
        brushes.remove(name());
      } else {
        brushes.put(name(), drawing.get().brush(at, one, other));
      }
    }
    update();
  }

  /** Goes to the next (1) or previous (-1) axis. */
  void walk(int direction) {
    axis = Math.max(0, Math.min(drawing.get().axes().size() - 1, axis + direction));
    update();
  }

  /** Moves what is chosen on the axis, or an end of it, by one step. */
  void move(BrushSteps.Part part, boolean up) {
    Optional<Brush> now = Optional.ofNullable(brushes.get(name()));
    brushes.put(name(), BrushSteps.along(drawing.get(), axis).moved(now, part, up));
    update();
  }

  /** Lets go what is chosen on the axis, or else all; gives whether there was anything. */
  boolean letGo() {
    if (brushes.isEmpty()) {
      return false;
    }
    if (brushes.remove(name()) == null) {
      brushes.clear();
    }
    update();
    return true;
  }

  private String name() {
    return drawing.get().axes().get(axis).name();
  }

  private String count(ParallelDrawing now) {
    long within = now.rows().stream().filter(now::isChosen).count();
    return texts.get("Study.Analysis.Parallel.Chosen", within, now.rows().size());
  }

  private String say(ParallelDrawing now) {
    ParallelDrawing.Axis at = now.axes().get(axis);
    Scale scale = at.scale();
    String all =
        scale.isOptions()
            ? String.join(", ", scale.names())
            : range(scale.range().lower(), scale.range().upper());
    String place =
        texts.get("Study.Analysis.Parallel.Axis", at.name(), axis + 1, now.axes().size(), all);
    Brush brush = brushes.get(at.name());
    String part =
        brush == null
            ? texts.get("Study.Analysis.Parallel.Nothing")
            : texts.get("Study.Analysis.Parallel.Part", within(at, brush));
    return (place + " " + part + " " + chosen.get()).strip();
  }

  private String within(ParallelDrawing.Axis axis, Brush brush) {
    Scale scale = axis.scale();
    boolean none = brush.from() == Double.NEGATIVE_INFINITY;
    if (brush.to() == Double.NEGATIVE_INFINITY) {
      return axis.none();
    }
    String values = scale.isOptions() ? names(scale, brush) : numbers(scale, brush);
    return none && values.isEmpty() ? axis.none() : none ? axis.none() + ", " + values : values;
  }

  private String numbers(Scale scale, Brush brush) {
    return range(Math.max(scale.range().lower(), brush.from()), brush.to());
  }

  private static String names(Scale scale, Brush brush) {
    List<String> names = scale.names();
    return IntStream.range(0, names.size())
        .filter(i -> i >= brush.from() && i <= brush.to())
        .mapToObj(names::get)
        .collect(Collectors.joining(", "));
  }

  private String range(double from, double to) {
    return texts.get("Study.Insight.Range", Numbers.brief(from), Numbers.brief(to));
  }
}
