package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The histories of a study as a drawing, to be written to a file.
 *
 * @param view what is shown
 */
public record HistoriesDrawing(HistoriesView view) implements Drawing {
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
    HistoriesStyle style = new HistoriesStyle(view.style().texts(), theme, view.style().colors());
    HistoriesView themed =
        new HistoriesView(view.curves(), view.best(), view.lastTrial(), style, view.axes());
    HistoriesRenderer.draw(themed, g2, area);
    return List.of();
  }
}
