package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void stepsOutOfOrderAreSortedTogetherWithTheirValues() {
    Curve curve = Curve.of(3, new double[] {2, 0, Double.NaN, 1}, new double[] {20, 0, 99, 10});
    assertThat(curve.steps()).containsExactly(0, 1, 2);
    assertThat(curve.values()).containsExactly(0, 10, 20);
  }

  @Test
  void lastFiniteSkipsTrailingGaps() {
    double[] values = {1, 2, Double.POSITIVE_INFINITY, Double.NaN};
    assertThat(Curve.of(0, new double[] {0, 1, 2, 3}, values).lastFinite()).isEqualTo(1);
    assertThat(Curve.empty(0).lastFinite()).isEqualTo(-1);
  }

  @Test
  void differentLengthsAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Curve.of(7, new double[2], new double[3]))
        .withMessage("trial 7 has 2 steps but 3 values");
  }
}
