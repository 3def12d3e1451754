package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * Marks at the ends of lines that end before their time, in the colours of the lines: a bar across
 * those that a pruner cut off, a cross on those of trials that failed.
 */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class EndMarks extends AbstractXYAnnotation {
  private static final double HALF = 4.5;
  private static final BasicStroke STROKE =
      new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

  /** What they look like. */
  enum Shape {
    BAR,
    CROSS
  }

  private final Shape shape;
  private final List<Curve> lines;
  private final List<Color> colors;

  /**
   * @param colors one a line
   */
  EndMarks(Shape shape, List<Curve> lines, List<Color> colors) {
    this.shape = shape;
    this.lines = lines;
    this.colors = colors;
  }

  /** A mark at the end of a line, in the paint that is set. */
  static void draw(Graphics2D g2, Shape shape, double x, double y) {
    g2.setStroke(STROKE);
    if (shape == Shape.BAR) {
      g2.draw(new Line2D.Double(x, y - HALF, x, y + HALF));
    } else {
      g2.draw(new Line2D.Double(x - HALF, y - HALF, x + HALF, y + HALF));
      g2.draw(new Line2D.Double(x - HALF, y + HALF, x + HALF, y - HALF));
    }
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D dataArea,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    for (int i = 0; i < lines.size(); i++) {
      Curve line = lines.get(i);
      int end = line.lastFinite();
      if (end >= 0) {
        double x = domainAxis.valueToJava2D(line.steps()[end], dataArea, plot.getDomainAxisEdge());
        double y = rangeAxis.valueToJava2D(line.values()[end], dataArea, plot.getRangeAxisEdge());
        if (dataArea.contains(x, y)) {
          g2.setPaint(colors.get(i));
          draw(g2, shape, x, y);
        }
      }
    }
  }
}
