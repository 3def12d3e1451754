package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;

/** Finds what lies under the pointer, among the lines as drawn. */
final class HitTest {
  private HitTest() {}

  /**
   * The line nearest to a pixel, by distance to its segments.
   *
   * @param lines in drawing order; of equally near ones the last, which lies on top, is meant
   * @param geometry where they are drawn
   * @param x pixel
   * @param y pixel
   * @param reach how far away a line may be, in pixels
   */
  static Optional<Hit> nearest(
      List<Curve> lines, PlotGeometry geometry, double x, double y, double reach) {
    if (!geometry.contains(x, y)) {
      return Optional.empty();
    }
    Curve nearest = null;
    double least = reach;
    for (Curve line : lines) {
      double distance = distance(line, geometry, x, y, reach);
      if (distance <= least) {
        least = distance;
        nearest = line;
      }
    }
    return nearest == null ? Optional.empty() : atStep(nearest, geometry.step(x));
  }

  /** The point of a line nearest to a step; nothing where the line has no point at all. */
  static Optional<Hit> atStep(Curve line, double step) {
    int right = Decimation.lowerBound(line.steps(), step);
    int left = right - 1;
    while (right < line.size() && !line.isFinite(right)) {
      right++;
    }
    while (left >= 0 && !line.isFinite(left)) {
      left--;
    }
    boolean hasRight = right < line.size();
    if (left < 0 && !hasRight) {
      return Optional.empty();
    }
    boolean toLeft =
        !hasRight || (left >= 0 && step - line.steps()[left] < line.steps()[right] - step);
    return Optional.of(new Hit(line, toLeft ? left : right));
  }

  /** Distance in pixels to the part of a line that passes within reach of x. */
  private static double distance(
      Curve line, PlotGeometry geometry, double x, double y, double reach) {
    double[] steps = line.steps();
    int from = Math.max(0, Decimation.lowerBound(steps, geometry.step(x - reach)) - 1);
    double least = Double.POSITIVE_INFINITY;
    for (int i = from; i < line.size(); i++) {
      double px = geometry.x(steps[i]);
      if (line.isFinite(i)) {
        double py = geometry.y(line.values()[i]);
        boolean joined = i > from && line.isFinite(i - 1);
        double startX = joined ? geometry.x(steps[i - 1]) : px;
        double startY = joined ? geometry.y(line.values()[i - 1]) : py;
        least = Math.min(least, toSegment(x, y, startX, startY, px, py));
      }
      if (px > x + reach) {
        break;
      }
    }
    return least;
  }

  private static double toSegment(double x, double y, double x1, double y1, double x2, double y2) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double squared = dx * dx + dy * dy;
    double along = squared > 0 ? ((x - x1) * dx + (y - y1) * dy) / squared : 0;
    double place = Math.max(0, Math.min(1, along));
    return Math.hypot(x - x1 - place * dx, y - y1 - place * dy);
  }
}
