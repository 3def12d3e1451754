package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorScaleTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void redToGreenBeginsRedAndEndsGreen(boolean dark) {
    Color first = ColorScale.RED_TO_GREEN.at(0, dark);
    Color last = ColorScale.RED_TO_GREEN.at(1, dark);
    assertThat(first.getRed()).isGreaterThan(2 * first.getGreen());
    assertThat(last.getGreen()).isGreaterThan(2 * last.getRed());
  }

  @Test
  void viridisHasItsPublishedEnds() {
    assertThat(ColorScale.VIRIDIS.at(0, false)).isEqualTo(new Color(0x440154));
    assertThat(ColorScale.VIRIDIS.at(1, true)).isEqualTo(new Color(0xFDE725));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void viridisGetsLighterAllTheWay(boolean dark) {
    double before = -1;
    for (int i = 0; i <= 100; i++) {
      double lightness = luminance(ColorScale.VIRIDIS.at(i / 100.0, dark));
      assertThat(lightness).isGreaterThan(before);
      before = lightness;
    }
  }

  @Test
  void placesOutsideAreClamped() {
    for (ColorScale scale : ColorScale.values()) {
      assertThat(scale.at(-1, false)).isEqualTo(scale.at(0, false));
      assertThat(scale.at(7, false)).isEqualTo(scale.at(1, false));
      assertThat(scale.at(Double.NaN, false)).isEqualTo(scale.at(0, false));
    }
  }

  /** Relative luminance as WCAG 2 defines it. */
  private static double luminance(Color color) {
    float[] rgb = color.getRGBColorComponents(null);
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
