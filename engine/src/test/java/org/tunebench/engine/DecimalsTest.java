package org.tunebench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "1e-4, 0.0001",
    "1, 1.0",
    "1218.52, 1218.52",
    "-0.0, -0.0",
    "0.000001, 0.000001",
    "2.5e-7, 2.5e-7",
    "12345678.5, 12345678.5",
    "2e7, 20000000.0",
    "1e15, 1.0e15",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void writesDecimals(double value, String text) {
    assertThat(Decimals.text(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1218.5249, 1218.52",
    "0.0010000000000000002, 0.001",
    "1.234565, 1.23457",
    "-123456.5, -123457.0",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void roundsToSixDigits(double value, double rounded) {
    assertThat(Double.valueOf(Decimals.rounded(value))).isEqualTo(Double.valueOf(rounded));
  }

  @Property
  void givesTheSameNumberAgain(@ForAll double value) {
    assertThat(Double.parseDouble(Decimals.text(value))).isEqualTo(value);
  }
}
