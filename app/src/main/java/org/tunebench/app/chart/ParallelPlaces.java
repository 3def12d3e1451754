package org.tunebench.app.chart;

import java.awt.geom.Rectangle2D;

/**
 * Where the axes of parallel coordinates lie.
 *
 * @param area the whole picture, in logical pixels
 * @param axes how many there are
 * @param headingRows how many rows the title and the legend take
 * @param lastLabels how wide the widest label of the last axis is, if they stand right of it
 */
record ParallelPlaces(Rectangle2D area, int axes, int headingRows, double lastLabels) {
  /** Beside the first axis and the last one. */
  private static final double SIDE = 46;

  /** Beside the last axis where its labels stand there. */
  private static final double LABELS = 70;

  /** Between an axis and its labels, and between those and the end of the picture. */
  private static final double AROUND_LABELS = 10;

  /** Less apart, the labels of the last axis, left of it, would lie over those before it. */
  private static final double FAR_APART = 100;

  /** What the heading has around it, and the name of an axis. */
  private static final double ABOVE = 36;

  private static final double BELOW = 44;

  /** How far a name stands above its axis. */
  private static final double NAME = 16;

  private static final double GRIP = 14;

  /** Axes that are less apart have no room for labels, and not each of them for its name. */
  private static final double CROWDED = 40;

  /**
   * What a name takes there at least, with what is between it and the next: shorter, several are
   * alike.
   */
  private static final double LEAST_NAME = 80;

  /** Between two names. */
  private static final double BETWEEN_NAMES = 10;

  /** The pixel of an axis. */
  double x(int axis) {
    return area.getX() + (axes == 1 ? area.getWidth() / 2 : SIDE + apart() * axis);
  }

  /** How far apart the axes are. */
  double apart() {
    double right = isLastLabelledRight() ? Math.max(LABELS, lastLabels + AROUND_LABELS) : SIDE;
    return (area.getWidth() - SIDE - right) / Math.max(1, axes - 1);
  }

  /** Whether the labels of the last axis stand right of it, as those of all others do. */
  boolean isLastLabelledRight() {
    return axes > 1 && (area.getWidth() - 2 * SIDE) / (axes - 1) < FAR_APART;
  }

  /** Whether there is room for the labels of an axis. */
  boolean isLabelled(int axis) {
    return axis == axes - 1 || apart() >= CROWDED;
  }

  /** Whether there is room for the name of an axis, which others may have to leave to it. */
  boolean isNamed(int axis) {
    int last = axes - 1;
    return axis == last || axis % namedOneOf() == 0 && axis + namedOneOf() <= last;
  }

  private int namedOneOf() {
    return apart() < CROWDED ? (int) Math.ceil(LEAST_NAME / apart()) : 1;
  }

  /** How wide a name may be. */
  double roomForName() {
    return namedOneOf() * apart() - BETWEEN_NAMES;
  }

  /** The pixel of a place on any axis, from 0 below to 1 above. */
  double y(double place) {
    return area.getMaxY() - BELOW - place * height();
  }

  /** How long an axis is. */
  double height() {
    return area.getHeight() - above() - BELOW;
  }

  private double above() {
    return ABOVE + DrawingHeader.ROW * headingRows;
  }

  /** The pixel that the names of axes are about. */
  double names() {
    return area.getY() + above() - NAME;
  }

  /** The height in which axes have a length. */
  double heightFor(double length) {
    return above() + length + BELOW;
  }

  /** The axis near a pixel, or -1. */
  int axisAt(double x) {
    for (int i = 0; i < axes; i++) {
      if (Math.abs(x(i) - x) <= GRIP) {
        return i;
      }
    }
    return -1;
  }

  /** The place at a pixel, which may be beyond the axis. */
  double placeAt(double y) {
    return (area.getMaxY() - BELOW - y) / height();
  }

  /** What an axis takes of the picture, its name and what passes below it included. */
  Rectangle2D axisArea(int axis) {
    double top = names() - GRIP / 2;
    return new Rectangle2D.Double(
        x(axis) - GRIP, top, 2 * GRIP, Math.max(0, area.getMaxY() - top - GRIP / 2));
  }
}
