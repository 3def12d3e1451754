package org.tunebench.app.chart;

/**
 * How large a picture is.
 *
 * @param width in logical pixels, at least 1
 * @param height in logical pixels, at least 1
 * @param scale device pixels to a logical one: 1 on an ordinary screen, often 2 on a HiDPI one
 */
public record PaintSize(double width, double height, double scale) {

  /**
   * Checks that there is something to paint on.
   *
   * @throws IllegalArgumentException when a side is shorter than a pixel or the scale not positive
   */
  public PaintSize {
    if (!(width >= 1 && height >= 1 && scale > 0)) {
      throw new IllegalArgumentException(
          "cannot paint on %s × %s pixels at scale %s".formatted(width, height, scale));
    }
  }

  /** Width in device pixels. */
  public int pixelWidth() {
    return (int) Math.ceil(width * scale);
  }

  /** Height in device pixels. */
  public int pixelHeight() {
    return (int) Math.ceil(height * scale);
  }
}
