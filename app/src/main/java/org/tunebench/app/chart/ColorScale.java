package org.tunebench.app.chart;

import java.awt.Color;

/**
 * Colours from the first trial to the last, each in a shade for light and one for dark backgrounds.
 * Between control points, colours are interpolated linearly in sRGB.
 */
public enum ColorScale {
  /** Red for the first trial, through amber, to green for the last. */
  RED_TO_GREEN(
      new int[] {0xD62728, 0xE0A000, 0x23912B}, new int[] {0xFF5C55, 0xF0C246, 0x45C964}, 0, 1),

  /**
   * Viridis, which readers with any kind of colour vision can order: ten evenly spaced entries of
   * the table published by van der Walt and Smith with Matplotlib 1.5. The end that would vanish in
   * the background (yellow on white, violet on black) is left out.
   */
  VIRIDIS(Viridis.POINTS, Viridis.POINTS, 0.3, 0.88);

  private final int[] light;
  private final int[] dark;
  private final double darkStart;
  private final double lightEnd;

  ColorScale(int[] light, int[] dark, double darkStart, double lightEnd) {
    this.light = light;
    this.dark = dark;
    this.darkStart = darkStart;
    this.lightEnd = lightEnd;
  }

  /**
   * The colour at a place of the scale.
   *
   * @param place 0 for the first trial, 1 for the last; values outside are clamped, NaN is 0
   * @param onDark whether the background is dark
   */
  public Color at(double place, boolean onDark) {
    return new Color(rgb(place, onDark));
  }

  /**
   * The same as a number, for whom no toolkit shall be loaded: {@code 0xRRGGBB}.
   *
   * @param place as above
   * @param onDark as above
   */
  public int rgb(double place, boolean onDark) {
    double inside = place > 0 ? Math.min(place, 1) : 0;
    return onDark
        ? between(dark, darkStart + inside * (1 - darkStart))
        : between(light, inside * lightEnd);
  }

  private static int between(int[] points, double place) {
    double position = place * (points.length - 1);
    int left = Math.min((int) position, points.length - 2);
    double share = position - left;
    int from = points[left];
    int to = points[left + 1];
    return mix(from, to, share, 16) << 16 | mix(from, to, share, 8) << 8 | mix(from, to, share, 0);
  }

  private static int mix(int from, int to, double share, int shift) {
    int start = (from >> shift) & 0xFF;
    int end = (to >> shift) & 0xFF;
    return (int) Math.round(start + share * (end - start));
  }

  /** In a class of its own, since an enum's constants are made before its static fields. */
  private static final class Viridis {
    static final int[] POINTS = {
      0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
      0xFDE725
    };
  }
}
