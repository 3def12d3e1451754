package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Several drawings side by side and below each other.
 *
 * @param title of all of them
 * @param parts from the top left, row by row; at least one
 */
public record GridDrawing(String title, List<Drawing> parts) implements Drawing {
  private static final double PART_WIDTH = 300;

  /** How low a part may be beside others; one that has the whole width is not as flat. */
  private static final double LEAST_PART = 160;

  private static final double LEAST_PART_ALONE = 220;

  /** How low a part may be where there are so many that no picture is as high as they would be. */
  private static final double FLATTEST = 110;

  /** Copies the list. */
  public GridDrawing {
    parts = List.copyOf(parts);
  }

  @Override
  public List<String> describe(int trial) {
    return parts.get(0).describe(trial);
  }

  private int rows(double width) {
    int wide = (int) Math.max(1, Math.min(parts.size(), width / PART_WIDTH));
    // Rather narrower than so flat that nothing is left of them.
    int close = (int) Math.ceil(parts.size() * FLATTEST / MOST_HEIGHT);
    int columns = Math.max(wide, close);
    return (parts.size() + columns - 1) / columns;
  }

  @Override
  public double leastHeight(double width) {
    int rows = rows(width);
    return Math.max(LEAST_HEIGHT, rows * (rows < parts.size() ? LEAST_PART : LEAST_PART_ALONE));
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    int rows = rows(area.getWidth());
    // Evenly: four parts are better as two by two than as three and one.
    int columns = (parts.size() + rows - 1) / rows;
    double width = area.getWidth() / columns;
    double height = area.getHeight() / rows;
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      double left = area.getX() + width * (i % columns);
      double top = area.getY() + height * (i / columns);
      marks.addAll(parts.get(i).draw(g2, new Rectangle2D.Double(left, top, width, height), theme));
    }
    return marks;
  }
}
