package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothingTest {
  @Test
  void withoutWeightACurveIsItself() {
    Curve curve = Curves.of(3, 10, step -> step * step);

    assertThat(Smoothing.of(curve, Smoothing.NONE)).isSameAs(curve);
  }

  @Test
  void aFlatCurveStaysWhereItIsFromItsFirstPoint() {
    Curve smooth = Smoothing.of(Curves.flat(0, 1234.5), 0.9);

    double[] expected = new double[100];
    java.util.Arrays.fill(expected, 1234.5);
    assertThat(smooth.values()).containsExactly(expected, within(1e-9));
  }

  @Test
  void weightsFallByTheFactorAPoint() {
    Curve curve = Curve.of(0, new double[] {1, 2, 3}, new double[] {1, 0, 4});
    double third = (0.25 * 1 + 0.5 * 0 + 1 * 4) / (0.25 + 0.5 + 1);

    assertThat(Smoothing.of(curve, 0.5).values())
        .containsExactly(new double[] {1, 0.5 / 1.5, third}, within(1e-12));
  }

  @Test
  void gapsStayGapsAndReachNoOtherPoint() {
    Curve gap = Curve.of(0, new double[] {1, 2, 3, 4}, new double[] {1, Double.NaN, Double.NaN, 0});
    Curve none = Curve.of(0, new double[] {1, 2}, new double[] {1, 0});

    double[] smooth = Smoothing.of(gap, 0.8).values();
    assertThat(smooth[1]).isNaN();
    assertThat(smooth[2]).isNaN();
    assertThat(smooth[3]).isEqualTo(Smoothing.of(none, 0.8).values()[1]);
  }
}
