package org.tunebench.app.trials;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.PaintSize;
import org.tunebench.engine.study.Curve;

/**
 * All metrics of one trial over its epochs, one plot below the other, since their units differ.
 * Pure: runs on any thread.
 */
final class MetricPlots {
  /** The height of one plot, in logical pixels. */
  static final int PLOT_HEIGHT = 110;

  /** The height of what stands below the last plot. */
  static final int AXIS_HEIGHT = 44;

  private static final BasicStroke LINE =
      new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /** The least part of a value that its axis spans. */
  private static final double LEAST_SHARE = 1e-3;

  private static final NumberFormat UNGROUPED =
      new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));

  private final Map<String, Curve> curves;
  private final ChartTheme theme;
  private final String stepAxis;

  /**
   * @param curves by metric name; not written to any more
   * @param stepAxis name of the horizontal axis
   */
  MetricPlots(Map<String, Curve> curves, ChartTheme theme, String stepAxis) {
    this.curves = curves;
    this.theme = theme;
    this.stepAxis = stepAxis;
  }

  /** The picture, or nothing where there is no point. */
  Optional<MetricPicture> paint(PaintSize size) {
    if (curves.values().stream().allMatch(curve -> curve.size() == 0)) {
      return Optional.empty();
    }
    BufferedImage image =
        new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g2 = image.createGraphics();
    try {
      g2.scale(size.scale(), size.scale());
      chart().draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height()));
    } finally {
      g2.dispose();
    }
    return Optional.of(new MetricPicture(image, size));
  }

  private JFreeChart chart() {
    NumberAxis steps = axis(stepAxis);
    steps.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(steps);
    all.setGap(10);
    all.setInsets(RectangleInsets.ZERO_INSETS);
    curves.forEach((name, curve) -> all.add(plot(name, curve)));
    JFreeChart chart = new JFreeChart(null, font(), all, false);
    chart.setBackgroundPaint(theme.background());
    chart.setPadding(new RectangleInsets(4, 0, 0, 8));
    RenderingHints hints = chart.getRenderingHints();
    hints.put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return chart;
  }

  private XYPlot plot(String name, Curve curve) {
    DefaultXYDataset data = new DefaultXYDataset();
    data.addSeries(name, points(curve));
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, curve.size() == 1);
    renderer.setSeriesPaint(0, theme.baseline());
    renderer.setSeriesStroke(0, LINE);
    NumberAxis values = axis(name);
    values.setAutoRangeIncludesZero(false);
    values.setAutoRangeMinimumSize(leastRange(curve));
    values.setStandardTickUnits(new NumberTickUnitSource(false, UNGROUPED));
    XYPlot plot = new XYPlot(data, null, values, renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(theme.grid());
    plot.setRangeGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    return plot;
  }

  /** Values that are all alike need an axis with ticks that are not. */
  private static double leastRange(Curve curve) {
    double first = curve.size() == 0 ? 0 : Math.abs(curve.value(0));
    return Double.isFinite(first) && first > 0 ? first * LEAST_SHARE : LEAST_SHARE;
  }

  private static double[][] points(Curve curve) {
    double[][] points = new double[2][curve.size()];
    for (int i = 0; i < curve.size(); i++) {
      points[0][i] = curve.step(i);
      double value = curve.value(i);
      // JFreeChart leaves NaN out as a gap; an infinity would end its axis.
      points[1][i] = Double.isFinite(value) ? value : Double.NaN;
    }
    return points;
  }

  private NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis(label);
    Color muted = theme.mutedText();
    axis.setLabelFont(font());
    axis.setLabelPaint(theme.text());
    axis.setTickLabelFont(font());
    axis.setTickLabelPaint(muted);
    axis.setAxisLinePaint(theme.axis());
    axis.setTickMarkPaint(theme.axis());
    return axis;
  }

  private Font font() {
    return new Font(theme.fontFamily(), Font.PLAIN, theme.fontSize() - 1);
  }
}
