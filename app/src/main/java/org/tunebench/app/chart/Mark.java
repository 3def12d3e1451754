package org.tunebench.app.chart;

import java.awt.geom.Rectangle2D;

/**
 * Where a trial is in a drawing, in logical pixels from its top left.
 *
 * @param trial its number
 * @param area around its middle: of no size for a point, longer for a bar
 */
public record Mark(int trial, Rectangle2D area) {
  /** A point. */
  public static Mark at(int trial, double x, double y) {
    return new Mark(trial, new Rectangle2D.Double(x, y, 0, 0));
  }

  /** How far a pixel is from it; 0 inside. */
  double distance(double x, double y) {
    double dx = Math.max(0, Math.max(area.getMinX() - x, x - area.getMaxX()));
    double dy = Math.max(0, Math.max(area.getMinY() - y, y - area.getMaxY()));
    return Math.hypot(dx, dy);
  }
}
