package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
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
  private static final double THICK = 2;
  private static final double THIN = 1.2;

  private GroupsRenderer() {}

  /** The picture, or nothing where no line has a point that could be drawn. */
  public static Optional<GroupsPicture> render(GroupsView view, PaintSize size) {
    RangeRule rule = RangeRule.of(view.logValues());
    Optional<ValueRange> steps = rule.steps(view.lines());
    Optional<ValueRange> values = rule.clipped(view.lines(), ends(view));
    if (steps.isEmpty() || values.isEmpty()) {
      return Optional.empty();
    }
    PlotWindow window = new PlotWindow(steps.get(), values.get());
    List<LineGroup> thin = new ArrayList<>();
    for (LineGroup group : view.groups()) {
      thin.add(
          new LineGroup(
              group.name(),
              group.lines().stream()
                  .map(
                      line ->
                          Decimation.thin(
                              line, window.steps(), size.pixelWidth(), view.logValues()))
                  .toList()));
    }
    BufferedImage image =
        new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
    Rectangle2D area = PlotStyle.paint(chart(view, window, thin), image, size);
    PlotGeometry geometry =
        new PlotGeometry(
            area.getX(), area.getY(), area.getWidth(), area.getHeight(), window, view.logValues());
    return Optional.of(new GroupsPicture(image, size, geometry, thin));
  }

  /** With few lines in a group, the end of each has to be seen. */
  private static List<Curve> ends(GroupsView view) {
    return view.groups().stream()
        .filter(group -> group.lines().size() <= FEW)
        .flatMap(group -> group.lines().stream())
        .toList();
  }

  private static JFreeChart chart(GroupsView view, PlotWindow window, List<LineGroup> groups) {
    XYPlot plot = PlotStyle.plot(view.theme());
    plot.setDomainAxis(PlotStyle.axis(new LinearTickAxis(view.horizontal(), false), view.theme()));
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
    for (int g = 0; g < groups.size(); g++) {
      List<Curve> lines = groups.get(g).lines();
      Color color = GroupColors.of(g, view.theme().dark());
      boolean few = lines.size() <= FEW;
      Color faded = few ? color : fade(color, lines.size());
      renderer.addAnnotation(
          new CrowdLayer(lines, lines.stream().map(line -> faded).toList(), few ? THICK : THIN),
          Layer.BACKGROUND);
    }
    return PlotStyle.chart(plot, view.theme());
  }

  private static Color fade(Color color, int lines) {
    int alpha = (int) Math.round(255 * Math.min(0.9, Math.pow(lines / FEW, -0.4)));
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
