package org.tunebench.app.chart;

import java.awt.Color;
import java.util.List;
import java.util.function.IntFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** Sets up JFreeChart for histories. */
final class HistoriesPlot {
  private static final float BASELINE_WIDTH = 2.2f;
  private static final float BEST_WIDTH = 3f;

  private HistoriesPlot() {}

  /** The chart of already thinned lines over a window. */
  static JFreeChart chart(HistoriesView view, PlotWindow window, List<Curve> lines) {
    return chart(view, window, lines, false);
  }

  /**
   * @param vectors whether lines stay lines, for a file, or may become pixels, which is faster
   */
  static JFreeChart chart(
      HistoriesView view, PlotWindow window, List<Curve> lines, boolean vectors) {
    ChartTheme theme = view.style().theme();
    XYPlot plot = PlotStyle.plot(theme);
    plot.setDomainAxis(PlotStyle.axis(stepAxis(view, window), theme));
    plot.setRangeAxis(PlotStyle.axis(valueAxis(view, window), theme));
    addLines(plot, view, lines, vectors);
    JFreeChart chart = PlotStyle.chart(plot, theme);
    chart.addSubtitle(
        new DrawingHeader(theme, view.style().texts().title(), HistoriesLegend.of(view)));
    return chart;
  }

  /** The crowd below, then a dataset each for the best trial and the baseline. */
  private static void addLines(
      XYPlot plot, HistoriesView view, List<Curve> lines, boolean vectors) {
    addOnTop(plot, 1, view, lines.stream().filter(view::isBest).toList(), BEST_WIDTH);
    CurveRenderer baseline =
        addOnTop(plot, 2, view, lines.stream().filter(Curve::baseline).toList(), BASELINE_WIDTH);
    if (view.style().dashesBaseline()) {
      baseline.dashed();
    }
    List<Curve> crowd =
        lines.stream().filter(line -> !line.baseline() && !view.isBest(line)).toList();
    Crowd look = Crowd.of(crowd.size(), view.style().theme().dark());
    List<Color> colors = crowd.stream().map(line -> look.fade(view.color(line))).toList();
    CurveRenderer renderer = new CurveRenderer(colors, look.width()).withNames(names(crowd, view));
    plot.setRenderer(0, renderer);
    if (vectors) {
      plot.setDataset(0, new CurveDataset(crowd));
    } else {
      plot.setDataset(0, new CurveDataset(List.of()));
      renderer.addAnnotation(new CrowdLayer(crowd, colors, look.width()), Layer.BACKGROUND);
    }
    List<Curve> cut = lines.stream().filter(view::isPruned).toList();
    renderer.addAnnotation(marks(EndMarks.Shape.BAR, cut, view), Layer.BACKGROUND);
    List<Curve> failed = lines.stream().filter(view::isFailed).toList();
    renderer.addAnnotation(marks(EndMarks.Shape.CROSS, failed, view), Layer.BACKGROUND);
  }

  private static EndMarks marks(EndMarks.Shape shape, List<Curve> lines, HistoriesView view) {
    return new EndMarks(shape, lines, lines.stream().map(view::color).toList());
  }

  private static CurveRenderer addOnTop(
      XYPlot plot, int index, HistoriesView view, List<Curve> lines, float width) {
    plot.setDataset(index, new CurveDataset(lines));
    List<Color> colors = lines.stream().map(view::color).toList();
    CurveRenderer renderer =
        new CurveRenderer(colors, width)
            .withHalo(view.style().theme().background())
            .withNames(names(lines, view));
    plot.setRenderer(index, renderer);
    return renderer;
  }

  private static IntFunction<String> names(List<Curve> lines, HistoriesView view) {
    return series -> view.style().texts().name(lines.get(series));
  }

  private static ValueAxis stepAxis(HistoriesView view, PlotWindow window) {
    LinearTickAxis axis = new LinearTickAxis(view.style().texts().stepAxis(), true);
    axis.setRange(window.steps().lower(), window.steps().upper());
    return axis;
  }

  private static ValueAxis valueAxis(HistoriesView view, PlotWindow window) {
    String label = view.style().texts().valueLabel();
    ValueAxis axis =
        view.axes().logValues() ? new LogTickAxis(label) : new LinearTickAxis(label, false);
    axis.setRange(window.values().lower(), window.values().upper());
    return axis;
  }

  /**
   * How the many lines look: the more there are, the thinner and the more transparent, so that
   * density shows where they lie upon each other.
   *
   * @param width of a line, in logical pixels
   * @param alpha opacity, 0 to 1
   */
  private record Crowd(float width, double alpha) {

    static Crowd of(int lines, boolean dark) {
      double alpha = Math.min(0.95, Math.pow(Math.max(lines, 1) / 6.0, -0.38));
      return new Crowd(lines <= 20 ? 1.6f : 1.2f, dark ? Math.min(0.95, 1.5 * alpha) : alpha);
    }

    Color fade(Color color) {
      return new Color(
          color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
    }
  }
}
