package org.tunebench.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** {@link Ticks} as JFreeChart wants them. */
final class AxisTicks {
  private static final double APART_HORIZONTALLY = 64;
  static final double APART_VERTICALLY = 44;

  private AxisTicks() {}

  /** How many ticks there is room for along an edge. */
  static int room(Rectangle2D dataArea, RectangleEdge edge) {
    return room(dataArea, edge, APART_VERTICALLY);
  }

  /**
   * How many ticks there is room for along an edge.
   *
   * @param apartVertically the least distance below each other, in pixels
   */
  static int room(Rectangle2D dataArea, RectangleEdge edge, double apartVertically) {
    return RectangleEdge.isTopOrBottom(edge)
        ? room(dataArea.getWidth(), APART_HORIZONTALLY)
        : room(dataArea.getHeight(), apartVertically);
  }

  /** How many ticks there is room for along so many pixels of an edge. */
  static int room(double length, RectangleEdge edge) {
    return room(length, RectangleEdge.isTopOrBottom(edge) ? APART_HORIZONTALLY : APART_VERTICALLY);
  }

  private static int room(double length, double apart) {
    return Math.max(2, (int) (length / apart));
  }

  /** Ticks with their labels outside the given edge. */
  static List<NumberTick> of(List<Ticks.Tick> ticks, RectangleEdge edge) {
    return anchored(
        ticks, RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT);
  }

  /** A tick below whose label ends beneath it, to leave room for the next one on the right. */
  static List<NumberTick> leftwards(Ticks.Tick tick) {
    return anchored(List.of(tick), TextAnchor.TOP_RIGHT);
  }

  /** A tick below whose label begins beneath it, to leave room for the one on the left. */
  static NumberTick rightwards(Ticks.Tick tick) {
    return anchored(List.of(tick), TextAnchor.TOP_LEFT).get(0);
  }

  /** A tick whose label has no room. */
  static NumberTick silent(NumberTick tick) {
    return anchored(List.of(new Ticks.Tick(tick.getValue(), "")), tick.getTextAnchor()).get(0);
  }

  private static List<NumberTick> anchored(List<Ticks.Tick> ticks, TextAnchor anchor) {
    return ticks.stream()
        .map(tick -> new NumberTick(tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0))
        .toList();
  }
}
