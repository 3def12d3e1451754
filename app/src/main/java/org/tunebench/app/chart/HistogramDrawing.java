package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A histogram with lines at the values that matter.
 *
 * @param title above the plot
 * @param label of the horizontal axis
 * @param countLabel of the vertical axis
 * @param low where the first bin begins
 * @param width of a bin
 * @param counts of the bins
 * @param lines values with a name: the best, the median, the default
 */
public record HistogramDrawing(
    String title,
    String label,
    String countLabel,
    double low,
    double width,
    List<Integer> counts,
    List<Line> lines)
    implements Drawing {
  /** A value and its name. */
  public record Line(double value, String name) {}

  /** Copies the lists. */
  public HistogramDrawing {
    counts = List.copyOf(counts);
    lines = List.copyOf(lines);
  }

  /** None: bins are of no trial. */
  @Override
  public List<String> describe(int trial) {
    return List.of();
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
    double high = low + width * counts.size();
    Scale x = Scale.linear(new ValueRange(low, high), false);
    Scale y = Scale.linear(new ValueRange(0, Math.max(1, 1.06 * most)), true);
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      entries.add(new DrawingHeader.Entry(color(i, theme), lines.get(i).name()));
    }
    DrawingHeader.Legend legend = new DrawingHeader.Legend("", entries, Optional.empty());
    new PlotFrame(theme, new DrawingHeader(theme, title, legend))
        .x(label, x, List.of(), new ValueRange(-0.03, 1.03))
        .y(countLabel, y, List.of(), new ValueRange(0, 1))
        .draw(g2, area, (inside, plane) -> drawData(inside, plane, theme, x, y));
    return List.of();
  }

  private static Color color(int line, ChartTheme theme) {
    return Palette.at(line + 1, theme.dark());
  }

  private void drawData(Graphics2D g2, Plane plane, ChartTheme theme, Scale x, Scale y) {
    g2.setPaint(ScatterDrawing.fade(Palette.at(0, theme.dark()), 190));
    for (int i = 0; i < counts.size(); i++) {
      double left = plane.x(x.place(low + i * width));
      double right = plane.x(x.place(low + (i + 1) * width));
      double top = plane.y(y.place(counts.get(i)));
      g2.fill(
          new Rectangle2D.Double(left + 0.5, top, Math.max(1, right - left - 1), plane.y(0) - top));
    }
    g2.setStroke(new BasicStroke(2));
    for (int i = 0; i < lines.size(); i++) {
      double at = plane.x(x.place(lines.get(i).value()));
      g2.setPaint(color(i, theme));
      g2.draw(new Line2D.Double(at, plane.area().getY(), at, plane.area().getMaxY()));
    }
  }
}
