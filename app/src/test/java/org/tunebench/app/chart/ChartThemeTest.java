package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartThemeTest {

  static ChartTheme[] themes() {
    return new ChartTheme[] {ChartTheme.light(), ChartTheme.darkTheme()};
  }

  @ParameterizedTest
  @MethodSource("themes")
  void wordsAndTheBaselineStandOutFromTheBackground(ChartTheme theme) {
    assertThat(contrast(theme.text(), theme.background())).isGreaterThan(7);
    assertThat(contrast(theme.mutedText(), theme.background())).isGreaterThan(4.5);
    assertThat(contrast(theme.baseline(), theme.background())).isGreaterThan(4.5);
  }

  @ParameterizedTest
  @MethodSource("themes")
  void theBaselineIsBlue(ChartTheme theme) {
    Color blue = theme.baseline();
    assertThat(blue.getBlue()).isGreaterThan(2 * blue.getRed()).isGreaterThan(blue.getGreen());
  }

  /** Contrast ratio as WCAG 2 defines it. */
  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    float[] rgb = color.getRGBColorComponents(null);
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
