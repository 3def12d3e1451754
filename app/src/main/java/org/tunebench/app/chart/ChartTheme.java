package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.Objects;

/**
 * Colours and font of a chart. The two ready ones follow the Primer palettes of the window's light
 * and dark theme.
 *
 * @param dark whether the background is dark, which decides the shades of the colour scales
 * @param background behind everything
 * @param grid grid lines
 * @param axis axis lines, tick marks, frames
 * @param text title and labels
 * @param mutedText tick labels and secondary words
 * @param baseline the default configuration's line
 * @param fontFamily family of all texts; a family that is missing falls back to sans serif
 * @param fontSize size of axis labels and legends, in pixels
 */
public record ChartTheme(
    boolean dark,
    Color background,
    Color grid,
    Color axis,
    Color text,
    Color mutedText,
    Color baseline,
    String fontFamily,
    int fontSize) {
  private static final int FONT_SIZE = 12;

  /** Nothing may be null. */
  public ChartTheme {
    Objects.requireNonNull(background, "background");
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(axis, "axis");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(mutedText, "mutedText");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(fontFamily, "fontFamily");
  }

  /** Dark on white. */
  public static ChartTheme light() {
    return new ChartTheme(
        false,
        new Color(0xFFFFFF),
        new Color(0xE7EBEF),
        new Color(0xAFB8C1),
        new Color(0x24292F),
        new Color(0x57606A),
        new Color(0x0A3CFF),
        Font.SANS_SERIF,
        FONT_SIZE);
  }

  /** Light on near-black. */
  public static ChartTheme darkTheme() {
    return new ChartTheme(
        true,
        new Color(0x0D1117),
        new Color(0x21262D),
        new Color(0x484F58),
        new Color(0xC9D1D9),
        new Color(0x8B949E),
        new Color(0x58A6FF),
        Font.SANS_SERIF,
        FONT_SIZE);
  }

  /** The font of axis labels and legends. */
  Font font() {
    return new Font(fontFamily, Font.PLAIN, fontSize);
  }

  /** The font of tick labels. */
  Font smallFont() {
    return new Font(fontFamily, Font.PLAIN, fontSize - 1);
  }

  /** The font of the title. */
  Font titleFont() {
    return new Font(fontFamily, Font.BOLD, fontSize + 1);
  }
}
