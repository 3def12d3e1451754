package org.tunebench.app.chart;

import java.util.function.ToDoubleFunction;

/** Text cut to a width, with an ellipsis at its end. */
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
}
