package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A name plate that has no room beside the end of its line. */
class OverlayTagsTest {
  private static final PlotGeometry PLOT =
      new PlotGeometry(
          0, 0, 300, 100, new PlotWindow(new ValueRange(0, 30), new ValueRange(0, 1)), false);

  private static final double FROM = 240;

  @Test
  void itStandsAboveAllOfTheLineThatItWouldLieUpon() {
    Curve falling = line(0.9, 0.5, 0.45, 0.3);
    assertThat(OverlayTags.clearOf(falling, PLOT, FROM)).isEqualTo(50 - 18 - 7);
  }

  @Test
  void itStandsBelowALineAtTheTop() {
    Curve rising = line(0.1, 0.85, 0.9, 0.95);
    assertThat(OverlayTags.clearOf(rising, PLOT, FROM)).isEqualTo(15 + 7, within());
    assertThat(OverlayTags.clearOf(line(0.1, 0.85, Double.NaN, 0.95), PLOT, FROM))
        .isEqualTo(15 + 7, within());
  }

  @Test
  void itStaysAboveALineThatTakesAllTheHeight() {
    assertThat(OverlayTags.clearOf(line(0.5, 0.98, 0.02, 0.5), PLOT, FROM)).isNegative();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  /** At steps 10, 20, 25 and 30, of which the plate would lie upon the last two. */
  private static Curve line(double... values) {
    return new Curve(0, new double[] {10, 20, 25, 30}, values, false);
  }
}
