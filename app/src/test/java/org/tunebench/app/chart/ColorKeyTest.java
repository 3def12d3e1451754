package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorKeyTest {
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void theGoodEndStandsOutFromTheBackground(boolean dark, boolean goodIsHigh) {
    ChartTheme theme = dark ? ChartTheme.darkTheme() : ChartTheme.light();
    Scale scale = Scale.linear(new ValueRange(10, 20), false);
    ColorKey key =
        new ColorKey("loss", scale, ColorScale.VIRIDIS)
            .withEnds(new ColorKey.Ends(goodIsHigh, "best", "worst", false));
    double good = contrast(key.color(goodIsHigh ? 20 : 10, theme), theme.background());
    double bad = contrast(key.color(goodIsHigh ? 10 : 20, theme), theme.background());
    assertThat(good).isGreaterThan(4 * bad);
    ColorBar bar = key.legend(theme).bar().orElseThrow();
    assertThat(bar.from()).isEqualTo(goodIsHigh ? "worst 10" : "best 10");
    assertThat(bar.to()).isEqualTo(goodIsHigh ? "best 20" : "worst 20");
  }

  /** The contrast ratio of WCAG 2, from 1 to 21. */
  private static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color color) {
    return 0.2126 * part(color.getRed())
        + 0.7152 * part(color.getGreen())
        + 0.0722 * part(color.getBlue());
  }

  private static double part(int value) {
    double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
