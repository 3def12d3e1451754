package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;

/**
 * Paints a small chart that nobody sees. The first one loads Java's 2D library, its fonts and
 * JFreeChart, about a second's work: better while the person still reads the first page.
 */
public final class ChartWarmUp {
  private static final PaintSize SMALL = new PaintSize(200, 120, 1);

  private ChartWarmUp() {}

  /** May take a second: not for the FX thread. */
  public static void run() {
    Curve curve = new Curve(0, new double[] {1, 2, 3}, new double[] {3, 2, 1}, true);
    HistoriesRenderer.render(
        new HistoriesView(
            List.of(curve),
            Optional.of(new BestLine(0, 1)),
            1,
            new HistoriesStyle(
                new ChartTexts("1", "1", "1", "1", "1", "1", "1", "1"),
                ChartTheme.light(),
                ColorScale.RED_TO_GREEN),
            HistoriesAxes.fitted()),
        SMALL);
  }
}
