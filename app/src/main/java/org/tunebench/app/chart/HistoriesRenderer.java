package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * Paints histories with JFreeChart into an image. Pure: needs no toolkit and no display, and may
 * run on any thread.
 */
public final class HistoriesRenderer {
  /** What stands out from the crowd is never drawn in less detail. */
  private static final int FINE = 1_000;

  private HistoriesRenderer() {}

  /** The picture, or nothing where no curve has a point that could be drawn. */
  public static Optional<HistoriesPicture> render(HistoriesView reported, PaintSize size) {
    return Shown.of(reported).map(shown -> paint(reported, shown, size));
  }

  private static HistoriesPicture paint(HistoriesView reported, Shown shown, PaintSize size) {
    HistoriesView view = shown.view;
    List<Curve> lines = lines(view, shown.window, size.pixelWidth());
    JFreeChart chart = HistoriesPlot.chart(view, shown.window, lines);
    BufferedImage image =
        new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
    Rectangle2D area = PlotStyle.paint(chart, image, size);
    PlotGeometry geometry =
        new PlotGeometry(
            area.getX(),
            area.getY(),
            area.getWidth(),
            area.getHeight(),
            shown.window,
            view.axes().logValues());
    int covered = Covered.count(reported.curves());
    LeftOut leftOut = LeftOut.of(shown.clips, view.axes().logValues(), view.curves());
    return new HistoriesPicture(
        image, size, geometry, shown.reach, leftOut, covered, reported, lines);
  }

  /** Draws into anything, such as a vector file; nothing where no curve has a point. */
  static void draw(HistoriesView reported, Graphics2D g2, Rectangle2D area, int columns) {
    Shown.of(reported)
        .ifPresent(
            shown ->
                HistoriesPlot.chart(
                        shown.view, shown.window, lines(shown.view, shown.window, columns), true)
                    .draw(g2, area));
  }

  /**
   * What is seen of a view, on a screen as in a file.
   *
   * @param view the curves as they are drawn, smoothed or not
   * @param window the part that is seen
   * @param reach how far one may zoom out
   * @param clips whether the window was chosen here and leaves values out
   */
  private record Shown(HistoriesView view, PlotWindow window, PlotWindow reach, boolean clips) {
    /** Nothing where no curve has a point that could be drawn. */
    static Optional<Shown> of(HistoriesView reported) {
      HistoriesView view = reported.smoothed();
      RangeRule rule = RangeRule.of(view.axes().logValues());
      Optional<ValueRange> steps = rule.steps(view.curves());
      Optional<ValueRange> all = rule.everything(view.curves());
      if (steps.isEmpty() || all.isEmpty()) {
        return Optional.empty();
      }
      PlotWindow limits = new PlotWindow(steps.get(), all.get());
      PlotWindow fitted = view.axes().showAll() ? limits : clipped(view, rule, limits);
      PlotWindow window = view.axes().window().orElse(fitted);
      boolean clips = view.axes().window().isEmpty() && leavesOut(fitted, limits);
      return Optional.of(new Shown(view, window, limits.union(fitted), clips));
    }
  }

  private static PlotWindow clipped(HistoriesView view, RangeRule rule, PlotWindow limits) {
    List<Curve> best = view.curves().stream().filter(view::isBest).toList();
    List<Curve> baseline = view.curves().stream().filter(Curve::baseline).toList();
    HistoriesAxes axes = view.axes();
    double[] values = {
      best.isEmpty() ? Double.NaN : view.best().orElseThrow().value(),
      axes.held().best(view.curves(), axes.logValues())
    };
    return new PlotWindow(
        limits.steps(), rule.fitted(view.curves(), best, values, baseline).orElse(limits.values()));
  }

  private static boolean leavesOut(PlotWindow fitted, PlotWindow limits) {
    return fitted.values().lower() > limits.values().lower()
        || fitted.values().upper() < limits.values().upper();
  }

  /** Thinned curves in drawing order: trials by number, then the best, then the baseline on top. */
  private static List<Curve> lines(HistoriesView view, PlotWindow window, int columns) {
    List<Curve> ordered = new ArrayList<>(view.curves());
    ordered.sort(
        Comparator.comparing(Curve::baseline)
            .thenComparing(view::isBest)
            .thenComparingInt(Curve::trial));
    ordered.replaceAll(
        curve -> {
          boolean stands = curve.baseline() || view.isBest(curve);
          int fine = stands ? Math.max(columns, FINE) : columns;
          return Decimation.thin(curve, window.steps(), fine, view.axes().logValues());
        });
    return List.copyOf(ordered);
  }
}
