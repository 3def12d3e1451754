package org.tunebench.app.report;

import org.tunebench.app.chart.ColorScale;

/** A colour in both of its shades, as a style attribute that the page's style sheet picks from. */
final class Shades {
  private Shades() {}

  /** The colour at a place of a scale, 0 to 1. */
  static String at(ColorScale scale, double place) {
    return "--l:#%06x;--d:#%06x".formatted(scale.rgb(place, false), scale.rgb(place, true));
  }

  /** The whole scale as backgrounds of a bar. */
  static String bar(ColorScale scale) {
    return "--l:" + gradient(scale, false) + ";--d:" + gradient(scale, true);
  }

  private static String gradient(ColorScale scale, boolean dark) {
    StringBuilder stops = new StringBuilder("linear-gradient(to right");
    for (int i = 0; i <= 8; i++) {
      stops.append(",#%06x".formatted(scale.rgb(i / 8.0, dark)));
    }
    return stops.append(')').toString();
  }
}
