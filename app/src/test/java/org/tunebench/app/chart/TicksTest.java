package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void linearTicksFallOnRoundNumbersWithTheDigitsTheyNeed() {
    assertThat(Ticks.linear(new ValueRange(1220, 1600), 8, false))
        .extracting(Ticks.Tick::label)
        .containsExactly("1250", "1300", "1350", "1400", "1450", "1500", "1550", "1600");
    assertThat(Ticks.linear(new ValueRange(-0.3, 0.3), 4, false))
        .extracting(Ticks.Tick::label)
        .containsExactly("-0.2", "0.0", "0.2");
  }

  @Test
  void oneTickAloneTellsNoScale() {
    assertThat(Ticks.linear(new ValueRange(0.09, 0.8), 3, false))
        .extracting(Ticks.Tick::label)
        .containsExactly("0.2", "0.4", "0.6", "0.8");
    assertThat(Ticks.linear(new ValueRange(0.4, 1.3), 2, true))
        .extracting(Ticks.Tick::label)
        .containsExactly("1");
  }

  @Test
  void allTicksOfAnAxisHaveOneForm() {
    assertThat(Ticks.linear(new ValueRange(0, 2e-12), 2, false))
        .extracting(Ticks.Tick::label)
        .containsExactly("0", "1e-12", "2e-12");
    assertThat(Ticks.linear(new ValueRange(-5e6, 1e7), 3, false))
        .extracting(Ticks.Tick::label)
        .containsExactly("-5e6", "0", "5e6", "1.0e7");
    assertThat(Ticks.logarithmic(new ValueRange(1e-5, 1e-2), 4))
        .extracting(Ticks.Tick::label)
        .containsExactly("1e-5", "1e-4", "1e-3", "1e-2");
  }

  @Test
  void sharesAreSaidInPercent() {
    assertThat(Ticks.percent(new ValueRange(0, 0.43), 5))
        .extracting(Ticks.Tick::label)
        .containsExactly("0%", "10%", "20%", "30%", "40%");
    assertThat(Ticks.percent(new ValueRange(0, 0.43), 5))
        .extracting(Ticks.Tick::value)
        .contains(0.0, 0.4);
    assertThat(Ticks.percent(new ValueRange(0, 0.012), 3))
        .extracting(Ticks.Tick::label)
        .containsExactly("0.0%", "0.5%", "1.0%");
  }

  @Test
  void epochsHaveNoFractions() {
    assertThat(Ticks.linear(new ValueRange(0, 2), 10, true))
        .extracting(Ticks.Tick::label)
        .containsExactly("0", "1", "2");
  }

  @Test
  void logarithmicTicksAreDecadesAndEvenlySpacedWithinOne() {
    assertThat(Ticks.logarithmic(new ValueRange(1, 1e4), 5))
        .extracting(Ticks.Tick::label)
        .containsExactly("1", "10", "100", "1000", "10000");
    assertThat(Ticks.logarithmic(new ValueRange(1250, 1600), 4))
        .extracting(Ticks.Tick::label)
        .containsExactly("1300", "1400", "1500", "1600");
  }

  @Test
  void aTinyRangeOfLargeNumbersHasTicksThatCanBeToldApart() {
    assertThat(Ticks.linear(new ValueRange(1e9, 1e9 + 0.01), 30, false))
        .extracting(Ticks.Tick::label)
        .hasSizeGreaterThan(10)
        .doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  void ticksAreInsideAscendingDistinctAndNotTooMany(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double lower,
      @ForAll @DoubleRange(min = 0.01, max = 1e12) double length,
      @ForAll @IntRange(min = 2, max = 30) int most) {
    ValueRange range = new ValueRange(lower, lower + length);
    double near = 1e-6 * length + Math.ulp(1e9);
    List<Ticks.Tick> ticks = Ticks.linear(range, most, false);
    assertThat(ticks.size()).isLessThanOrEqualTo(most + 1);
    assertThat(ticks)
        .allSatisfy(
            tick -> assertThat(tick.value()).isBetween(lower - near, lower + length + near));
    assertThat(ticks).extracting(Ticks.Tick::value).isSorted();
    assertThat(ticks).extracting(Ticks.Tick::label).doesNotHaveDuplicates();
  }
}
