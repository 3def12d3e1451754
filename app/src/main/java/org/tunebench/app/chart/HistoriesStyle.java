package org.tunebench.app.chart;

import java.awt.Color;
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

  /** The colour of the default configuration: blue, but not among the blues of a scale. */
  public Color baseline() {
    return hasBlue() ? Palette.at(1, theme.dark()) : theme.baseline();
  }

  /** Whether the default's line is told by more than its colour. */
  boolean dashesBaseline() {
    return hasBlue();
  }

  private boolean hasBlue() {
    return colors == ColorScale.VIRIDIS;
  }
}
