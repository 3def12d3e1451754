package org.tunebench.app.chart;

import java.util.Objects;

/**
 * How a chart of histories looks and what it says.
 *
 * @param texts its words
 * @param theme its colours and font
 * @param colors the scale from the first trial to the last
 */
public record HistoriesStyle(ChartTexts texts, ChartTheme theme, ColorScale colors) {

  /** Nothing may be null. */
  public HistoriesStyle {
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(theme, "theme");
    Objects.requireNonNull(colors, "colors");
  }
}
