package org.tunebench.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;

/** What follows the pointer on a drawing: a ring about the trial, and a card that names it. */
final class MarkOverlay {
  private static final double RING = 7;
  private static final double DOT = 4;

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
    Point2D place = new Point2D(mark.area().getCenterX(), mark.area().getCenterY());
    List<String> lines = picture.drawing().describe(mark.trial());
    HoverCard.draw(
        g, picture.size(), picture.theme(), new HoverCard.Content(Optional.empty(), lines), place);
  }

  /** A dot at a point of a line, where it lies in the plot. */
  static void dot(
      GraphicsContext g, PlotGeometry plot, Hit hit, java.awt.Color color, ChartTheme theme) {
    double x = plot.x(hit.step());
    double y = plot.y(hit.value());
    if (!plot.contains(x, y)) {
      return;
    }
    g.setFill(FxPaint.of(theme.background()));
    g.fillOval(x - DOT - 2, y - DOT - 2, 2 * DOT + 4, 2 * DOT + 4);
    g.setFill(FxPaint.of(color));
    g.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
  }

  /** The ring of the keyboard's focus about the whole. */
  static void focus(GraphicsContext g, double width, double height, ChartTheme theme) {
    g.setStroke(FxPaint.of(theme.baseline()));
    g.setLineWidth(2);
    g.strokeRoundRect(1, 1, width - 2, height - 2, 6, 6);
  }
}
