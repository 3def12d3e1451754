package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Goal;

class BestEpochTest {
  private static Curve curve(double... values) {
    Curve curve = new Curve();
    for (int i = 0; i < values.length; i++) {
      curve.add(i + 1, values[i]);
    }
    return curve;
  }

  @Test
  void theFirstOfTheBestCounts() {
    assertThat(BestEpoch.of(curve(3, 1, 2, 1), Goal.MINIMIZE)).hasValue(2);
    assertThat(BestEpoch.of(curve(3, 1, 2, 3), Goal.MAXIMIZE)).hasValue(1);
  }

  @Test
  void whatIsNoNumberIsNeverTheBest() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(BestEpoch.of(curve(2, Double.NaN, -infinite, 1), Goal.MINIMIZE)).hasValue(4);
    assertThat(BestEpoch.of(curve(2, infinite, 1), Goal.MAXIMIZE)).hasValue(1);
    assertThat(BestEpoch.of(curve(Double.NaN, infinite, -infinite), Goal.MINIMIZE)).isEmpty();
    assertThat(BestEpoch.of(new Curve(), Goal.MINIMIZE)).isEmpty();
  }
}
