package org.tunebench.app.chart;

import java.awt.geom.Rectangle2D;

/**
 * Where places of two axes lie in a drawing.
 *
 * @param area the plot, in logical pixels
 * @param x the places that the horizontal axis shows
 * @param y the places that the vertical axis shows, growing upwards
 */
public record Plane(Rectangle2D area, ValueRange x, ValueRange y) {
  /** Pixel of a place along the horizontal axis. */
  public double x(double place) {
    return area.getX() + area.getWidth() * (place - x.lower()) / x.length();
  }

  /** Pixel of a place along the vertical axis. */
  public double y(double place) {
    return area.getMaxY() - area.getHeight() * (place - y.lower()) / y.length();
  }
}
