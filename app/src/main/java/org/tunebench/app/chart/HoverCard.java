package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.effect.DropShadow;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The card beside the pointer: what is pointed at, and what is known of it. */
final class HoverCard {
  private static final double PADDING = 9;
  private static final double ROW = 18;
  private static final double AWAY = 16;
  private static final double DOT = 8;

  private HoverCard() {}

  /**
   * What a card says.
   *
   * @param color of the line it is about, if it is about one
   * @param lines the first in bold
   */
  record Content(Optional<java.awt.Color> color, List<String> lines) {}

  /**
   * Draws the card of a point of a history, beside the pointer or (keyboard) beside the point
   * itself.
   *
   * @param pointer where the pointer is; null for the keyboard
   * @param details lines below the value
   */
  static void draw(
      GraphicsContext g, HistoriesPicture picture, Hit hit, Point2D pointer, List<String> details) {
    HistoriesView view = picture.view();
    ChartTexts texts = view.style().texts();
    String name = texts.name(hit.line()) + (view.isBest(hit.line()) ? " · " + texts.best() : "");
    List<String> lines = new ArrayList<>(List.of(name, hit.stepText(texts), hit.valueText(texts)));
    lines.addAll(details);
    PlotGeometry plot = picture.geometry();
    Point2D place =
        pointer == null ? new Point2D(plot.x(hit.step()), plot.y(hit.value())) : pointer;
    Content content = new Content(Optional.of(view.color(hit.line())), lines);
    draw(g, picture.size(), view.style().theme(), content, within(plot, place));
  }

  /** The place in a plot that is nearest to one above or below it. */
  static Point2D within(PlotGeometry plot, Point2D place) {
    return new Point2D(place.getX(), Math.max(plot.top(), Math.min(place.getY(), plot.bottom())));
  }

  /** Draws a card inside the picture, beside a place. */
  static void draw(
      GraphicsContext g, PaintSize size, ChartTheme theme, Content content, Point2D place) {
    if (content.lines().isEmpty()) {
      return;
    }
    Font bold = FxPaint.font(theme, theme.fontSize(), true);
    Font plain = FxPaint.font(theme, theme.fontSize(), false);
    List<String> lines = content.lines();
    double beside = content.color().isPresent() ? DOT + 6 : 0;
    double width = beside + FxPaint.width(lines.get(0), bold);
    for (String row : lines.subList(1, lines.size())) {
      width = Math.max(width, FxPaint.width(row, plain));
    }
    width = Math.ceil(width + 2 * PADDING);
    double height = lines.size() * ROW + 2 * PADDING - 4;
    Point2D at = corner(size, place, width, height);
    drawFrame(g, theme, at, width, height);
    double y = at.getY() + PADDING - 2 + ROW / 2;
    if (content.color().isPresent()) {
      g.setFill(FxPaint.of(content.color().get()));
      g.fillOval(at.getX() + PADDING, y - DOT / 2, DOT, DOT);
    }
    g.setTextBaseline(VPos.CENTER);
    text(g, bold, FxPaint.of(theme.text()), lines.get(0), at.getX() + PADDING + beside, y);
    for (String row : lines.subList(1, lines.size())) {
      y += ROW;
      text(g, plain, FxPaint.of(theme.mutedText()), row, at.getX() + PADDING, y);
    }
  }

  private static void drawFrame(
      GraphicsContext g, ChartTheme theme, Point2D at, double width, double height) {
    g.setEffect(new DropShadow(10, 0, 2, Color.rgb(0, 0, 0, theme.dark() ? 0.6 : 0.18)));
    g.setFill(FxPaint.of(theme.background()));
    g.fillRoundRect(at.getX(), at.getY(), width, height, 8, 8);
    g.setEffect(null);
    g.setStroke(FxPaint.of(theme.axis()));
    g.setLineWidth(1);
    g.strokeRoundRect(at.getX() + 0.5, at.getY() + 0.5, width - 1, height - 1, 8, 8);
  }

  private static void text(
      GraphicsContext g, Font font, Color color, String text, double x, double y) {
    g.setFont(font);
    g.setFill(color);
    g.fillText(text, x, y);
  }

  /** Right below the place, or on the other side where the picture ends. */
  private static Point2D corner(PaintSize size, Point2D place, double width, double height) {
    double x = place.getX();
    double y = place.getY();
    double left = x + AWAY + width <= size.width() - 4 ? x + AWAY : x - AWAY - width;
    double top = y + AWAY + height <= size.height() - 4 ? y + AWAY : y - AWAY - height;
    return new Point2D(Math.round(Math.max(4, left)), Math.round(Math.max(4, top)));
  }
}
