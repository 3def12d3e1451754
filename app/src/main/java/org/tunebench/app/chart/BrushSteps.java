package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.chart.ParallelDrawing.Brush;

/**
 * Brushes of parallel coordinates in steps: options one by one, whole numbers too where their range
 * is 20 at most, and other numbers by twentieths of their axis. Below the least value lie the
 * trials that have none, where there are any.
 */
public final class BrushSteps {
  private static final int STEPS = 20;

  /** Where ends may be, from below; negative infinity for those without a value. */
  private final List<Double> stops;

  /** Whether a brush may hold a single value. */
  private final boolean single;

  /** What is moved by one step. */
  public enum Part {
    /** All of it. */
    WHOLE,
    /** Its upper end. */
    UPPER,
    /** Its lower end. */
    LOWER
  }

  private BrushSteps(List<Double> stops, boolean single) {
    this.stops = stops;
    this.single = single;
  }

  /** Those along an axis. */
  public static BrushSteps along(ParallelDrawing drawing, int axis) {
    Scale scale = drawing.axes().get(axis).scale();
    ValueRange range = scale.range();
    boolean units = scale.isOptions() || (scale.isWhole() && range.length() <= STEPS);
    int steps = units ? (int) Math.round(range.length()) : STEPS;
    List<Double> stops = new ArrayList<>();
    if (drawing.hasNone(axis)) {
      stops.add(Double.NEGATIVE_INFINITY);
    }
    for (int i = 0; i <= steps; i++) {
      double value = i == steps ? range.upper() : scale.value((double) i / steps);
      // Options have their places between the ends of the axis.
      stops.add(scale.isWhole() && !scale.isOptions() ? Math.rint(value) : value);
    }
    return new BrushSteps(List.copyOf(stops), units && !scale.isOptions());
  }

  /**
   * A brush after one step; where there was none, one that begins: the upper or lower half, or all
   * but a step of an end.
   */
  public Brush moved(Optional<Brush> now, Part part, boolean up) {
    int first = stops.get(0) == Double.NEGATIVE_INFINITY ? 1 : 0;
    int last = stops.size() - 1;
    if (now.isEmpty() && part == Part.WHOLE) {
      int middle = (first + last + (up ? 1 : 0)) / 2;
      return up ? brush(middle, last) : brush(first, middle);
    }
    Brush brush = now.orElse(brush(first, last));
    int lower = next(brush.from(), up);
    int upper = next(brush.to(), up);
    Brush moved =
        switch (part) {
          case WHOLE -> brush(lower, upper);
          case UPPER -> new Brush(brush.from(), stop(upper));
          case LOWER -> new Brush(stop(lower), brush.to());
        };
    boolean out = part == Part.WHOLE && (lower < 0 || upper > last);
    return out || isTooShort(moved) ? brush : moved;
  }

  private boolean isTooShort(Brush brush) {
    boolean one = single || brush.to() == Double.NEGATIVE_INFINITY;
    return one ? brush.from() > brush.to() : brush.from() >= brush.to();
  }

  /** The nearest stop beyond a value. */
  private int next(double value, boolean up) {
    int at = up ? 0 : stops.size() - 1;
    while (up && at < stops.size() && stops.get(at) <= value) {
      at++;
    }
    while (!up && at >= 0 && stops.get(at) >= value) {
      at--;
    }
    return at;
  }

  private double stop(int at) {
    return stops.get(Math.max(0, Math.min(stops.size() - 1, at)));
  }

  private Brush brush(int lower, int upper) {
    return new Brush(stop(lower), stop(upper));
  }
}
