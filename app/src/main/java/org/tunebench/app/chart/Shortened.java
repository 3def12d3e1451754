package org.tunebench.app.chart;

import java.util.function.ToDoubleFunction;

/** Text shortened to a width, with an ellipsis for what is left out. */
final class Shortened {
  private Shortened() {}

  /**
   * What fits: its beginning and its end, since names of one family differ at either.
   *
   * @param text a name, or words with one
   * @param room the width there is
   * @param width measures a text in the same unit
   */
  static String toFit(String text, double room, ToDoubleFunction<String> width) {
    int[] points = text.codePoints().toArray();
    String shown = text;
    for (int kept = points.length - 1; kept >= 0 && width.applyAsDouble(shown) > room; kept--) {
      int end = kept - kept / 2;
      shown = new String(points, 0, kept / 2) + "…" + new String(points, points.length - end, end);
    }
    return shown;
  }
}
