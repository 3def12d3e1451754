package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Groups of lines as a drawing, to be written to a file.
 *
 * @param title what the chart is called
 * @param view what is shown
 */
public record GroupsDrawing(String title, GroupsView view) implements Drawing {
  /** As fine as print needs. */
  private static final int FINE = 2_000;

  @Override
  public List<String> describe(int trial) {
    return List.of();
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    GroupsView themed =
        new GroupsView(
            view.groups(),
            view.horizontal(),
            view.counts(),
            view.vertical(),
            view.histories(),
            view.logValues(),
            view.showAll(),
            theme);
    GroupsRenderer.draw(themed, title, g2, area, FINE);
    return List.of();
  }
}
