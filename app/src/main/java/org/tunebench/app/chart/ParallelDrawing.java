package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.IntFunction;

/**
 * Parallel coordinates: an axis a parameter and one for the metric, a line a trial. A trial whose
 * parameter is inactive, or that has no result, passes below the axis. Trials outside of what is
 * brushed on any axis are grey.
 *
 * @param title above the plot
 * @param axes from the left
 * @param rows in drawing order, the best last
 * @param color what colours mean
 * @param brushes what is chosen on an axis, by its name
 * @param describer see {@link #describe}
 */
public record ParallelDrawing(
    String title,
    List<Axis> axes,
    List<Row> rows,
    ColorKey color,
    Map<String, Brush> brushes,
    IntFunction<List<String>> describer)
    implements Drawing {
  /** A brush of a single value is drawn so high. */
  private static final double LOWEST_BOX = 6;

  private static final double NONE_PLACE = -0.08;

  /** Ticks so near to the end of an axis would stand in the way of the end's own. */
  private static final double END = 0.04;

  /** How high a label is. */
  private static final double LABEL = 14;

  /** Shorter axes could not be read. */
  private static final double LEAST_AXIS = 160;

  /** A place so little beyond an axis is its end. */
  private static final double ROUNDING = 1e-9;

  /** A brush stays as long, were its axis to shrink to less. */
  private static final double LEAST = 1e-6;

  /**
   * An axis.
   *
   * @param name above it
   * @param scale of its values
   * @param none what passes below it: trials without a value on it
   */
  public record Axis(String name, Scale scale, String none) {}

  /**
   * A trial.
   *
   * @param trial its number
   * @param values one an axis, NaN for none
   * @param color its value on the colour scale, NaN for none
   */
  public record Row(int trial, double[] values, double color) {}

  /**
   * What is chosen on an axis, in its values, so that it stays when the axis moves or grows.
   *
   * @param from the least value; negative infinity takes those without a value, too
   * @param to the largest; negative infinity takes those alone
   */
  public record Brush(double from, double to) {}

  /** Copies the collections. */
  public ParallelDrawing {
    axes = List.copyOf(axes);
    rows = List.copyOf(rows);
    brushes = Map.copyOf(brushes);
  }

  @Override
  public List<String> describe(int trial) {
    return describer.apply(trial);
  }

  /** The same with other brushes. */
  public ParallelDrawing brushed(Map<String, Brush> others) {
    return new ParallelDrawing(title, axes, rows, color, others, describer);
  }

  /** Whether a trial is within all brushes. */
  public boolean isChosen(Row row) {
    for (int i = 0; i < axes.size(); i++) {
      Brush brush = brushes.get(axes.get(i).name());
      if (brush != null && !places(i, brush).contains(place(i, row))) {
        return false;
      }
    }
    return true;
  }

  /** The brush from one place of an axis to another. */
  public Brush brush(int axis, double one, double other) {
    Scale scale = axes.get(axis).scale();
    double lower = Math.min(one, other);
    double upper = Math.max(one, other);
    return new Brush(
        lower < 0 ? Double.NEGATIVE_INFINITY : scale.value(lower),
        upper < 0 ? Double.NEGATIVE_INFINITY : scale.value(upper));
  }

  /** Where a brush lies on its axis as that is now. */
  private ValueRange places(int axis, Brush brush) {
    double lower = place(axis, brush.from(), 2 * NONE_PLACE);
    double upper = place(axis, brush.to(), NONE_PLACE / 2);
    return new ValueRange(lower, Math.max(upper, lower + LEAST));
  }

  private double place(int axis, double value, double none) {
    double place = axes.get(axis).scale().place(value);
    return Double.isFinite(place) ? Math.max(0, Math.min(1, place)) : none;
  }

  private double place(int axis, Row row) {
    return place(axis, row.values()[axis], NONE_PLACE);
  }

  /** The axis near a pixel of a picture of that size, or -1. */
  public int axisAt(double width, double height, double x) {
    return places(width, height).axisAt(x);
  }

  /** The place on an axis at a pixel of a picture of that size. */
  public double placeAt(double width, double height, double y) {
    return Math.max(2 * NONE_PLACE, Math.min(1, places(width, height).placeAt(y)));
  }

  /** Whether a trial has no value on an axis: these pass below it. */
  public boolean hasNone(int axis) {
    return rows.stream().anyMatch(row -> place(axis, row) < 0);
  }

  /** What an axis takes of a picture of that size, its name and what passes below it included. */
  public Rectangle2D axisArea(double width, double height, int axis) {
    return places(width, height).axisArea(axis);
  }

  @Override
  public double leastHeight(double width) {
    return places(width, 0).heightFor(LEAST_AXIS);
  }

  private ParallelPlaces places(double width, double height) {
    return places(new Rectangle2D.Double(0, 0, width, height), ChartTheme.light());
  }

  private ParallelPlaces places(Rectangle2D area, ChartTheme theme) {
    int rows = header(theme).rows(heading(area).getWidth());
    ParallelPlaces places = new ParallelPlaces(area, axes.size(), rows, 0);
    // Its labels are only known after a look at all trials, and the mouse asks with each move.
    return places.isLastLabelledRight()
        ? new ParallelPlaces(area, axes.size(), rows, lastLabels(theme))
        : places;
  }

  /** A number that the end of the picture cut would read as another. */
  private double lastLabels(ChartTheme theme) {
    return withEnds(axes.size() - 1, Double.POSITIVE_INFINITY).stream()
        .mapToDouble(tick -> TextBox.width(TextBox.RULER, theme.smallFont(), tick.label()))
        .max()
        .orElse(0);
  }

  private DrawingHeader header(ChartTheme theme) {
    return new DrawingHeader(theme, title, color.legend(theme));
  }

  private static Rectangle2D heading(Rectangle2D area) {
    return new Rectangle2D.Double(
        area.getX() + 8, area.getY() + 6, area.getWidth() - 22, DrawingHeader.ROW);
  }

  @Override
  public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
    header(theme).draw(g2, heading(area));
    ParallelPlaces places = places(area, theme);
    List<Mark> marks = new ArrayList<>();
    List<Row> chosen = rows.stream().filter(this::isChosen).toList();
    if (!brushes.isEmpty()) {
      g2.setStroke(new BasicStroke(0.8f));
      g2.setPaint(ScatterDrawing.fade(theme.axis(), theme.dark() ? 90 : 60));
      rows.stream().filter(row -> !isChosen(row)).forEach(row -> g2.draw(path(places, row)));
    }
    for (int at = 0; at < chosen.size(); at++) {
      Row row = chosen.get(at);
      drawLine(g2, theme, path(places, row), color.color(row.color(), theme), at, chosen.size());
      for (int i = 0; i < axes.size(); i++) {
        marks.add(Mark.at(row.trial(), places.x(i), places.y(place(i, row))));
      }
    }
    for (int i = 0; i < axes.size(); i++) {
      drawAxis(g2, places, theme, i);
    }
    return marks;
  }

  /** The better a trial, the more its line stands out; the best has a rim besides. */
  private static void drawLine(
      Graphics2D g2, ChartTheme theme, Path2D path, Color color, int at, int lines) {
    double crowd = Math.max(40, 190 * Math.pow(60.0 / Math.max(60, lines), 0.4));
    double share = lines > 1 ? at / (lines - 1.0) : 1;
    double rank = Math.pow(share, 4);
    if (at == lines - 1) {
      g2.setPaint(ScatterDrawing.fade(theme.background(), 210));
      g2.setStroke(new BasicStroke(5.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
      g2.draw(path);
    }
    float width = (float) (at == lines - 1 ? 2.8 : 1.1 + rank);
    g2.setPaint(ScatterDrawing.fade(color, (int) (crowd + (255 - crowd) * rank)));
    g2.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    g2.draw(path);
  }

  private Path2D path(ParallelPlaces places, Row row) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < axes.size(); i++) {
      double x = places.x(i);
      double y = places.y(place(i, row));
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  private void drawAxis(Graphics2D g2, ParallelPlaces places, ChartTheme theme, int axis) {
    double x = places.x(axis);
    g2.setStroke(new BasicStroke(1.2f));
    g2.setPaint(theme.axis());
    g2.draw(new Line2D.Double(x, places.y(1), x, places.y(0)));
    drawTicks(g2, places, theme, axis);
    if (places.isNamed(axis)) {
      drawName(g2, places, theme, axis);
    }
    Brush chosen = brushes.get(axes.get(axis).name());
    if (chosen != null) {
      ValueRange brush = places(axis, chosen);
      double top = places.y(brush.upper());
      Color hand = theme.baseline();
      g2.setPaint(ScatterDrawing.fade(hand, 70));
      double height = places.y(brush.lower()) - top;
      double more = Math.max(0, LOWEST_BOX - height);
      Rectangle2D box = new Rectangle2D.Double(x - 7, top - more / 2, 14, height + more);
      g2.fill(box);
      g2.setPaint(hand);
      g2.draw(box);
    }
  }

  private void drawName(Graphics2D g2, ParallelPlaces places, ChartTheme theme, int axis) {
    Font bold = theme.titleFont();
    String name =
        Shortened.toFit(
            axes.get(axis).name(), places.roomForName(), text -> TextBox.width(g2, bold, text));
    double wide = TextBox.width(g2, bold, name);
    Rectangle2D area = places.area();
    double middle = places.x(axis) - wide / 2;
    double left = Math.max(area.getX() + 4, Math.min(middle, area.getMaxX() - 4 - wide));
    TextBox.draw(g2, bold, theme.text(), name, left, places.names());
  }

  /**
   * Round ticks, and both ends of the axis: values lie there more often than anywhere. An end says
   * where values beyond it are drawn on it.
   */
  private List<Ticks.Tick> withEnds(int axis, double length) {
    Scale scale = axes.get(axis).scale();
    List<Ticks.Tick> ticks = new ArrayList<>(scale.ticks(6));
    if (!scale.isOptions()) {
      double end = Math.max(END, LABEL / length);
      ticks.removeIf(tick -> Math.min(tick.value(), 1 - tick.value()) < end);
      String below = anyPlace(axis, place -> place < -ROUNDING) ? "< " : "";
      String above = anyPlace(axis, place -> place > 1 + ROUNDING) ? "> " : "";
      ticks.add(new Ticks.Tick(0, below + Ticks.plain(scale.range().lower())));
      ticks.add(new Ticks.Tick(1, above + Ticks.plain(scale.range().upper())));
    }
    return ticks;
  }

  private boolean anyPlace(int axis, DoublePredicate which) {
    Scale scale = axes.get(axis).scale();
    return rows.stream()
        .mapToDouble(row -> scale.place(row.values()[axis]))
        .anyMatch(place -> Double.isFinite(place) && which.test(place));
  }

  private void drawTicks(Graphics2D g2, ParallelPlaces places, ChartTheme theme, int axis) {
    double x = places.x(axis);
    boolean left = axis == axes.size() - 1 && !places.isLastLabelledRight();
    List<Ticks.Tick> ticks = withEnds(axis, places.height());
    if (hasNone(axis)) {
      ticks.add(new Ticks.Tick(NONE_PLACE, axes.get(axis).none()));
    }
    double tickLength = places.isLabelled(axis) ? 3 : 1.5;
    for (Ticks.Tick tick : ticks) {
      double y = places.y(tick.value());
      g2.setPaint(theme.axis());
      g2.draw(new Line2D.Double(x - tickLength, y, x + tickLength, y));
      if (!places.isLabelled(axis)) {
        continue;
      }
      double width = TextBox.width(g2, theme.smallFont(), tick.label());
      double from = left ? x - 6 - width : x + 6;
      g2.setPaint(ScatterDrawing.fade(theme.background(), 225));
      g2.fill(new Rectangle2D.Double(from - 1, y - LABEL / 2, width + 2, LABEL));
      TextBox.draw(g2, theme.smallFont(), theme.text(), tick.label(), from, y);
    }
  }
}
