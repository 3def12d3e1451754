package org.tunebench.app;

import java.util.stream.IntStream;
import javafx.scene.image.Image;

/** What of a picture a person can tell apart, by the contrast of its pixels as WCAG defines it. */
final class PixelContrast {
  /** A shade darker is not seen; a frame in another colour is. */
  private static final double SEEN = 2;

  private PixelContrast() {}

  /** How many pixels look otherwise. */
  static int differences(Image one, Image other) {
    int width = (int) Math.min(one.getWidth(), other.getWidth());
    int height = (int) Math.min(one.getHeight(), other.getHeight());
    return (int)
        IntStream.range(0, width * height)
            .filter(i -> areApart(one, other, i % width, i / width))
            .count();
  }

  private static boolean areApart(Image one, Image other, int x, int y) {
    return contrast(argb(one, x, y), argb(other, x, y)) >= SEEN;
  }

  /** How many pixels of a row of the picture look otherwise than its first one. */
  static int differencesInMiddle(Image image, int from, int to) {
    int y = (int) image.getHeight() / 2;
    int ground = argb(image, from, y);
    return (int)
        IntStream.range(from, to).filter(x -> contrast(ground, argb(image, x, y)) >= SEEN).count();
  }

  private static int argb(Image image, int x, int y) {
    return image.getPixelReader().getArgb(x, y);
  }

  private static double contrast(int one, int other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16 & 0xff)
        + 0.7152 * linear(argb >> 8 & 0xff)
        + 0.0722 * linear(argb & 0xff);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
