package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Horizontal bars, one a row, each with a second, paler part: such as the importance of a parameter
 * alone and together with others.
 *
 * @param title above the plot
 * @param label of the horizontal axis
 * @param solid what the solid part means
 * @param pale what the paler part means; empty for none
 * @param shares whether lengths are shares of a whole, which the axis says in percent
 * @param bars from the top
 */
public record BarsDrawing(
    String title, String label, String solid, String pale, boolean shares, List<Bar> bars)
    implements Drawing {
  private static final double THICKEST = 26;

  /** A name needs as much. */
  private static final double LEAST_ROW = 16;

  /** How high the heading, the legend and the axis are. */
  private static final double AROUND = 100;

  private static final double NAMES = 0.4;
  private static final double GAP = 8;

  /**
   * A row.
   *
   * @param name before it
   * @param value the length of the solid part, 0 or above
   * @param total the length of both parts; the same where there is no paler one
   * @param text behind it
   */
  public record Bar(String name, double value, double total, String text) {}

  /** Copies the list. */
  public BarsDrawing {
    bars = List.copyOf(bars);
  }

  /** Bars whose lengths are numbers. */
  public BarsDrawing(String title, String label, String solid, String pale, List<Bar> bars) {
    this(title, label, solid, pale, false, bars);
  }

  /** None: bars are of no trial. */
  @Override
  public List<String> describe(int trial) {
    return List.of();
  }

  @Override
  public String summary() {
    return title
        + ": "
        + bars.stream().map(bar -> bar.name + " " + bar.text).collect(Collectors.joining(", "));
  }

  @Override
  public double leastHeight(double width) {
    return Math.max(LEAST_HEIGHT, rowsHeight());
  }

  /** What its rows need to stand below each other, with all that stands around them. */
  public double rowsHeight() {
    return bars.size() * LEAST_ROW + AROUND;
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    Color strong = Palette.at(0, theme.dark());
    Color weak = ScatterDrawing.fade(strong, 95);
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    if (!pale.isEmpty()) {
      entries.add(DrawingHeader.Entry.dot(strong, solid));
      entries.add(DrawingHeader.Entry.dot(weak, pale));
    }
    DrawingHeader.Legend legend = new DrawingHeader.Legend("", entries, Optional.empty());
    // Names stand between a gap and the axis; a little more, since hints of the font differ later.
    double names = Math.min(NAMES * area.getWidth(), longest(g2, theme) + 3 * GAP);
    double texts =
        bars.stream().mapToDouble(b -> width(g2, theme, b.text)).max().orElse(0) + 2 * GAP;
    double most = bars.stream().mapToDouble(Bar::total).max().orElse(1);
    ValueRange range = new ValueRange(0, most > 0 ? most : 1);
    Scale scale = shares ? Scale.shares(range) : Scale.linear(range, false);
    double inner = area.getWidth() - 26;
    double bar = Math.max(40, inner - names - texts);
    // Names and texts stand within the plot, left and right of the axis.
    ValueRange shown = new ValueRange(-names / bar, 1 + texts / bar);
    new PlotFrame(theme, new DrawingHeader(theme, title, legend))
        .x(label, scale, List.of(), shown)
        .withoutY(new ValueRange(0, Math.max(1, bars.size())))
        .draw(
            g2,
            area,
            (inside, plane) -> {
              for (int i = 0; i < bars.size(); i++) {
                drawBar(inside, plane, theme, i, scale);
              }
            });
    return List.of();
  }

  private double longest(Graphics2D g2, ChartTheme theme) {
    return bars.stream().mapToDouble(bar -> width(g2, theme, bar.name)).max().orElse(0);
  }

  private static double width(Graphics2D g2, ChartTheme theme, String text) {
    return TextBox.width(g2, theme.font(), text);
  }

  private void drawBar(Graphics2D g2, Plane plane, ChartTheme theme, int row, Scale scale) {
    Bar bar = bars.get(row);
    double middle = plane.y(bars.size() - row - 0.5);
    double thick = Math.min(THICKEST, 0.62 * plane.area().getHeight() / bars.size());
    double zero = plane.x(0);
    Color strong = Palette.at(0, theme.dark());
    rectangle(
        g2, ScatterDrawing.fade(strong, 95), zero, plane.x(scale.place(bar.total)), middle, thick);
    rectangle(g2, strong, zero, plane.x(scale.place(bar.value)), middle, thick);
    double room = zero - plane.area().getX() - GAP;
    String name = Shortened.toFit(bar.name, room, text -> width(g2, theme, text));
    double left = zero - GAP - width(g2, theme, name);
    TextBox.draw(g2, theme.font(), theme.text(), name, left, middle);
    double end = plane.x(scale.place(Math.max(bar.total, bar.value))) + GAP;
    TextBox.draw(g2, theme.font(), theme.mutedText(), bar.text, end, middle);
  }

  private static void rectangle(
      Graphics2D g2, Color color, double left, double right, double middle, double thick) {
    g2.setPaint(color);
    g2.fill(
        new RoundRectangle2D.Double(
            left, middle - thick / 2, Math.max(0, right - left), thick, 3, 3));
  }
}
