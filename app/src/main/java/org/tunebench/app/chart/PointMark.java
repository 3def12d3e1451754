package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Optional;

/**
 * The shapes of points, in the paint that is set: how a trial ended is told by more than colour.
 */
final class PointMark {
  private static final BasicStroke THIN = new BasicStroke(1.6f);
  private static final BasicStroke EDGE = new BasicStroke(1.2f);

  /** What a diamond is larger than a dot, to be found among many. */
  private static final double LARGER = 2;

  private PointMark() {}

  /**
   * @param edge the colour around a dot, which sets it off from what lies below
   */
  static void draw(
      Graphics2D g2,
      ScatterDrawing.Shape shape,
      double x,
      double y,
      double radius,
      Optional<Color> edge) {
    switch (shape) {
      case DOT -> dot(g2, x, y, radius, edge);
      case BASELINE -> g2.fill(diamond(x, y, radius + LARGER));
      case CUT -> {
        g2.setStroke(THIN);
        g2.draw(new Line2D.Double(x - radius, y, x + radius, y));
      }
      case CROSS -> {
        g2.setStroke(THIN);
        g2.draw(new Line2D.Double(x - radius, y - radius, x + radius, y + radius));
        g2.draw(new Line2D.Double(x - radius, y + radius, x + radius, y - radius));
      }
    }
  }

  private static void dot(Graphics2D g2, double x, double y, double radius, Optional<Color> edge) {
    Ellipse2D dot = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    g2.fill(dot);
    if (edge.isPresent()) {
      g2.setPaint(edge.get());
      g2.setStroke(EDGE);
      g2.draw(dot);
    }
  }

  private static Path2D diamond(double x, double y, double radius) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - radius);
    path.lineTo(x + radius, y);
    path.lineTo(x, y + radius);
    path.lineTo(x - radius, y);
    path.closePath();
    return path;
  }
}
