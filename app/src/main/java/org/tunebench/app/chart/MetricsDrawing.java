package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.tunebench.app.shell.Numbers;

/**
 * All metrics of one trial over its epochs, one plot below the other, since their units differ.
 *
 * @param title names the trial; it does not stand in the drawing
 * @param epochs of the horizontal axis
 * @param metrics from the top
 */
public record MetricsDrawing(String title, String epochs, List<Metric> metrics) implements Drawing {
  /** The height of one plot, in logical pixels. */
  private static final int PLOT_HEIGHT = 110;

  /** The height of what stands below the last plot. */
  private static final int AXIS_HEIGHT = 48;

  /** Low plots need their ticks closer. */
  private static final double TICKS_APART = 24;

  private static final BasicStroke LINE =
      new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /** The least part of a value that its axis spans. */
  private static final double LEAST_SHARE = 1e-3;

  /**
   * One metric.
   *
   * @param name of its axis
   * @param curve its history
   */
  public record Metric(String name, Curve curve) {}

  /** Copies the list. */
  public MetricsDrawing {
    metrics = List.copyOf(metrics);
  }

  /** Whether there is any point to draw. */
  public boolean isEmpty() {
    return metrics.stream().allMatch(metric -> metric.curve.size() == 0);
  }

  /** The height that so many plots want, in logical pixels. */
  public static double heightOf(int metrics) {
    return Math.max(1, metrics) * PLOT_HEIGHT + AXIS_HEIGHT;
  }

  /** Nothing: all of it is one trial. */
  @Override
  public List<String> describe(int trial) {
    return List.of();
  }

  /** The last value of each metric. */
  @Override
  public String summary() {
    return title
        + ": "
        + metrics.stream()
            .filter(metric -> metric.curve.lastFinite() >= 0)
            .map(metric -> metric.name + " " + Numbers.brief(last(metric.curve)))
            .collect(Collectors.joining(", "));
  }

  private static double last(Curve curve) {
    return curve.values()[curve.lastFinite()];
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    NumberAxis steps = new LinearTickAxis(epochs, true);
    PlotStyle.axis(steps, theme);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(steps);
    all.setGap(10);
    all.setInsets(RectangleInsets.ZERO_INSETS);
    all.setOutlineVisible(false);
    metrics.forEach(metric -> all.add(plot(metric, theme)));
    JFreeChart chart = PlotStyle.chart(all, theme);
    chart.setBackgroundPaint(null);
    // It begins where the headings of the panel that it stands in do.
    chart.setPadding(new RectangleInsets(6, 2, 4, 10));
    chart.draw(g2, area);
    return List.of();
  }

  private static XYPlot plot(Metric metric, ChartTheme theme) {
    Curve drawn = withGaps(metric.curve);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, drawn.size() == 1);
    renderer.setSeriesPaint(0, theme.baseline());
    renderer.setSeriesStroke(0, LINE);
    NumberAxis values = new LinearTickAxis(metric.name, false, TICKS_APART);
    PlotStyle.axis(values, theme);
    values.setAutoRangeIncludesZero(false);
    values.setAutoRangeMinimumSize(leastRange(drawn));
    XYPlot plot = PlotStyle.plot(theme);
    plot.setDataset(new CurveDataset(List.of(drawn)));
    plot.setRenderer(renderer);
    plot.setRangeAxis(values);
    return plot;
  }

  /** JFreeChart leaves NaN out as a gap; an infinity would end its axis. */
  private static Curve withGaps(Curve curve) {
    double[] values = curve.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = curve.isFinite(i) ? values[i] : Double.NaN;
    }
    return curve.withPoints(curve.steps(), values);
  }

  /** Values that are all alike need an axis with ticks that are not. */
  private static double leastRange(Curve curve) {
    int last = curve.lastFinite();
    double size = last < 0 ? 0 : Math.abs(curve.values()[last]);
    return size > 0 ? size * LEAST_SHARE : LEAST_SHARE;
  }
}
