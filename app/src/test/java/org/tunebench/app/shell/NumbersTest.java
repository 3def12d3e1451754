package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "1218.52, 1218.52",
    "1218.5249, 1218.52",
    "0.1, 0.1",
    "0.0001, 0.0001",
    "0.000460026, 0.000460026",
    "0.00001, 1e-5",
    "290816, 290816",
    "-1.5, -1.5",
    "0, 0",
    "999999.6, 1000000",
    "12345678901, 1.23457e10",
    "NaN, NaN",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void numbersAreShortAndRight(double value, String text) {
    assertThat(Numbers.brief(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1218.5, 1218.50", "1349, 1349.00", "0.9, 0.900000", "NaN, NaN", "0, 0"})
  void metricsKeepTheirZeros(double value, String text) {
    assertThat(Numbers.metric(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.23123, 0.0105, 0.231, 0.011",
    "0.23, 0.0105, 0.230, 0.011",
    "0.23, 0.0091, 0.230, 0.009",
    "0.23, 0.0291, 0.230, 0.029",
    "0.23, 0.0312, 0.23, 0.03",
    "1218.52, 23.4, 1219, 23",
    "1218.52, 234, 1219, 234",
    "-0.004, 0.21, 0.00, 0.21",
    "-1.5, 0.21, -1.50, 0.21",
    "0, 0.21, 0.00, 0.21",
    "0.5, 1e-9, 0.500000, 1e-9",
    "2.349e-5, 1.06e-6, 2.35e-5, 1.1e-6",
    "1.23456e12, 4.5e9, 1.235e12, 5e9"
  })
  void whatIsKnownRoughlyHasTheDigitsThatAreKnown(
      double value, double deviation, String text, String off) {
    assertThat(Numbers.asFarAsKnown(value, deviation)).isEqualTo(text);
    assertThat(Numbers.asFarAsKnown(deviation, deviation)).isEqualTo(off);
  }

  @ParameterizedTest
  @CsvSource({
    "1000.181879, 0.146693, 1000.33, 1000.18",
    "37.51, 1311.49, 1349, 37.51",
    "0, 0.146693, 0.146693, 0",
    "1e-9, 0.146693, 0.146693, 1e-9",
    "0.0002, 1e-7, 1e-6, 0.0002",
    "-0.5, 0.9, 1.4, -0.50000"
  })
  void aDifferenceHasTheDecimalsOfTheCoarser(double value, double one, double other, String text) {
    assertThat(Numbers.between(value, one, other)).isEqualTo(text);
  }

  @Test
  void noDeviationIsNoRowOfZeros() {
    assertThat(Numbers.likeMetric(0, 0.146693)).isEqualTo("0");
  }

  @Test
  void screensFollowTheLocaleAndFilesDoNot() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
      assertThat(Numbers.brief(1218.52)).isEqualTo("1218,52");
      assertThat(Numbers.brief(2.5e-7)).isEqualTo("2,5e-7");
      assertThat(Numbers.metric(0.9)).isEqualTo("0,900000");
      assertThat(Numbers.any(0.5)).isEqualTo("0,5");
      assertThat(Numbers.percent("2,5")).isEqualTo("2,5\u00a0%");
      assertThat(Numbers.inPlainForm(() -> Numbers.percent("2.5"))).isEqualTo("2.5%");
      assertThat(Numbers.any("a.b")).isEqualTo("a.b");
      assertThat(Numbers.exact(1218.52)).isEqualTo("1218.52");
      assertThat(Numbers.field(1218.52)).isEqualTo("1218,52");
      assertThat(Numbers.field(5e-5)).isEqualTo("5e-5");
      assertThat(Numbers.typed("1.000")).as("digits are grouped nowhere").isEqualTo("1.000");
      assertThat(Numbers.typed("0,0001")).isEqualTo("0.0001");
      assertThat(Numbers.typed("0.0001")).isEqualTo("0.0001");
      assertThat(Numbers.typed("1.218,52")).isEqualTo("1.218,52");
      assertThat(Numbers.typed("1,2,3")).isEqualTo("1,2,3");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
    assertThat(Numbers.brief(1218.52)).isEqualTo("1218.52");
    assertThat(Numbers.typed("0,0001")).isEqualTo("0,0001");
  }

  @Property
  void sixDigitsAreKept(@ForAll @DoubleRange(min = -1e8, max = 1e8) double value) {
    double kept = new BigDecimal(value).round(new MathContext(6)).doubleValue();
    double shown = Double.parseDouble(Numbers.brief(value).replace("−", "-"));
    assertThat(shown).isCloseTo(kept, Offset.offset(Math.max(1e-12, Math.abs(value) * 1.1e-5)));
  }

  @Property
  void aFieldIsReadAsItWasFilled(@ForAll double value, @ForAll("locales") Locale locale) {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, locale);
      assertThat(Double.parseDouble(Numbers.typed(Numbers.field(value))))
          .isEqualTo(value == 0 ? 0.0 : value);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Provide
  Arbitrary<Locale> locales() {
    return Arbitraries.of(Locale.US, Locale.GERMANY, Locale.FRANCE, new Locale("de", "CH"));
  }

  @Property
  void exactNumbersLoseNothing(@ForAll double value) {
    assertThat(Double.parseDouble(Numbers.exact(value))).isEqualTo(value == 0 ? 0.0 : value);
  }

  @ParameterizedTest
  @CsvSource({"0.0001, 0.0001", "5e-5, 5e-5", "0.1, 0.1", "1e12, 1e12", "256, 256"})
  void exactNumbersAreWrittenAsAPersonWould(double value, String text) {
    assertThat(Numbers.exact(value)).isEqualTo(text);
  }
}
