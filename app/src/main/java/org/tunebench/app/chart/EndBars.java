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

/** Bars across the ends of the lines that a pruner cut off, in the colours of the lines. */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class EndBars extends AbstractXYAnnotation {
  private static final double HALF = 4.5;
  private static final BasicStroke STROKE =
      new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

  private final List<Curve> lines;
  private final List<Color> colors;

  /**
   * @param colors one a line
   */
  EndBars(List<Curve> lines, List<Color> colors) {
    this.lines = lines;
    this.colors = colors;
  }

  /** A bar across the end of a line, in the paint that is set. */
  static void draw(Graphics2D g2, double x, double y) {
    g2.setStroke(STROKE);
    g2.draw(new Line2D.Double(x, y - HALF, x, y + HALF));
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
          draw(g2, x, y);
        }
      }
    }
  }
}
