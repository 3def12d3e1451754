package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

/**
 * Small name plates at the ends of the lines that matter: the best trial and the highlighted ones.
 */
final class OverlayTags {
  private static final double HEIGHT = 18;
  private static final double PADDING = 6;
  private static final double OFF_LINE = 7;
  private static final double BETWEEN = 2;

  private OverlayTags() {}

  /** A line's name plate. */
  private record Tag(Curve line, String text, double width, double endX, double endY) {}

  /** Draws the tags of some of a picture's lines, none upon another. */
  static void draw(GraphicsContext g, HistoriesPicture picture, List<Curve> lines) {
    ChartTheme theme = picture.view().style().theme();
    Font font = FxPaint.font(theme, theme.fontSize() - 1, false);
    List<Tag> tags = new ArrayList<>();
    for (Curve line : lines) {
      int last = lastShown(line, picture.geometry());
      if (last >= 0) {
        tags.add(tag(picture, line, last, font));
      }
    }
    tags.sort(Comparator.comparingDouble(Tag::endY));
    List<Rectangle2D> placed = new ArrayList<>();
    for (Tag tag : tags) {
      Rectangle2D plate = place(tag, picture.geometry(), placed);
      placed.add(plate);
      drawPlate(g, picture, tag, plate, font);
    }
  }

  private static Tag tag(HistoriesPicture picture, Curve line, int last, Font font) {
    ChartTexts texts = picture.view().style().texts();
    String name = line.baseline() ? texts.baseline() : "#" + line.trial();
    String text = picture.view().isBest(line) ? texts.best() + " " + name : name;
    PlotGeometry plot = picture.geometry();
    return new Tag(
        line,
        text,
        FxPaint.width(text, font) + 2 * PADDING,
        plot.x(line.steps()[last]),
        plot.y(line.values()[last]));
  }

  /**
   * Right of the line's end, or clear of it where there is no room; below what is there already.
   */
  private static Rectangle2D place(Tag tag, PlotGeometry plot, List<Rectangle2D> placed) {
    boolean fits = tag.endX() + OFF_LINE + tag.width() <= plot.right();
    double x = fits ? tag.endX() + OFF_LINE : plot.right() - tag.width();
    double y = fits ? tag.endY() - HEIGHT / 2 : clearOf(tag.line(), plot, x);
    double top = Math.max(plot.top(), Math.min(y, plot.bottom() - HEIGHT));
    Rectangle2D plate = new Rectangle2D(Math.round(x), Math.round(top), tag.width(), HEIGHT);
    for (Rectangle2D other : placed) {
      if (plate.intersects(other)) {
        plate = new Rectangle2D(plate.getMinX(), other.getMaxY() + BETWEEN, tag.width(), HEIGHT);
      }
    }
    return plate;
  }

  /**
   * Where a plate begins that hides nothing of a line's end: above all of the line that it would
   * lie upon, or below where the plot ends there.
   *
   * @param from where the plate begins, in pixels; it ends with the plot
   */
  static double clearOf(Curve line, PlotGeometry plot, double from) {
    double highest = Double.POSITIVE_INFINITY;
    double lowest = Double.NEGATIVE_INFINITY;
    for (int i = line.size() - 1; i >= 0; i--) {
      double x = plot.x(line.steps()[i]);
      double y = plot.y(line.values()[i]);
      if (x <= plot.right() && !Double.isNaN(y)) {
        highest = Math.min(highest, y);
        lowest = Math.max(lowest, y);
      }
      // The point before the plate is where the line that enters it comes from.
      if (x < from) {
        break;
      }
    }
    double above = highest - HEIGHT - OFF_LINE;
    double below = lowest + OFF_LINE;
    return above >= plot.top() || below + HEIGHT > plot.bottom() ? above : below;
  }

  private static void drawPlate(
      GraphicsContext g, HistoriesPicture picture, Tag tag, Rectangle2D plate, Font font) {
    ChartTheme theme = picture.view().style().theme();
    double x = plate.getMinX() + 0.5;
    double y = plate.getMinY() + 0.5;
    g.setFill(FxPaint.of(theme.background(), 0.92));
    g.fillRoundRect(x, y, plate.getWidth(), HEIGHT, 6, 6);
    g.setStroke(FxPaint.of(picture.view().color(tag.line())));
    g.setLineWidth(1);
    g.strokeRoundRect(x, y, plate.getWidth(), HEIGHT, 6, 6);
    g.setFill(FxPaint.of(theme.text()));
    g.setFont(font);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(tag.text(), x + PADDING, y + HEIGHT / 2);
  }

  private static int lastShown(Curve line, PlotGeometry plot) {
    ValueRange steps = plot.window().steps();
    ValueRange values = plot.window().values();
    for (int i = line.size() - 1; i >= 0; i--) {
      if (steps.contains(line.steps()[i]) && values.contains(line.values()[i])) {
        return i;
      }
    }
    return -1;
  }
}
