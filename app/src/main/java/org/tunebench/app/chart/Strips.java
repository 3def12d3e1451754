package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The strips around a scatter plot for what has no place within it. Places are in shares of the
 * plot: 0 to 1 is within.
 *
 * @param inactive whether one lies left of the plot, for trials without the parameter
 * @param beyond whether one lies above or below, for results far outside
 * @param noResult whether another one lies there, for trials without a result
 * @param high whether those lie above
 * @param height of one of those
 * @param aside room that points need left and right of the plot, beside the margin
 * @param over room that points need above and below it
 */
record Strips(
    boolean inactive,
    boolean beyond,
    boolean noResult,
    boolean high,
    double height,
    double aside,
    double over) {
  /** How wide the one on the left is, and how high the others are at least. */
  static final double WIDTH = 0.09;

  private static final double MARGIN = 0.03;

  double inactivePlace() {
    return -WIDTH;
  }

  double beyondPlace() {
    return outside(1);
  }

  double noResultPlace() {
    return outside(beyond ? 2 : 1);
  }

  private double outside(int strip) {
    return high ? 1 + strip * height : -strip * height;
  }

  ValueRange xRange() {
    return new ValueRange(inactive ? -1.6 * WIDTH : -MARGIN - aside, 1 + MARGIN + aside);
  }

  ValueRange yRange() {
    int strips = (beyond ? 1 : 0) + (noResult ? 1 : 0);
    double margin = Math.max(MARGIN, over);
    double out = strips > 0 ? (strips + 0.55) * height : margin;
    return new ValueRange(high ? -margin : -out, high ? 1 + out : 1 + margin);
  }

  /** Their names along the horizontal axis. */
  List<PlaceAxis.Lane> besideX(ScatterDrawing.Words words) {
    return inactive ? List.of(new PlaceAxis.Lane(inactivePlace(), words.inactive())) : List.of();
  }

  /** Their names along the vertical axis. */
  List<PlaceAxis.Lane> besideY(ScatterDrawing.Words words) {
    List<PlaceAxis.Lane> lanes = new ArrayList<>();
    if (beyond) {
      lanes.add(new PlaceAxis.Lane(beyondPlace(), words.beyond()));
    }
    if (noResult) {
      lanes.add(new PlaceAxis.Lane(noResultPlace(), words.noResult()));
    }
    return lanes;
  }

  void shade(Graphics2D g2, Plane plane, ChartTheme theme) {
    g2.setPaint(ScatterDrawing.fade(theme.grid(), theme.dark() ? 150 : 110));
    Rectangle2D area = plane.area();
    if (inactive) {
      double right = plane.x(-0.5 * WIDTH);
      g2.fill(
          new Rectangle2D.Double(area.getX(), area.getY(), right - area.getX(), area.getHeight()));
    }
    if (beyond || noResult) {
      double edge = plane.y(high ? 1 + 0.5 * height : -0.5 * height);
      double top = high ? area.getY() : edge;
      double bottom = high ? edge : area.getMaxY();
      g2.fill(new Rectangle2D.Double(area.getX(), top, area.getWidth(), bottom - top));
    }
  }
}
