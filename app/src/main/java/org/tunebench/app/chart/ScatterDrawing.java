package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A point a trial. What has no place is not dropped: an inactive parameter puts its trial into a
 * strip left of the plot, a trial without a result into one above it (below, where more is better),
 * and results that lie far outside into another one there.
 *
 * @param title above the plot
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param points in drawing order
 * @param color what colours mean; empty for one colour
 * @param lines drawn above the points
 * @param field drawn below the points, if any
 * @param words for the strips
 * @param describer see {@link #describe}
 */
public record ScatterDrawing(
    String title,
    Axis x,
    Axis y,
    List<Point> points,
    Optional<ColorKey> color,
    List<Line> lines,
    Optional<Field> field,
    Words words,
    IntFunction<List<String>> describer)
    implements Drawing {
  /** What heading, axis and margins take of the height, and what a strip's name needs. */
  private static final double AROUND = 90;

  private static final double NAME = 17;

  /** What half a point needs, so that the best and the worst are not cut in a flat plot. */
  private static final double POINT = 6;

  private static final int MANY = 30;
  private static final double JITTER = 0.3;

  /**
   * An axis.
   *
   * @param label beside it
   * @param scale of its values
   * @param badIsHigh whether larger values are worse: where strips lie on the vertical axis
   */
  public record Axis(String label, Scale scale, boolean badIsHigh) {}

  /** How a trial ended, which decides its shape. */
  public enum Shape {
    /** With a result: a dot. */
    DOT,
    /** The default configuration: a diamond in the baseline's colour. */
    BASELINE,
    /** Pruned or stopped: a bar. */
    CUT,
    /** Failed, or NaN: a cross. */
    CROSS
  }

  /**
   * A trial.
   *
   * @param trial its number
   * @param x its value, NaN where it has none; one that is finite lies on the scale
   * @param y its result, NaN where it has none; infinite or outside of the scale: in the strip
   * @param color its value on the colour scale
   * @param shape how it ended
   */
  public record Point(int trial, double x, double y, double color, Shape shape) {}

  /**
   * A line.
   *
   * @param xs its values, ascending
   * @param ys the same number
   * @param steps whether it goes in steps, as a best so far does
   * @param dashed whether it is dashed, as what a model says
   */
  public record Line(double[] xs, double[] ys, boolean steps, boolean dashed) {}

  /**
   * Cells of colour.
   *
   * @param xs edges along the horizontal axis, as places from 0 to 1, one more than cells
   * @param ys edges along the vertical one
   * @param values by cell, on the colour scale
   */
  public record Field(double[] xs, double[] ys, double[][] values) {}

  /**
   * What strips, and marks that are not a trial's colour, are called.
   *
   * @param inactive the one left of the plot
   * @param noResult the one for trials without a result
   * @param beyond the one for results far outside
   * @param line what lines are, for the legend; empty for none
   * @param baseline what the diamond is, for the legend; empty for none
   */
  public record Words(
      String inactive, String noResult, String beyond, String line, String baseline) {
    /** Of the strips alone. */
    public Words(String inactive, String noResult, String beyond) {
      this(inactive, noResult, beyond, "", "");
    }

    /** The same with another name for the strip left of the plot. */
    public Words withInactive(String name) {
      return new Words(name, noResult, beyond, line, baseline);
    }

    /** The same, the legend naming lines and the diamond where colours mean nothing else. */
    public Words named(String ofLine, String ofBaseline) {
      return new Words(inactive, noResult, beyond, ofLine, ofBaseline);
    }
  }

  /** Copies the lists. */
  public ScatterDrawing {
    points = List.copyOf(points);
    lines = List.copyOf(lines);
  }

  @Override
  public List<String> describe(int trial) {
    return describer.apply(trial);
  }

  private boolean isBeyond(double value) {
    double place = y.scale.place(value);
    return !Double.isNaN(value) && !(place >= -1e-9 && place <= 1 + 1e-9);
  }

  private boolean isJittered() {
    return x.scale.isWhole() && points.size() > MANY;
  }

  private Strips strips(double height) {
    boolean inactive = points.stream().anyMatch(p -> !Double.isFinite(p.x));
    boolean beyond = points.stream().anyMatch(point -> isBeyond(point.y));
    boolean noResult = points.stream().anyMatch(p -> Double.isNaN(p.y));
    double plot = Math.max(NAME, height - AROUND);
    double lane = Math.max(Strips.WIDTH, NAME / plot);
    double aside = isJittered() ? JITTER / 2 * Math.min(x.scale.slot(), 0.2) : 0;
    return new Strips(inactive, beyond, noResult, y.badIsHigh, lane, aside, POINT / plot);
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    Strips strips = strips(area.getHeight());
    DrawingHeader.Legend legend = color.map(key -> key.legend(theme)).orElseGet(() -> named(theme));
    List<Mark> marks = new ArrayList<>(points.size());
    new PlotFrame(theme, new DrawingHeader(theme, title, legend))
        .x(x.label, x.scale, strips.besideX(words), strips.xRange())
        .y(y.label, y.scale, strips.besideY(words), strips.yRange())
        .draw(g2, area, (inside, plane) -> drawData(inside, plane, theme, strips, marks));
    return marks;
  }

  /** What stands for what where colours mean nothing else. */
  private DrawingHeader.Legend named(ChartTheme theme) {
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    if (!words.line.isEmpty() && !lines.isEmpty()) {
      entries.add(DrawingHeader.Entry.line(lineColor(theme), words.line));
    }
    boolean baseline = points.stream().anyMatch(point -> point.shape == Shape.BASELINE);
    if (!words.baseline.isEmpty() && baseline) {
      entries.add(DrawingHeader.Entry.diamond(theme.baseline(), words.baseline));
    }
    return new DrawingHeader.Legend("", entries, Optional.empty());
  }

  private void drawData(
      Graphics2D g2, Plane plane, ChartTheme theme, Strips strips, List<Mark> marks) {
    field.ifPresent(cells -> drawField(g2, plane, theme, cells));
    strips.shade(g2, plane, theme);
    double radius = points.size() < 200 ? 4 : points.size() < 2_000 ? 3 : 2.2;
    for (Point point : points) {
      double jitter = isJittered() ? jitter(point.trial) : 0;
      double atX = plane.x(xPlace(point, strips, jitter));
      double atY = plane.y(yPlace(point.y, strips));
      NamedShapes.name(g2, g2 instanceof NamedShapes ? said(point.trial) : "");
      drawPoint(g2, theme, point, atX, atY, radius);
      marks.add(Mark.at(point.trial, atX, atY));
    }
    NamedShapes.name(g2, "");
    lines.forEach(line -> drawLine(g2, plane, theme, strips, line));
  }

  /** The first two rows: name and result. */
  private String said(int trial) {
    return String.join(", ", describe(trial).stream().limit(2).toList());
  }

  private double xPlace(Point point, Strips strips, double jitter) {
    if (!Double.isFinite(point.x)) {
      return strips.inactivePlace() + Strips.WIDTH * jitter;
    }
    double place = x.scale.place(point.x) + jitter * Math.min(x.scale.slot(), 0.2);
    // A field ends where its axis does, and a trial belongs onto it.
    return field.isPresent() ? Math.max(0, Math.min(1, place)) : place;
  }

  private double yPlace(double value, Strips strips) {
    if (Double.isNaN(value)) {
      return strips.noResultPlace();
    }
    return isBeyond(value) ? strips.beyondPlace() : y.scale.place(value);
  }

  /** Sideways, so that trials of the same whole number do not hide each other. */
  private static double jitter(int trial) {
    double golden = trial * 0.6180339887498949;
    return JITTER * (golden - Math.floor(golden) - 0.5);
  }

  private void drawPoint(
      Graphics2D g2, ChartTheme theme, Point point, double atX, double atY, double radius) {
    Color fill =
        point.shape == Shape.BASELINE
            ? theme.baseline()
            : color
                .map(key -> key.color(point.color, theme))
                .orElseGet(() -> lines.isEmpty() ? Palette.at(0, theme.dark()) : theme.mutedText());
    g2.setPaint(field.isPresent() ? fill : fade(fill, points.size() > 2_000 ? 170 : 225));
    PointMark.draw(g2, point.shape, atX, atY, radius, field.map(cells -> theme.background()));
  }

  private void drawLine(Graphics2D g2, Plane plane, ChartTheme theme, Strips strips, Line line) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < line.xs.length; i++) {
      double atX = plane.x(x.scale.place(line.xs[i]));
      // What a line of steps stands for is among the points, also far outside.
      double place = line.steps ? yPlace(line.ys[i], strips) : y.scale.place(line.ys[i]);
      double atY = plane.y(place);
      if (i == 0) {
        path.moveTo(atX, atY);
        continue;
      }
      if (line.steps) {
        path.lineTo(atX, path.getCurrentPoint().getY());
      }
      path.lineTo(atX, atY);
    }
    g2.setPaint(line.dashed ? theme.text() : lineColor(theme));
    g2.setStroke(
        line.dashed
            ? new BasicStroke(
                1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0)
            : new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g2.draw(path);
  }

  /** Not the default's. */
  private static Color lineColor(ChartTheme theme) {
    return Palette.at(2, theme.dark());
  }

  private void drawField(Graphics2D g2, Plane plane, ChartTheme theme, Field cells) {
    for (int i = 0; i < cells.values.length; i++) {
      for (int j = 0; j < cells.values[i].length; j++) {
        double left = plane.x(cells.xs[i]);
        double right = plane.x(cells.xs[i + 1]);
        double top = plane.y(cells.ys[j + 1]);
        double bottom = plane.y(cells.ys[j]);
        double value = cells.values[i][j];
        g2.setPaint(color.map(key -> key.color(value, theme)).orElse(theme.grid()));
        // A little larger than the cell, so that no seam shows.
        g2.fill(new Rectangle2D.Double(left, top, right - left + 0.6, bottom - top + 0.6));
      }
    }
  }

  static Color fade(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
