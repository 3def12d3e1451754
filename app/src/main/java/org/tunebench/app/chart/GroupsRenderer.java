package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * Paints groups of lines with JFreeChart into an image. Pure: needs no toolkit and no display, and
 * may run on any thread.
 */
public final class GroupsRenderer {
  private static final double FEW = 4;
  private static final float THICK = 2;
  private static final float THIN = 1.2f;

  private GroupsRenderer() {}

  /** The picture, or nothing where no line has a point that could be drawn. */
  public static Optional<GroupsPicture> render(GroupsView view, PaintSize size) {
    return window(view).map(window -> render(view, window, size));
  }

  private static GroupsPicture render(GroupsView view, PlotWindow window, PaintSize size) {
    List<LineGroup> thin = thin(view, window, size.pixelWidth());
    BufferedImage image =
        new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
    Rectangle2D area = PlotStyle.paint(chart(view, window, thin, false), image, size);
    PlotGeometry geometry =
        new PlotGeometry(
            area.getX(), area.getY(), area.getWidth(), area.getHeight(), window, view.logValues());
    boolean clipped = RangeRule.of(view.logValues()).anyOutside(view.lines(), window.values());
    LeftOut leftOut = LeftOut.of(clipped, view.logValues(), view.lines());
    return new GroupsPicture(image, size, geometry, thin, leftOut, Covered.count(view.lines()));
  }

  /**
   * Draws into anything, such as a vector file, with what the colours mean above; nothing where no
   * line has a point.
   *
   * @param columns to how many places across lines are thinned
   */
  static void draw(GroupsView view, String title, Graphics2D g2, Rectangle2D area, int columns) {
    window(view)
        .ifPresent(
            window -> {
              JFreeChart chart = chart(view, window, thin(view, window, columns), true);
              chart.addSubtitle(new DrawingHeader(view.theme(), title, legend(view)));
              chart.draw(g2, area);
            });
  }

  /** What the axes cover, or nothing where no line has a point that could be drawn. */
  private static Optional<PlotWindow> window(GroupsView view) {
    RangeRule rule = RangeRule.of(view.logValues());
    Optional<ValueRange> steps = rule.steps(view.lines());
    Optional<ValueRange> values =
        view.showAll() ? rule.everything(view.lines()) : clipped(view, rule);
    return steps.flatMap(across -> values.map(up -> new PlotWindow(across, up)));
  }

  private static Optional<ValueRange> clipped(GroupsView view, RangeRule rule) {
    return view.histories()
        ? rule.fitted(view.lines(), ends(view), new double[0], List.of())
        : rule.fromTheBeginning(view.lines(), ends(view));
  }

  private static List<LineGroup> thin(GroupsView view, PlotWindow window, int columns) {
    List<LineGroup> thin = new ArrayList<>();
    for (LineGroup group : view.groups()) {
      thin.add(
          new LineGroup(
              group.name(),
              group.lines().stream()
                  .map(line -> Decimation.thin(line, window.steps(), columns, view.logValues()))
                  .toList()));
    }
    return thin;
  }

  /** The groups of which something is seen. */
  private static DrawingHeader.Legend legend(GroupsView view) {
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    for (int g = 0; g < view.groups().size(); g++) {
      LineGroup group = view.groups().get(g);
      if (window(
              new GroupsView(List.of(group), "", false, "", view.logValues(), true, view.theme()))
          .isPresent()) {
        Color color = GroupColors.of(g, view.theme().dark());
        entries.add(DrawingHeader.Entry.line(color, group.name()));
      }
    }
    return new DrawingHeader.Legend("", entries, Optional.empty());
  }

  /** With few lines in a group, the end of each has to be seen. */
  private static List<Curve> ends(GroupsView view) {
    return view.groups().stream()
        .filter(group -> group.lines().size() <= FEW)
        .flatMap(group -> group.lines().stream())
        .toList();
  }

  /**
   * @param vectors whether lines stay lines, for a file, or may become pixels, which is faster
   */
  private static JFreeChart chart(
      GroupsView view, PlotWindow window, List<LineGroup> groups, boolean vectors) {
    XYPlot plot = PlotStyle.plot(view.theme());
    plot.setDomainAxis(
        PlotStyle.axis(new LinearTickAxis(view.horizontal(), view.counts()), view.theme()));
    ValueAxis vertical =
        view.logValues()
            ? new LogTickAxis(view.vertical())
            : new LinearTickAxis(view.vertical(), false);
    plot.setRangeAxis(PlotStyle.axis(vertical, view.theme()));
    plot.getDomainAxis().setRange(window.steps().lower(), window.steps().upper());
    plot.getRangeAxis().setRange(window.values().lower(), window.values().upper());
    plot.setDataset(0, new CurveDataset(List.of()));
    CurveRenderer renderer = new CurveRenderer(List.of(), 1);
    plot.setRenderer(0, renderer);
    List<Line> many = new ArrayList<>();
    List<Line> thick = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Curve> lines = groups.get(g).lines();
      Color color = GroupColors.of(g, view.theme().dark());
      boolean few = lines.size() <= FEW;
      Color faded = few ? color : fade(color, lines.size());
      for (int i = 0; i < lines.size(); i++) {
        String name = groups.get(g).name();
        Line line = new Line(lines.get(i), name, faded, (i + 0.5) / lines.size());
        (few ? thick : many).add(line);
      }
    }
    // The groups take turns: else the last one would lie over all others.
    many.sort(Comparator.comparingDouble(Line::place));
    thick.sort(Comparator.comparingDouble(Line::place));
    if (vectors) {
      addLines(plot, many, THIN);
      addLines(plot, thick, THICK);
    } else {
      addPixels(renderer, many, THIN);
      addPixels(renderer, thick, THICK);
    }
    return PlotStyle.chart(plot, view.theme());
  }

  /**
   * A line as it is drawn.
   *
   * @param name of its group
   * @param place within its group, from 0 to 1
   */
  private record Line(Curve curve, String name, Color color, double place) {}

  private static void addLines(XYPlot plot, List<Line> lines, float width) {
    int at = plot.getDatasetCount();
    plot.setDataset(at, new CurveDataset(lines.stream().map(Line::curve).toList()));
    plot.setRenderer(
        at,
        new CurveRenderer(lines.stream().map(Line::color).toList(), width)
            .withNames(series -> lines.get(series).name()));
  }

  private static void addPixels(CurveRenderer renderer, List<Line> lines, float width) {
    if (lines.isEmpty()) {
      return;
    }
    renderer.addAnnotation(
        new CrowdLayer(
            lines.stream().map(Line::curve).toList(),
            lines.stream().map(Line::color).toList(),
            width),
        Layer.BACKGROUND);
  }

  private static Color fade(Color color, int lines) {
    int alpha = (int) Math.round(255 * Math.min(0.9, Math.pow(lines / FEW, -0.4)));
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
