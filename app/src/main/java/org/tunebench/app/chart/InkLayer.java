package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * A transparent sheet on which many half-transparent, smooth polylines are drawn fast: Java2D needs
 * a second for a thousand of a thousand points, this a small part of that.
 *
 * <p>A segment is cut into slices along its longer direction; each slice covers the pixels it
 * overlaps in proportion. Within one line the largest coverage of a pixel counts, so that a line
 * does not darken where its own segments meet; lines then go over one another.
 */
final class InkLayer {
  private static final int FULL = 255;

  private final BufferedImage image;
  private final int[] pixels;
  private final int width;
  private final int height;

  /** Coverage of the present line, 0 to 255, and the pixels where it is not 0. */
  private final short[] coverage;

  private int[] touched = new int[4096];
  private int touchedCount;

  /**
   * @param width in device pixels, at least 1
   * @param height in device pixels, at least 1
   */
  InkLayer(int width, int height) {
    this.width = width;
    this.height = height;
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    coverage = new short[width * height];
  }

  /** What has been drawn so far. */
  BufferedImage image() {
    return image;
  }

  /** Adds a segment to the present line; coordinates in device pixels, anywhere but finite. */
  void segment(double x1, double y1, double x2, double y2, double thickness) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double length = Math.hypot(dx, dy);
    if (length == 0) {
      return;
    }
    if (Math.abs(dy) >= Math.abs(dx)) {
      double half = 0.5 * thickness * length / Math.abs(dy);
      if (dy > 0) {
        steep(x1, y1, y2, dx / dy, half);
      } else {
        steep(x2, y2, y1, dx / dy, half);
      }
    } else {
      double half = 0.5 * thickness * length / Math.abs(dx);
      if (dx > 0) {
        flat(y1, x1, x2, dy / dx, half);
      } else {
        flat(y2, x2, x1, dy / dx, half);
      }
    }
  }

  /** Goes row by row from (x, top) down to the height bottom. */
  private void steep(double x, double top, double bottom, double slope, double half) {
    int last = (int) Math.min(height - 1.0, Math.floor(bottom));
    for (int row = (int) Math.max(0, Math.floor(top)); row <= last; row++) {
      double from = Math.max(top, row);
      double to = Math.min(bottom, row + 1.0);
      double middle = x + slope * ((from + to) / 2 - top);
      double share = FULL * (to - from);
      int end = (int) Math.min(width - 1.0, Math.floor(middle + half));
      for (int column = (int) Math.max(0, Math.floor(middle - half)); column <= end; column++) {
        double overlap = Math.min(middle + half, column + 1.0) - Math.max(middle - half, column);
        touch(row * width + column, (int) (share * overlap + 0.5));
      }
    }
  }

  /** Goes column by column from (left, y) to the column right. */
  private void flat(double y, double left, double right, double slope, double half) {
    int last = (int) Math.min(width - 1.0, Math.floor(right));
    for (int column = (int) Math.max(0, Math.floor(left)); column <= last; column++) {
      double from = Math.max(left, column);
      double to = Math.min(right, column + 1.0);
      double middle = y + slope * ((from + to) / 2 - left);
      double share = FULL * (to - from);
      int end = (int) Math.min(height - 1.0, Math.floor(middle + half));
      for (int row = (int) Math.max(0, Math.floor(middle - half)); row <= end; row++) {
        double overlap = Math.min(middle + half, row + 1.0) - Math.max(middle - half, row);
        touch(row * width + column, (int) (share * overlap + 0.5));
      }
    }
  }

  private void touch(int pixel, int amount) {
    int before = coverage[pixel];
    if (amount <= before) {
      return;
    }
    if (before == 0) {
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedCount);
      }
      touched[touchedCount++] = pixel;
    }
    coverage[pixel] = (short) Math.min(amount, FULL);
  }

  /** Ends the present line: puts its ink, whose alpha is the line's opacity, over the others'. */
  void ink(Color color) {
    int red = color.getRed();
    int green = color.getGreen();
    int blue = color.getBlue();
    int opacity = color.getAlpha();
    for (int i = 0; i < touchedCount; i++) {
      int pixel = touched[i];
      int alpha = divide(opacity * coverage[pixel]);
      coverage[pixel] = 0;
      int below = pixels[pixel];
      int rest = FULL - alpha;
      pixels[pixel] =
          (alpha + divide(rest * (below >>> 24))) << 24
              | (divide(red * alpha) + divide(rest * (below >> 16 & 0xFF))) << 16
              | (divide(green * alpha) + divide(rest * (below >> 8 & 0xFF))) << 8
              | (divide(blue * alpha) + divide(rest * (below & 0xFF)));
    }
    touchedCount = 0;
  }

  /** Rounded division of 0 to 255² by 255. */
  private static int divide(int product) {
    int shifted = product + 128;
    return (shifted + (shifted >> 8)) >> 8;
  }
}
