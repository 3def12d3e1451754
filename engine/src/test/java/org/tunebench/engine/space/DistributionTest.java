package org.tunebench.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

class DistributionTest {
  private static void assertRefused(String part, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(WrongInputException.class).hasMessageContaining(part);
  }

  @Test
  void decimalStepsGiveDecimalNumbers() {
    FloatRange range = new FloatRange(0.1, 0.7, false, 0.2);
    assertThat(range.values()).isEqualTo(List.<Object>of(0.1, 0.3, 0.5, 0.7));
    assertThat(range.contains(0.1 + 0.2)).as("rounding is forgiven").isTrue();
    assertThat(range.contains(0.4)).isFalse();
    assertThat(range.contains(1L)).as("a whole number is of another kind").isFalse();
    assertThat(range.coerce(1L)).isEqualTo(1.0);
  }

  @Test
  void theLastStepDoesNotPassTheBound() {
    FloatRange range = new FloatRange(0, 0.29999999999, false, 0.1);
    assertThat(range.values()).allMatch(range::contains).hasSize(4);
  }

  @Test
  void logRangesAreUniformOnTheLogarithm() {
    FloatRange range = new FloatRange(1e-4, 1e-2, true, 0);
    assertThat((double) range.valueAt(0)).isEqualTo(1e-4);
    assertThat((double) range.valueAt(0.5)).isCloseTo(1e-3, within(1e-15));
    assertThat((double) range.valueAt(1)).isEqualTo(1e-2);
    assertThat(range.unitOf(1e-3)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void logRangesMayBeWiderThanTheLargestRatio() {
    FloatRange range = new FloatRange(1e-300, 1e300, true, 0);
    assertThat((double) range.valueAt(0.5)).isCloseTo(1, within(1e-9));
    assertThat(range.unitOf(1.0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void wholeNumbersEndWhereDoublesTellThemApart() {
    long most = IntRange.LARGEST;
    assertThat(new IntRange(-most, most).contains(-most)).isTrue();
    for (long low : new long[] {Long.MIN_VALUE, -most - 1}) {
      assertThatThrownBy(() -> new IntRange(low, 0)).hasMessageContaining("go beyond");
    }
    assertThatThrownBy(() -> new IntRange(0, most + 1)).hasMessageContaining("go beyond");
  }

  @Test
  void wholeNumbersHaveEqualShares() {
    int[] linear = new int[5];
    int[] log = new int[1000];
    for (int i = 0; i < 1000; i++) {
      double u = (i + 0.5) / 1000;
      linear[(int) ((long) new IntRange(0, 4).valueAt(u))]++;
      log[(int) ((long) new IntRange(1, 8, true, 1).valueAt(u))]++;
    }
    assertThat(linear).containsOnly(200);
    // The share of k is log((k + 1/2) / (k - 1/2)) / log(17).
    assertThat(log[1] / 1000.0).isCloseTo(Math.log(3) / Math.log(17), within(0.002));
    assertThat(log[8] / 1000.0).isCloseTo(Math.log(8.5 / 7.5) / Math.log(17), within(0.002));
  }

  @Test
  void stepsStopBelowTheUpperBound() {
    IntRange range = new IntRange(1, 9, false, 3);
    assertThat(range.values()).isEqualTo(List.<Object>of(1L, 4L, 7L));
    assertThat(range.contains(9L)).isFalse();
    assertThat(range.coerce(4.0)).isEqualTo(4L);
    assertThat(range.coerce(4.5)).isEqualTo(4.5);
    assertThat(range.contains(range.coerce(4.5))).isFalse();
  }

  @Test
  void normalsHaveTheirQuantiles() {
    Normal normal = new Normal(10, 2, false, 0);
    assertThat((double) normal.valueAt(0.5)).isCloseTo(10, within(1e-9));
    assertThat((double) normal.valueAt(0.975)).isCloseTo(10 + 2 * 1.959964, within(1e-5));
    assertThat((double) normal.valueAt(0)).isBetween(10 - 2 * 6.1, 10 - 2 * 5.9);
    Normal log = new Normal(0, 1, true, 0);
    assertThat((double) log.valueAt(0.5)).isCloseTo(1, within(1e-9));
    assertThat(log.unitOf(-1.0)).isZero();
    assertThat(new Normal(0, 1, false, 0.5).contains(0.75)).isFalse();
  }

  @Test
  void optionsHaveTheirShares() {
    Choice choice = new Choice(List.of("a", "b", "never"), List.of(0.25, 0.75, 0.0));
    assertThat(choice.valueAt(0.2)).isEqualTo("a");
    assertThat(choice.valueAt(0.25)).isEqualTo("b");
    assertThat(choice.valueAt(1)).isEqualTo("b");
    assertThat(choice.unitOf("a")).isEqualTo(0.125);
    assertThatThrownBy(() -> choice.unitOf("c")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Choice.of(1, 2.5).coerce(1.0)).isEqualTo(1L);
    assertThat(Choice.of(1, "1").coerce("1")).isEqualTo("1");
  }

  @Test
  void roundedValuesHaveTheShareOfTheirCell() {
    Rounded rounded = new Rounded(new FloatRange(0, 10), 4);
    // 0 gets [0, 2], 4 gets [2, 6], 8 gets [6, 10].
    assertThat(rounded.values()).isEqualTo(List.<Object>of(0L, 4L, 8L));
    assertThat(rounded.unitOf(0L)).isCloseTo(0.1, within(1e-12));
    assertThat(rounded.unitOf(4L)).isCloseTo(0.4, within(1e-12));
    assertThat(rounded.valueAt(0.19)).isEqualTo(0L);
    assertThat(rounded.valueAt(0.21)).isEqualTo(4L);
    assertThat(rounded.coerce(4.0)).isEqualTo(4L);
    assertThat(rounded.contains(12L)).isFalse();
    assertThat(new Rounded(new FloatRange(0, 11), 4).values()).contains(12L);
  }

  @Test
  void roundingDownGivesFloors() {
    Rounded floor = new Rounded(new FloatRange(1, 11), 4, true);
    assertThat(floor.values()).isEqualTo(List.<Object>of(0L, 4L, 8L));
    assertThat(floor.valueAt(0.29)).isEqualTo(0L);
    assertThat(floor.valueAt(0.31)).isEqualTo(4L);
    assertThat(floor.describe()).isEqualTo("float [1.0, 11.0] rounded down to multiples of 4.0");
  }

  @Test
  void optionsAreDescribedAsFilesHaveThem() {
    assertThat(Choice.of(0.001, 0.0005, "auto").describe())
        .isEqualTo("choice [0.001, 0.0005, auto]");
  }

  @Test
  void roundedFractionsAreDecimal() {
    Rounded rounded = new Rounded(new FloatRange(0.1, 0.7), 0.1);
    assertThat(rounded.values()).isEqualTo(List.<Object>of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7));
  }

  @Test
  void betasHaveTheirQuantiles() {
    // With alpha 2 and beta 1 the distribution function is the square.
    Beta beta = new Beta(2, 1);
    assertThat((double) beta.valueAt(0.25)).isCloseTo(0.5, within(1e-9));
    assertThat(beta.unitOf(0.3)).isCloseTo(0.09, within(1e-12));
    assertThat((double) beta.valueAt(0)).isZero();
    assertThat((double) beta.valueAt(1)).isEqualTo(1);
  }

  @Test
  void orderedOptionsHaveEqualCellsInTheirOrder() {
    Ordered ordered = Ordered.of("small", 2, 0.5);
    assertThat(ordered.valueAt(0.5)).isEqualTo(2L);
    assertThat(ordered.unitOf(0.5)).isCloseTo(5.0 / 6, within(1e-12));
    assertThat(ordered.coerce(2.0)).isEqualTo(2L);
    assertThat(ordered.values()).isEqualTo(List.<Object>of("small", 2L, 0.5));
    assertThatThrownBy(() -> ordered.unitOf("large")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shapesAndQuantaThatCannotBeAreRefused() {
    assertRefused("from 0.01 to 10000", () -> new Beta(0, 1));
    assertRefused("from 0.01 to 10000", () -> new Beta(1, Double.NaN));
    assertRefused("at least one option", () -> new Ordered(List.of()));
    assertRefused("twice", () -> Ordered.of(1, 1));
    assertRefused("above 0", () -> new Rounded(new FloatRange(0, 1), 0));
    assertRefused("above 0", () -> new Rounded(new FloatRange(0, 1), Double.NaN));
    assertRefused("do not fit", () -> new Rounded(new FloatRange(0, 1e300), 1));
    assertRefused("do not fit", () -> new Rounded(new FloatRange(0, 1), 1e300));
    assertRefused("leave its step", () -> new Rounded(new FloatRange(0, 1, false, 0.1), 1));
    assertRefused("cannot be rounded", () -> new Rounded(new IntRange(0, 1), 1));
    assertRefused("cannot be rounded", () -> new Rounded(Choice.of("a"), 1));
  }

  @Test
  void boundsThatCannotBeAreRefused() {
    assertRefused("reversed", () -> new FloatRange(2, 1));
    assertRefused("finite", () -> new FloatRange(0, Double.NaN));
    assertRefused("further apart", () -> new FloatRange(-Double.MAX_VALUE, Double.MAX_VALUE));
    assertRefused("above 0", () -> new FloatRange(0, 1, true, 0));
    assertRefused("both bounds must be above 0", () -> new FloatRange(0.1, 0, true, 0));
    assertRefused("exclude each other", () -> new FloatRange(1, 2, true, 0.1));
    assertRefused("step must be above 0", () -> new FloatRange(1, 2, false, -1));
    assertRefused("too small", () -> new FloatRange(0, 1e300, false, 1e-300));
    assertRefused("reversed", () -> new IntRange(2, 1));
    assertRefused("above 0", () -> new IntRange(0, 1, true, 1));
    assertRefused("step must be above 0", () -> new IntRange(0, 1, false, 0));
    assertRefused("go beyond", () -> new IntRange(0, Long.MAX_VALUE));
    assertRefused("deviation", () -> new Normal(0, 0, false, 0));
    assertRefused("mean", () -> new Normal(Double.NaN, 1, false, 0));
    assertRefused("largest number", () -> new Normal(700, 10, true, 0));
    assertRefused("too large", () -> new Normal(0, 1e308, false, 0));
    assertRefused("step", () -> new Normal(0, 1, false, -1));
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    assertRefused("at least one", () -> new Choice(List.of()));
    assertRefused("twice", () -> Choice.of(1, 1L));
    assertRefused("must be text", () -> Choice.of(List.of(1)));
    assertRefused("must be text", () -> Choice.of(Double.NaN));
    assertRefused("must be text", () -> Choice.of("a", null));
    assertRefused("must be text", () -> new Choice(Arrays.asList("a", null)));
    assertRefused("give one each", () -> new Choice(List.of("a", "b"), List.of(1.0)));
    assertRefused("not 1", () -> new Choice(List.of("a", "b"), List.of(0.5, 0.6)));
    assertRefused("0 or above", () -> new Choice(List.of("a", "b"), List.of(-0.5, 1.5)));
    assertRefused("0 or above", () -> new Choice(List.of("a", "b"), Arrays.asList(1.0, null)));
  }

  @Test
  void parametersHaveNames() {
    for (String name : List.of("lr", "_x", "größe", "a.b-c_1", "研究")) {
      assertThat(new Parameter(name, new IntRange(0, 1)).name()).isEqualTo(name);
    }
    for (String name : List.of("", " ", "1a", "a b", "a\n", "x".repeat(101), "a{b}", "-a")) {
      assertRefused("cannot name", () -> new Parameter(name, new IntRange(0, 1)));
    }
  }
}
