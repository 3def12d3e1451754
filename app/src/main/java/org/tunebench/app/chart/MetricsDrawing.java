package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.tunebench.app.shell.Numbers;

/**
 * All metrics of one trial over its epochs, one plot below the other, since their units differ; but
 * what is the same on training data and on others shares one ({@link MetricPlots}).
 *
 * @param title names the trial; it does not stand in the drawing
 * @param words on it
 * @param metrics from the top
 */
public record MetricsDrawing(String title, Words words, List<Metric> metrics) implements Drawing {
  /** A plot of one metric has so many parts of the height, one of two more. */
  private static final int PARTS_OF_ONE = 5;

  private static final int PARTS_OF_TWO = 7;

  /** The height of a part, in logical pixels. */
  private static final int PART_HEIGHT = 22;

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

  /**
   * The words.
   *
   * @param epochs of the horizontal axis
   * @param training what the lines on training data are called
   * @param heldOut what the others beside them are called
   */
  public record Words(String epochs, String training, String heldOut) {}

  /** Copies the list. */
  public MetricsDrawing {
    metrics = List.copyOf(metrics);
  }

  /** Whether there is any point to draw. */
  public boolean isEmpty() {
    return metrics.stream().allMatch(metric -> metric.curve.size() == 0);
  }

  /** The height that the plots want, in logical pixels. */
  public double height() {
    List<MetricPlots.Plot> plots = MetricPlots.of(metrics);
    int parts = plots.stream().mapToInt(MetricsDrawing::parts).sum();
    double legend = hasPairs(plots) ? DrawingHeader.ROW : 0;
    return Math.max(PARTS_OF_ONE, parts) * PART_HEIGHT + legend + AXIS_HEIGHT;
  }

  private static int parts(MetricPlots.Plot plot) {
    return plot.training().isPresent() ? PARTS_OF_TWO : PARTS_OF_ONE;
  }

  private static boolean hasPairs(List<MetricPlots.Plot> plots) {
    return plots.stream().anyMatch(plot -> plot.training().isPresent());
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
    List<MetricPlots.Plot> plots = MetricPlots.of(metrics);
    NumberAxis steps = new LinearTickAxis(words.epochs, true);
    PlotStyle.axis(steps, theme);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(steps);
    all.setGap(10);
    all.setInsets(RectangleInsets.ZERO_INSETS);
    all.setOutlineVisible(false);
    plots.forEach(plot -> all.add(plot(plot, theme), parts(plot)));
    JFreeChart chart = PlotStyle.chart(all, theme);
    chart.setBackgroundPaint(null);
    // It begins where the headings of the panel that it stands in do.
    chart.setPadding(new RectangleInsets(6, 2, 4, 10));
    if (hasPairs(plots)) {
      chart.addSubtitle(new DrawingHeader(theme, "", legend(theme)));
    }
    chart.draw(g2, area);
    return List.of();
  }

  private DrawingHeader.Legend legend(ChartTheme theme) {
    return new DrawingHeader.Legend(
        "",
        List.of(
            DrawingHeader.Entry.line(training(theme), words.training),
            DrawingHeader.Entry.line(theme.baseline(), words.heldOut)),
        Optional.empty());
  }

  private static Color training(ChartTheme theme) {
    return Palette.at(1, theme.dark());
  }

  private static XYPlot plot(MetricPlots.Plot shown, ChartTheme theme) {
    List<Curve> drawn = numbered(shown.curves());
    Curve top = drawn.get(drawn.size() - 1);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int series = 0; series < drawn.size(); series++) {
      Curve curve = drawn.get(series);
      renderer.setSeriesPaint(series, curve == top ? theme.baseline() : training(theme));
      renderer.setSeriesStroke(series, LINE);
      renderer.setSeriesShapesVisible(series, curve.size() == 1);
    }
    NumberAxis values = new LinearTickAxis(shown.name(), false, TICKS_APART);
    PlotStyle.axis(values, theme);
    values.setAutoRangeIncludesZero(false);
    values.setAutoRangeMinimumSize(leastRange(top));
    XYPlot plot = PlotStyle.plot(theme);
    plot.setDataset(new CurveDataset(drawn));
    plot.setRenderer(renderer);
    plot.setRangeAxis(values);
    return plot;
  }

  /** The axis finds the values of a line by its number. */
  private static List<Curve> numbered(List<Curve> curves) {
    List<Curve> numbered = new ArrayList<>();
    for (Curve curve : curves) {
      numbered.add(Curve.of(numbered.size(), curve.steps(), gapped(curve)));
    }
    return numbered;
  }

  /** JFreeChart leaves NaN out as a gap; an infinity would end its axis. */
  private static double[] gapped(Curve curve) {
    double[] values = curve.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = curve.isFinite(i) ? values[i] : Double.NaN;
    }
    return values;
  }

  /** Values that are all alike need an axis with ticks that are not. */
  private static double leastRange(Curve curve) {
    int last = curve.lastFinite();
    double size = last < 0 ? 0 : Math.abs(curve.values()[last]);
    return size > 0 ? size * LEAST_SHARE : LEAST_SHARE;
  }
}
