package org.tunebench.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.effect.DropShadow;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** What follows the pointer on a drawing: a ring about the trial, and a card that names it. */
final class MarkOverlay {
  private static final double PADDING = 9;
  private static final double ROW = 18;
  private static final double AWAY = 14;
  private static final double RING = 7;

  private MarkOverlay() {}

  /** A ring about a point, a frame about a bar. */
  static void ring(GraphicsContext g, DrawingPicture picture, Mark mark) {
    Rectangle2D area = mark.area();
    ChartTheme theme = picture.theme();
    boolean point = area.getWidth() == 0;
    double x = point ? area.getX() - RING : area.getX() - 1;
    double y = point ? area.getY() - RING : area.getY() - 1;
    double width = point ? 2 * RING : area.getWidth() + 2;
    double height = point ? 2 * RING : area.getHeight() + 2;
    double arc = point ? 2 * RING : 3;
    g.setStroke(FxPaint.of(theme.background()));
    g.setLineWidth(4);
    g.strokeRoundRect(x, y, width, height, arc, arc);
    g.setStroke(FxPaint.of(theme.text()));
    g.setLineWidth(1.8);
    g.strokeRoundRect(x, y, width, height, arc, arc);
  }

  /** The card beside a mark, inside the picture. */
  static void card(GraphicsContext g, DrawingPicture picture, Mark mark) {
    List<String> rows = picture.drawing().describe(mark.trial());
    if (rows.isEmpty()) {
      return;
    }
    ChartTheme theme = picture.theme();
    Font bold = FxPaint.font(theme, theme.fontSize(), true);
    Font plain = FxPaint.font(theme, theme.fontSize(), false);
    double widest = 0;
    for (int i = 0; i < rows.size(); i++) {
      widest = Math.max(widest, FxPaint.width(rows.get(i), i == 0 ? bold : plain));
    }
    double width = Math.ceil(widest + 2 * PADDING);
    double height = rows.size() * ROW + 2 * PADDING - 4;
    PaintSize size = picture.size();
    double centerX = mark.area().getCenterX();
    double centerY = mark.area().getCenterY();
    double left =
        centerX + AWAY + width <= size.width() - 4 ? centerX + AWAY : centerX - AWAY - width;
    double top =
        centerY + AWAY + height <= size.height() - 4 ? centerY + AWAY : centerY - AWAY - height;
    left = Math.round(Math.max(4, left));
    top = Math.round(Math.max(4, top));
    frame(g, theme, left, top, width, height);
    g.setTextBaseline(VPos.CENTER);
    double y = top + PADDING - 2 + ROW / 2;
    for (int i = 0; i < rows.size(); i++) {
      g.setFont(i == 0 ? bold : plain);
      g.setFill(FxPaint.of(i == 0 ? theme.text() : theme.mutedText()));
      g.fillText(rows.get(i), left + PADDING, y);
      y += ROW;
    }
  }

  private static void frame(
      GraphicsContext g, ChartTheme theme, double left, double top, double width, double height) {
    g.setEffect(new DropShadow(10, 0, 2, Color.rgb(0, 0, 0, theme.dark() ? 0.6 : 0.18)));
    g.setFill(FxPaint.of(theme.background()));
    g.fillRoundRect(left, top, width, height, 8, 8);
    g.setEffect(null);
    g.setStroke(FxPaint.of(theme.axis()));
    g.setLineWidth(1);
    g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 8, 8);
  }

  /** The ring of the keyboard's focus about the whole. */
  static void focus(GraphicsContext g, DrawingPicture picture) {
    g.setStroke(FxPaint.of(picture.theme().baseline()));
    g.setLineWidth(2);
    g.strokeRoundRect(1, 1, picture.size().width() - 2, picture.size().height() - 2, 6, 6);
  }
}
