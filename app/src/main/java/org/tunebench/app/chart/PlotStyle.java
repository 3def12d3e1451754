package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** What all plots of lines look like, and how they are painted. */
final class PlotStyle {
  private PlotStyle() {}

  /** A plot without axes and data. */
  static XYPlot plot(ChartTheme theme) {
    XYPlot plot = new XYPlot();
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    // The later trial lies above the earlier one, in files as on the screen.
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinePaint(theme.grid());
    plot.setRangeGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    return plot;
  }

  /** Gives an axis the theme's colours and fonts. */
  static ValueAxis axis(ValueAxis axis, ChartTheme theme) {
    axis.setLabelFont(theme.font());
    axis.setLabelPaint(theme.text());
    axis.setTickLabelFont(theme.smallFont());
    axis.setTickLabelPaint(theme.mutedText());
    axis.setAxisLinePaint(theme.axis());
    axis.setTickMarkPaint(theme.axis());
    axis.setTickMarkOutsideLength(4);
    return axis;
  }

  /** The chart around a plot. */
  static JFreeChart chart(XYPlot plot, ChartTheme theme) {
    JFreeChart chart = new JFreeChart(null, theme.titleFont(), plot, false);
    chart.setBackgroundPaint(theme.background());
    chart.setPadding(new RectangleInsets(8, 10, 8, 16));
    chart
        .getRenderingHints()
        .put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return chart;
  }

  /** Draws the chart; gives the data area in logical pixels. */
  static Rectangle2D paint(JFreeChart chart, BufferedImage image, PaintSize size) {
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    Graphics2D g2 = image.createGraphics();
    try {
      g2.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      g2.scale(size.scale(), size.scale());
      chart.draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height()), info);
    } finally {
      g2.dispose();
    }
    return info.getPlotInfo().getDataArea();
  }
}
