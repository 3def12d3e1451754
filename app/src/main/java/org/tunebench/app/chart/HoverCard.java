package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.effect.DropShadow;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The card beside the pointer: trial, step, value, and what else is known of the trial. */
final class HoverCard {
  private static final double PADDING = 9;
  private static final double ROW = 18;
  private static final double AWAY = 16;
  private static final double DOT = 8;

  private HoverCard() {}

  /**
   * Draws the card inside the picture, beside the pointer or (keyboard) beside the point itself.
   *
   * @param pointer where the pointer is; null for the keyboard
   * @param details lines below the value
   */
  static void draw(
      GraphicsContext g, HistoriesPicture picture, Hit hit, Point2D pointer, List<String> details) {
    HistoriesView view = picture.view();
    ChartTexts texts = view.style().texts();
    ChartTheme theme = view.style().theme();
    Font bold = FxPaint.font(theme, theme.fontSize(), true);
    Font plain = FxPaint.font(theme, theme.fontSize(), false);
    String name = texts.name(hit.line()) + (view.isBest(hit.line()) ? " · " + texts.best() : "");
    List<String> rows = new ArrayList<>(List.of(hit.stepText(texts), hit.valueText(texts)));
    rows.addAll(details);
    double width = DOT + 6 + FxPaint.width(name, bold);
    for (String row : rows) {
      width = Math.max(width, FxPaint.width(row, plain));
    }
    width = Math.ceil(width + 2 * PADDING);
    double height = (rows.size() + 1) * ROW + 2 * PADDING - 4;
    Point2D at = corner(picture, hit, pointer, width, height);
    drawFrame(g, theme, at, width, height);
    double y = at.getY() + PADDING - 2 + ROW / 2;
    g.setFill(FxPaint.of(view.color(hit.line())));
    g.fillOval(at.getX() + PADDING, y - DOT / 2, DOT, DOT);
    g.setTextBaseline(VPos.CENTER);
    text(g, bold, FxPaint.of(theme.text()), name, at.getX() + PADDING + DOT + 6, y);
    for (String row : rows) {
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

  /** Right below the pointer, or on the other side where the picture ends. */
  private static Point2D corner(
      HistoriesPicture picture, Hit hit, Point2D pointer, double width, double height) {
    PlotGeometry plot = picture.geometry();
    double x = pointer == null ? plot.x(hit.step()) : pointer.getX();
    double y = pointer == null ? plot.y(hit.value()) : pointer.getY();
    y = Math.max(plot.top(), Math.min(y, plot.bottom()));
    PaintSize size = picture.size();
    double left = x + AWAY + width <= size.width() - 4 ? x + AWAY : x - AWAY - width;
    double top = y + AWAY + height <= size.height() - 4 ? y + AWAY : y - AWAY - height;
    return new Point2D(Math.round(Math.max(4, left)), Math.round(Math.max(4, top)));
  }
}
