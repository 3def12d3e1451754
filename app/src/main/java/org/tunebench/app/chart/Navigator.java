package org.tunebench.app.chart;

import java.util.Optional;

/**
 * Zooming and panning. Pictures follow a moment later, so the next step starts from the window that
 * was asked for, not from the one that is seen. Confined to one thread.
 */
final class Navigator {
  private static final double FINEST = 1e-6;

  private final Runnable changed;
  private Optional<PlotWindow> target = Optional.empty();
  private PlotGeometry seen;
  private PlotWindow limits;

  /**
   * @param changed called when a new window has been asked for
   */
  Navigator(Runnable changed) {
    this.changed = changed;
  }

  /** The window asked for; empty for the one that fits the data. */
  Optional<PlotWindow> target() {
    return target;
  }

  /** Tells what is on the screen now, and how far one may zoom out. */
  void seen(PlotGeometry geometry, PlotWindow allData) {
    seen = geometry;
    limits = allData;
  }

  /** Forgets what was on the screen. */
  void nothingSeen() {
    seen = null;
  }

  /** Back to the window that fits the data. */
  void reset() {
    if (target.isPresent()) {
      target = Optional.empty();
      changed.run();
    }
  }

  /**
   * Zooms about a pixel, which stays where it is.
   *
   * @param alongSteps new length of the step axis by the present; less than 1 zooms in, 1 leaves it
   * @param alongValues the same for the value axis
   */
  void zoom(double alongSteps, double alongValues, double x, double y) {
    show(
        x - (x - left()) * alongSteps,
        y - (y - top()) * alongValues,
        x + (right() - x) * alongSteps,
        y + (bottom() - y) * alongValues);
  }

  /** Zooms about the middle of the plot. */
  void zoom(double factor) {
    zoom(factor, factor, (left() + right()) / 2, (top() + bottom()) / 2);
  }

  /** Moves the data by pixels, as if it were dragged. */
  void pan(double dx, double dy) {
    show(left() - dx, top() - dy, right() - dx, bottom() - dy);
  }

  /** Shows what lies in a rectangle of pixels, given by two opposite corners. */
  void show(double x1, double y1, double x2, double y2) {
    if (seen == null) {
      return;
    }
    PlotGeometry now = seen.showing(target.orElse(seen.window()));
    double step = now.step(Math.min(x1, x2));
    double stepEnd = now.step(Math.max(x1, x2));
    double value = now.value(Math.max(y1, y2));
    double valueEnd = now.value(Math.min(y1, y2));
    if (!wide(step, stepEnd) || !wide(value, valueEnd)) {
      return;
    }
    PlotWindow asked =
        new PlotWindow(new ValueRange(step, stepEnd), new ValueRange(value, valueEnd));
    target = Optional.of(asked.within(limits, now.logValues()));
    changed.run();
  }

  /** Whether a range is long enough to tell its ends apart in a picture, and finite. */
  private static boolean wide(double lower, double upper) {
    double size = Math.max(Math.abs(lower), Math.abs(upper));
    return upper - lower > FINEST * size && Double.isFinite(upper - lower);
  }

  private double left() {
    return seen == null ? 0 : seen.left();
  }

  private double top() {
    return seen == null ? 0 : seen.top();
  }

  private double right() {
    return seen == null ? 0 : seen.right();
  }

  private double bottom() {
    return seen == null ? 0 : seen.bottom();
  }
}
