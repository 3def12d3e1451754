package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The histories of a study as a drawing, to be written to a file.
 *
 * @param view what is shown
 * @param columns to how many places across lines are thinned
 */
public record HistoriesDrawing(HistoriesView view, int columns) implements Drawing {
  /** As fine as print needs. */
  private static final int FINE = 2_000;

  /** As fine as print needs. */
  public HistoriesDrawing(HistoriesView view) {
    this(view, FINE);
  }

  @Override
  public String title() {
    return view.style().texts().title();
  }

  @Override
  public List<String> describe(int trial) {
    return List.of();
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    HistoriesRenderer.draw(view.themed(theme), g2, area, columns);
    return List.of();
  }
}
