package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** The many lines of a plot, drawn below its datasets through an {@link InkLayer}. */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class CrowdLayer extends AbstractXYAnnotation {
  private final List<Curve> lines;
  private final List<Color> colors;
  private final double thickness;

  /**
   * @param lines in drawing order
   * @param colors one a line, its alpha the line's opacity
   * @param thickness in logical pixels
   */
  CrowdLayer(List<Curve> lines, List<Color> colors, double thickness) {
    this.lines = lines;
    this.colors = colors;
    this.thickness = thickness;
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
    AffineTransform toDevice = g2.getTransform();
    Rectangle2D area = toDevice.createTransformedShape(dataArea).getBounds();
    InkLayer ink = new InkLayer((int) area.getWidth(), (int) area.getHeight());
    Pen pen = new Pen(ink, toDevice.getScaleX(), area.getX(), area.getY());
    for (int i = 0; i < lines.size(); i++) {
      Curve line = lines.get(i);
      pen.begin(line.size());
      for (int k = 0; k < line.size(); k++) {
        if (line.isFinite(k)) {
          pen.to(
              domainAxis.valueToJava2D(line.steps()[k], dataArea, plot.getDomainAxisEdge()),
              rangeAxis.valueToJava2D(line.values()[k], dataArea, plot.getRangeAxisEdge()));
        } else {
          pen.lift();
        }
      }
      pen.lift();
      ink.ink(colors.get(i));
    }
    g2.setTransform(AffineTransform.getTranslateInstance(area.getX(), area.getY()));
    g2.drawImage(ink.image(), 0, 0, null);
    g2.setTransform(toDevice);
  }

  /** Joins points to segments; a point with gaps on both sides becomes a dash. */
  private final class Pen {
    private final InkLayer ink;
    private final double scale;
    private final double left;
    private final double top;
    private double halfDash;
    private int points;
    private double lastX;
    private double lastY;

    Pen(InkLayer ink, double scale, double left, double top) {
      this.ink = ink;
      this.scale = scale;
      this.left = left;
      this.top = top;
    }

    void begin(int pointsOfSeries) {
      halfDash = CurveRenderer.halfDash(pointsOfSeries);
    }

    void to(double userX, double userY) {
      double x = userX * scale - left;
      double y = Math.max(-CurveRenderer.FAR, Math.min(userY * scale - top, CurveRenderer.FAR));
      if (points++ > 0) {
        ink.segment(lastX, lastY, x, y, thickness * scale);
      }
      lastX = x;
      lastY = y;
    }

    void lift() {
      if (points == 1) {
        double half = halfDash * scale;
        ink.segment(lastX - half, lastY, lastX + half, lastY, thickness * scale);
      }
      points = 0;
    }
  }
}
