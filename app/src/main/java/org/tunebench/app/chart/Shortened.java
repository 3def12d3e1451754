package org.tunebench.app.chart;

import java.util.function.ToDoubleFunction;

/** Text cut to a width, with an ellipsis for what is left out. */
final class Shortened {
  private Shortened() {}

  /**
   * The longest beginning that fits, with an ellipsis unless it is the whole.
   *
   * @param text the text
   * @param room the width there is
   * @param width measures a text in the same unit
   */
  static String toFit(String text, double room, ToDoubleFunction<String> width) {
    if (width.applyAsDouble(text) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width.applyAsDouble(text.substring(0, end) + "…") > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /**
   * A name that fits: its beginning and its end, since names of one family differ at either.
   *
   * @param name the name
   * @param room the width there is
   * @param width measures a text in the same unit
   */
  static String nameToFit(String name, double room, ToDoubleFunction<String> width) {
    int[] points = name.codePoints().toArray();
    String shown = name;
    for (int kept = points.length - 1; kept >= 0 && width.applyAsDouble(shown) > room; kept--) {
      int end = kept - kept / 2;
      shown = new String(points, 0, kept / 2) + "…" + new String(points, points.length - end, end);
    }
    return shown;
  }
}
