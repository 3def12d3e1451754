package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/**
 * Draws each series as one path, so that a half-transparent line does not darken where its own
 * segments meet. NaN lifts the pen; a point with gaps on both sides becomes a dash.
 */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class CurveRenderer extends AbstractXYItemRenderer {
  /** Farther out than any screen, near enough for the rasteriser's arithmetic. */
  static final double FAR = 1e6;

  private static final double HALF_DASH = 1.5;

  /** Of a point that is all that its series has: it has to be seen without a line before it. */
  private static final double HALF_LONE_DASH = 6;

  private static final float[] DASHES = {9, 4};

  private static final float HALO = 1.6f;
  private static final int HALO_OPACITY = 190;

  private final List<Color> colors;
  private IntFunction<String> names = series -> "";
  private Stroke stroke;
  private final Stroke haloStroke;
  private Color halo;

  /** Half the width of the dash that stands for a point without neighbours, in logical pixels. */
  static double halfDash(int pointsOfSeries) {
    return pointsOfSeries == 1 ? HALF_LONE_DASH : HALF_DASH;
  }

  /**
   * @param colors one a series
   * @param width of the lines, in logical pixels
   */
  CurveRenderer(List<Color> colors, float width) {
    this.colors = colors;
    this.stroke = new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
    this.haloStroke =
        new BasicStroke(width + 2 * HALO, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
  }

  /** Sets the lines off from what lies below with a half-transparent rim. */
  CurveRenderer withHalo(Color background) {
    halo =
        new Color(background.getRed(), background.getGreen(), background.getBlue(), HALO_OPACITY);
    return this;
  }

  /** Dashes the lines, of which the halo is not. */
  CurveRenderer dashed() {
    float width = ((BasicStroke) stroke).getLineWidth();
    stroke = new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, DASHES, 0);
    return this;
  }

  /** Sets what each series' line is called where it can be pointed at. */
  CurveRenderer withNames(IntFunction<String> namer) {
    names = namer;
    return this;
  }

  @Override
  public XYItemRendererState initialise(
      Graphics2D g2, Rectangle2D dataArea, XYPlot plot, XYDataset dataset, PlotRenderingInfo info) {
    Pen pen = new Pen(info);
    pen.setProcessVisibleItemsOnly(false);
    return pen;
  }

  @Override
  public void drawItem(
      Graphics2D g2,
      XYItemRendererState state,
      Rectangle2D dataArea,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      XYDataset dataset,
      int series,
      int item,
      CrosshairState crosshairState,
      int pass) {
    Pen pen = (Pen) state;
    if (item == 0) {
      pen.begin(halfDash(dataset.getItemCount(series)));
    }
    double value = dataset.getYValue(series, item);
    if (Double.isNaN(value)) {
      pen.lift();
    } else {
      double x =
          domainAxis.valueToJava2D(
              dataset.getXValue(series, item), dataArea, plot.getDomainAxisEdge());
      pen.to(x, rangeAxis.valueToJava2D(value, dataArea, plot.getRangeAxisEdge()));
    }
    if (item == dataset.getItemCount(series) - 1) {
      pen.lift();
      if (halo != null) {
        g2.setPaint(halo);
        g2.setStroke(haloStroke);
        g2.draw(pen.path);
      }
      g2.setPaint(colors.get(series));
      g2.setStroke(stroke);
      NamedShapes.name(g2, names.apply(series));
      g2.draw(pen.path);
      NamedShapes.name(g2, "");
    }
  }

  /** The path of the present series. */
  private static final class Pen extends XYItemRendererState {
    private Path2D path = new Path2D.Float();
    private double halfDash;
    private int points;
    private double lastX;
    private double lastY;

    Pen(PlotRenderingInfo info) {
      super(info);
    }

    void begin(double dash) {
      halfDash = dash;
      path = new Path2D.Float();
      points = 0;
    }

    void to(double x, double y) {
      lastX = Math.max(-FAR, Math.min(x, FAR));
      lastY = Math.max(-FAR, Math.min(y, FAR));
      if (points++ == 0) {
        path.moveTo(lastX, lastY);
      } else {
        path.lineTo(lastX, lastY);
      }
    }

    void lift() {
      if (points == 1) {
        path.moveTo(lastX - halfDash, lastY);
        path.lineTo(lastX + halfDash, lastY);
      }
      points = 0;
    }
  }
}
