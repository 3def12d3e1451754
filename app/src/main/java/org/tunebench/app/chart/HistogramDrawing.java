package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A histogram with lines at the values that matter. What has no place on its axis is not dropped:
 * it is counted in bars of its own beside it.
 *
 * @param title above the plot
 * @param label of the horizontal axis
 * @param countLabel of the vertical axis
 * @param scale of the horizontal axis
 * @param bins by places on that scale
 * @param aside what is counted beside the axis, the nearest first
 * @param asideIsHigh whether that stands at the right, else at the left
 * @param lines values with a name: the best, the median, the default
 */
public record HistogramDrawing(
    String title,
    String label,
    String countLabel,
    Scale scale,
    Bins bins,
    List<Aside> aside,
    boolean asideIsHigh,
    List<Line> lines)
    implements Drawing {
  private static final double MARGIN = 0.03;
  private static final double LANE = 0.13;
  private static final double BAR = 0.06;
  private static final double NEARLY = 1e-9;

  /**
   * Bins of the same width.
   *
   * @param low the place where the first begins
   * @param width of each, as a part of the axis
   * @param counts of each
   */
  public record Bins(double low, double width, List<Integer> counts) {
    /** Copies the list. */
    public Bins {
      counts = List.copyOf(counts);
    }
  }

  /** A bar beside the axis, and what it counts. */
  public record Aside(String name, int count) {}

  /** A value and its name. */
  public record Line(double value, String name) {}

  /** Copies the lists. */
  public HistogramDrawing {
    aside = List.copyOf(aside);
    lines = List.copyOf(lines);
  }

  /** None: bins are of no trial. */
  @Override
  public List<String> describe(int trial) {
    return List.of();
  }

  @Override
  public String summary() {
    return title
        + ": "
        + Stream.concat(
                lines.stream().map(Line::name),
                aside.stream().map(beside -> beside.name + " " + beside.count))
            .collect(Collectors.joining(", "));
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    int most = 1;
    for (int count : bins.counts) {
      most = Math.max(most, count);
    }
    List<PlaceAxis.Lane> lanes = new ArrayList<>();
    for (int i = 0; i < aside.size(); i++) {
      most = Math.max(most, aside.get(i).count);
      lanes.add(new PlaceAxis.Lane(place(i), aside.get(i).name));
    }
    Scale y = Scale.linear(new ValueRange(0, Math.max(1, 1.06 * most)), true);
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      entries.add(DrawingHeader.Entry.line(color(i, theme), lines.get(i).name()));
    }
    DrawingHeader.Legend legend = new DrawingHeader.Legend("", entries, Optional.empty());
    double out = aside.isEmpty() ? MARGIN : (aside.size() + 0.6) * LANE;
    new PlotFrame(theme, new DrawingHeader(theme, title, legend))
        .x(
            label,
            scale,
            lanes,
            new ValueRange(asideIsHigh ? -MARGIN : -out, asideIsHigh ? 1 + out : 1 + MARGIN))
        .y(countLabel, y, List.of(), new ValueRange(0, 1))
        .draw(g2, area, (inside, plane) -> drawData(inside, plane, theme, y));
    return List.of();
  }

  private double place(int lane) {
    double away = (lane + 1) * LANE;
    return asideIsHigh ? 1 + away : -away;
  }

  /**
   * Where the line of a value stands. One that has no place on the axis stands where such results
   * are counted, or else at the end of the axis.
   */
  double linePlace(double value) {
    double place = scale.place(value);
    if (isInside(value)) {
      return place;
    }
    boolean counted = !aside.isEmpty() && asideIsHigh == place > 1;
    return counted ? place(0) : Math.max(0, Math.min(1, place));
  }

  /** Whether a value has a place on the axis. */
  private boolean isInside(double value) {
    double place = scale.place(value);
    return place >= -NEARLY && place <= 1 + NEARLY;
  }

  /** Dashes say that the value lies further out than its line. */
  private static BasicStroke beyondStroke() {
    return new BasicStroke(
        2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 4}, 0);
  }

  private static Color color(int line, ChartTheme theme) {
    return Palette.at(line + 1, theme.dark());
  }

  private void drawData(Graphics2D g2, Plane plane, ChartTheme theme, Scale y) {
    g2.setPaint(ScatterDrawing.fade(Palette.at(0, theme.dark()), 190));
    for (int i = 0; i < bins.counts.size(); i++) {
      double left = bins.low + i * bins.width;
      bar(g2, plane, left, left + bins.width, y.place(bins.counts.get(i)));
    }
    g2.setPaint(ScatterDrawing.fade(theme.mutedText(), 150));
    for (int i = 0; i < aside.size(); i++) {
      bar(g2, plane, place(i) - BAR / 2, place(i) + BAR / 2, y.place(aside.get(i).count));
    }
    for (int i = 0; i < lines.size(); i++) {
      double at = plane.x(linePlace(lines.get(i).value()));
      g2.setStroke(isInside(lines.get(i).value()) ? new BasicStroke(2) : beyondStroke());
      g2.setPaint(color(i, theme));
      g2.draw(new Line2D.Double(at, plane.area().getY(), at, plane.area().getMaxY()));
    }
  }

  private static void bar(Graphics2D g2, Plane plane, double from, double to, double height) {
    double left = plane.x(from);
    double top = plane.y(height);
    double width = Math.max(1, plane.x(to) - left - 1);
    g2.fill(new Rectangle2D.Double(left + 0.5, top, width, plane.y(0) - top));
  }
}
