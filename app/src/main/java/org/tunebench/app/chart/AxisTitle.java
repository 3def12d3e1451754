package org.tunebench.app.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ui.RectangleEdge;

/** The title of an axis, which must not run over what stands beside the axis. */
final class AxisTitle {
  private AxisTitle() {}

  /** As much of it as is no longer than the axis. */
  static String fitting(
      String title, Graphics2D g2, Font font, Rectangle2D dataArea, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    double room = across ? dataArea.getWidth() : dataArea.getHeight();
    return title == null
        ? null
        : Shortened.toFit(title, room, text -> TextBox.width(g2, font, text));
  }
}
