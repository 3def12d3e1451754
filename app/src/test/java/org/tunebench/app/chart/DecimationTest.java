package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DecimationTest {

  @Test
  void aSpikeOfOneStepSurvives() {
    Curve curve = Curves.of(0, 100_000, step -> step == 54_321 ? 99 : 1);
    Curve thin = Decimation.thin(curve, new ValueRange(0, 99_999), 500, false);
    assertThat(thin.values()).contains(99);
    assertThat(thin.size()).isLessThan(4 * 502);
  }

  @Test
  void aGapBetweenColumnsIsKept() {
    Curve curve = Curves.of(0, 1000, step -> step > 300 && step < 700 ? Double.NaN : 1);
    Curve thin = Decimation.thin(curve, new ValueRange(0, 999), 100, false);
    long gaps = Arrays.stream(thin.values()).filter(Double::isNaN).count();
    assertThat(gaps).isEqualTo(1);
  }

  @Test
  void onePointOutsideTheWindowIsKeptOnEitherSide() {
    Curve thin =
        Decimation.thin(Curves.of(0, 100, step -> step), new ValueRange(40.5, 42.5), 50, false);
    assertThat(thin.steps()).containsExactly(40, 41, 42, 43);
  }

  @Test
  void zeroAndLessAreGapsOnALogarithmicAxis() {
    Curve curve = Curves.of(0, 5, step -> step - 2);
    assertThat(Decimation.thin(curve, new ValueRange(0, 4), 50, true).values())
        .containsExactly(1, 2);
  }

  @Property(tries = 200)
  void extremesArePointsOfTheCurveAndNothingIsInvented(
      @ForAll @Size(min = 1, max = 300) double @DoubleRange(min = -1e6, max = 1e6) [] values,
      @ForAll @IntRange(min = 1, max = 50) int columns) {
    Curve curve = Curves.of(0, values.length, step -> values[(int) step]);
    Curve thin = Decimation.thin(curve, new ValueRange(0, values.length), columns, false);
    assertThat(Arrays.stream(thin.values()).min()).isEqualTo(Arrays.stream(values).min());
    assertThat(Arrays.stream(thin.values()).max()).isEqualTo(Arrays.stream(values).max());
    assertThat(thin.size()).isLessThanOrEqualTo(Math.min(values.length, 4 * (columns + 2)));
    for (int i = 0; i < thin.size(); i++) {
      assertThat(thin.values()[i]).isEqualTo(values[(int) thin.steps()[i]]);
    }
  }
}
