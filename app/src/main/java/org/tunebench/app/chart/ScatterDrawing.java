package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
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
  private static final double MARGIN = 0.03;
  private static final double LANE = 0.09;

  /** What heading, axis and margins take of the height, and what a strip's name needs. */
  private static final double AROUND = 90;

  private static final double NAME = 17;
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
   * @param x its value, NaN where it has none
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
   * What strips are called.
   *
   * @param inactive the one left of the plot
   * @param noResult the one for trials without a result
   * @param beyond the one for results far outside
   */
  public record Words(String inactive, String noResult, String beyond) {
    /** The same with another name for the strip left of the plot. */
    public Words withInactive(String name) {
      return new Words(name, noResult, beyond);
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

  private boolean isBeyond(Point point) {
    double place = y.scale.place(point.y);
    return !Double.isNaN(point.y) && !(place >= -1e-9 && place <= 1 + 1e-9);
  }

  private boolean isJittered() {
    return x.scale.isWhole() && points.size() > MANY;
  }

  private Lanes lanes(double height) {
    boolean inactive = points.stream().anyMatch(p -> Double.isNaN(x.scale.place(p.x)));
    boolean beyond = points.stream().anyMatch(this::isBeyond);
    boolean noResult = points.stream().anyMatch(p -> Double.isNaN(p.y));
    double lane = Math.max(LANE, NAME / Math.max(NAME, height - AROUND));
    double aside = isJittered() ? JITTER / 2 * Math.min(x.scale.slot(), 0.2) : 0;
    return new Lanes(inactive, beyond, noResult, y.badIsHigh, lane, MARGIN + aside);
  }

  /** Which strips there are, and where. */
  private record Lanes(
      boolean inactive,
      boolean beyond,
      boolean noResult,
      boolean high,
      double size,
      double margin) {
    double inactivePlace() {
      return -LANE;
    }

    double beyondPlace() {
      return outside(1);
    }

    double noResultPlace() {
      return outside(beyond ? 2 : 1);
    }

    private double outside(int lane) {
      return high ? 1 + lane * size : -lane * size;
    }

    ValueRange xRange() {
      return new ValueRange(inactive ? -1.6 * LANE : -margin, 1 + margin);
    }

    ValueRange yRange() {
      int lanes = (beyond ? 1 : 0) + (noResult ? 1 : 0);
      double out = lanes > 0 ? (lanes + 0.55) * size : MARGIN;
      return new ValueRange(high ? -MARGIN : -out, high ? 1 + out : 1 + MARGIN);
    }
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    Lanes lanes = lanes(area.getHeight());
    List<PlaceAxis.Lane> onX = new ArrayList<>();
    List<PlaceAxis.Lane> onY = new ArrayList<>();
    if (lanes.inactive) {
      onX.add(new PlaceAxis.Lane(lanes.inactivePlace(), words.inactive));
    }
    if (lanes.beyond) {
      onY.add(new PlaceAxis.Lane(lanes.beyondPlace(), words.beyond));
    }
    if (lanes.noResult) {
      onY.add(new PlaceAxis.Lane(lanes.noResultPlace(), words.noResult));
    }
    DrawingHeader.Legend legend =
        color.map(key -> key.legend(theme)).orElse(DrawingHeader.Legend.NONE);
    List<Mark> marks = new ArrayList<>(points.size());
    new PlotFrame(theme, new DrawingHeader(theme, title, legend))
        .x(x.label, x.scale, onX, lanes.xRange())
        .y(y.label, y.scale, onY, lanes.yRange())
        .draw(g2, area, (inside, plane) -> drawData(inside, plane, theme, lanes, marks));
    return marks;
  }

  private void drawData(
      Graphics2D g2, Plane plane, ChartTheme theme, Lanes lanes, List<Mark> marks) {
    field.ifPresent(cells -> drawField(g2, plane, theme, cells));
    shadeLanes(g2, plane, theme, lanes);
    double radius = points.size() < 200 ? 4 : points.size() < 2_000 ? 3 : 2.2;
    for (Point point : points) {
      double px = x.scale.place(point.x);
      double jitter = isJittered() ? jitter(point.trial) : 0;
      double atX =
          plane.x(
              Double.isNaN(px)
                  ? lanes.inactivePlace() + LANE * jitter
                  : px + jitter * Math.min(x.scale.slot(), 0.2));
      double atY = plane.y(yPlace(point, lanes));
      NamedShapes.name(g2, g2 instanceof NamedShapes ? said(point.trial) : "");
      drawPoint(g2, theme, point, atX, atY, radius);
      marks.add(Mark.at(point.trial, atX, atY));
    }
    NamedShapes.name(g2, "");
    lines.forEach(line -> drawLine(g2, plane, theme, line));
  }

  /** The first two rows: name and result. */
  private String said(int trial) {
    return String.join(", ", describe(trial).stream().limit(2).toList());
  }

  private double yPlace(Point point, Lanes lanes) {
    if (Double.isNaN(point.y)) {
      return lanes.noResultPlace();
    }
    return isBeyond(point) ? lanes.beyondPlace() : y.scale.place(point.y);
  }

  /** Sideways, so that trials of the same whole number do not hide each other. */
  private static double jitter(int trial) {
    double golden = trial * 0.6180339887498949;
    return JITTER * (golden - Math.floor(golden) - 0.5);
  }

  private void shadeLanes(Graphics2D g2, Plane plane, ChartTheme theme, Lanes lanes) {
    Color shade = fade(theme.grid(), theme.dark() ? 150 : 110);
    g2.setPaint(shade);
    if (lanes.inactive) {
      double right = plane.x(-0.5 * LANE);
      g2.fill(
          new Rectangle2D.Double(
              plane.area().getX(),
              plane.area().getY(),
              right - plane.area().getX(),
              plane.area().getHeight()));
    }
    if (lanes.beyond || lanes.noResult) {
      double edge = plane.y(lanes.high ? 1 + 0.5 * lanes.size : -0.5 * lanes.size);
      double top = lanes.high ? plane.area().getY() : edge;
      double bottom = lanes.high ? edge : plane.area().getMaxY();
      g2.fill(
          new Rectangle2D.Double(plane.area().getX(), top, plane.area().getWidth(), bottom - top));
    }
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
    switch (point.shape) {
      case DOT -> dot(g2, theme, atX, atY, radius);
      case BASELINE -> diamond(g2, atX, atY, radius + 2);
      case CUT -> {
        g2.setStroke(new BasicStroke(1.6f));
        g2.draw(line(atX - radius, atY, atX + radius, atY));
      }
      default -> {
        g2.setStroke(new BasicStroke(1.6f));
        g2.draw(line(atX - radius, atY - radius, atX + radius, atY + radius));
        g2.draw(line(atX - radius, atY + radius, atX + radius, atY - radius));
      }
    }
  }

  private void dot(Graphics2D g2, ChartTheme theme, double atX, double atY, double radius) {
    Ellipse2D dot = new Ellipse2D.Double(atX - radius, atY - radius, 2 * radius, 2 * radius);
    g2.fill(dot);
    if (field.isPresent()) {
      g2.setPaint(theme.background());
      g2.setStroke(new BasicStroke(1.2f));
      g2.draw(dot);
    }
  }

  private static void diamond(Graphics2D g2, double atX, double atY, double radius) {
    Path2D path = new Path2D.Double();
    path.moveTo(atX, atY - radius);
    path.lineTo(atX + radius, atY);
    path.lineTo(atX, atY + radius);
    path.lineTo(atX - radius, atY);
    path.closePath();
    g2.fill(path);
  }

  private static java.awt.Shape line(double x1, double y1, double x2, double y2) {
    return new java.awt.geom.Line2D.Double(x1, y1, x2, y2);
  }

  private void drawLine(Graphics2D g2, Plane plane, ChartTheme theme, Line line) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < line.xs.length; i++) {
      double atX = plane.x(x.scale.place(line.xs[i]));
      double atY = plane.y(y.scale.place(line.ys[i]));
      if (i == 0) {
        path.moveTo(atX, atY);
        continue;
      }
      if (line.steps) {
        path.lineTo(atX, path.getCurrentPoint().getY());
      }
      path.lineTo(atX, atY);
    }
    g2.setPaint(line.dashed ? theme.text() : theme.baseline());
    g2.setStroke(
        line.dashed
            ? new BasicStroke(
                1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0)
            : new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g2.draw(path);
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
