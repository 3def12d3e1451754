package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * A drawing as pixels.
 *
 * @param image the pixels
 * @param size the size it was painted for
 * @param drawing what was drawn
 * @param theme its colours
 * @param marks where trials are
 */
public record DrawingPicture(
    BufferedImage image, PaintSize size, Drawing drawing, ChartTheme theme, List<Mark> marks)
    implements ChartPicture {
  private static final double REACH = 10;

  /** Paints a drawing. Pure: needs no toolkit and no display, and may run on any thread. */
  public static DrawingPicture paint(Drawing drawing, PaintSize size, ChartTheme theme) {
    BufferedImage image =
        new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g2 = image.createGraphics();
    try {
      smooth(g2);
      g2.scale(size.scale(), size.scale());
      Rectangle2D area = new Rectangle2D.Double(0, 0, size.width(), size.height());
      g2.setPaint(theme.background());
      g2.fill(area);
      return new DrawingPicture(image, size, drawing, theme, drawing.draw(g2, area, theme));
    } finally {
      g2.dispose();
    }
  }

  private static void smooth(Graphics2D g2) {
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g2.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g2.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  /** The nearest mark within reach of a pixel; of equals the one on top. */
  Optional<Mark> nearest(double x, double y) {
    Mark found = null;
    double distance = REACH;
    for (Mark mark : marks) {
      double to = mark.distance(x, y);
      if (to <= distance) {
        distance = to;
        found = mark;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The mark of a trial, the one on top where it has several. */
  public Optional<Mark> mark(int trial) {
    return marks.stream().filter(mark -> mark.trial() == trial).reduce((a, b) -> b);
  }
}
