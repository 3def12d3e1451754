package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Bars of time in rows.
 *
 * @param title above the plot
 * @param label of the axis of time
 * @param end the longest time shown
 * @param lanes names of the rows, from the top
 * @param bars in drawing order
 * @param kinds what the colours mean
 * @param describer see {@link #describe}
 */
public record TimelineDrawing(
    String title,
    String label,
    double end,
    List<String> lanes,
    List<Bar> bars,
    List<String> kinds,
    IntFunction<List<String>> describer)
    implements Drawing {
  /** A name needs as much. */
  private static final double LEAST_LANE = 16;

  /** How high the heading, the legend and the axis are. */
  private static final double AROUND = 100;

  /** A trial in its row: from when to when, and the position of its kind. */
  public record Bar(int trial, int lane, double from, double to, int kind) {}

  /** Copies the lists. */
  public TimelineDrawing {
    lanes = List.copyOf(lanes);
    bars = List.copyOf(bars);
    kinds = List.copyOf(kinds);
  }

  @Override
  public List<String> describe(int trial) {
    return describer.apply(trial);
  }

  @Override
  public double leastHeight(double width) {
    return Math.max(LEAST_HEIGHT, lanes.size() * LEAST_LANE + AROUND);
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      int kind = i;
      if (bars.stream().anyMatch(bar -> bar.kind == kind)) {
        entries.add(DrawingHeader.Entry.dot(Palette.at(i, theme.dark()), kinds.get(i)));
      }
    }
    DrawingHeader.Legend legend = new DrawingHeader.Legend("", entries, Optional.empty());
    Scale x = Scale.linear(ValueRange.around(0, end), false);
    List<String> upwards = new ArrayList<>(lanes);
    Collections.reverse(upwards);
    Scale y = Scale.options(upwards.isEmpty() ? List.of("") : upwards);
    List<Mark> marks = new ArrayList<>();
    new PlotFrame(theme, new DrawingHeader(theme, title, legend))
        .x(label, x, List.of(), new ValueRange(-0.01, 1.02))
        .y("", y, List.of(), new ValueRange(0, 1))
        .draw(
            g2,
            area,
            (inside, plane) -> {
              for (Bar bar : bars) {
                marks.add(drawBar(inside, plane, theme, bar, x, y));
              }
            });
    return marks;
  }

  private Mark drawBar(Graphics2D g2, Plane plane, ChartTheme theme, Bar bar, Scale x, Scale y) {
    double left = plane.x(x.place(bar.from));
    double right = plane.x(x.place(bar.to));
    double middle = plane.y(y.place(lanes.size() - 1 - bar.lane));
    double thick = Math.min(28, 0.7 * plane.area().getHeight() / Math.max(1, lanes.size()));
    Rectangle2D shape =
        new Rectangle2D.Double(left, middle - thick / 2, Math.max(1, right - left - 0.7), thick);
    g2.setPaint(ScatterDrawing.fade(Palette.at(bar.kind, theme.dark()), 215));
    g2.fill(shape);
    return new Mark(bar.trial, shape);
  }
}
