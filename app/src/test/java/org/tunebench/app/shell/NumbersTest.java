package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "1218.5234, 1218.52",
    "0, 0",
    "-0.0, 0",
    "1e-4, 1e-4",
    "0.00025, 2.5e-4",
    "100, 100",
    "12345678, 1.23457e7",
    "NaN, NaN",
    "Infinity, ∞",
    "-Infinity, −∞",
    "-0.5, -0.5"
  })
  void briefNumbersAreShort(double value, String text) {
    assertThat(Numbers.brief(value)).isEqualTo(text);
  }

  @Property
  void exactNumbersLoseNothing(@ForAll double value) {
    assertThat(Double.parseDouble(Numbers.exact(value))).isEqualTo(value == 0 ? 0.0 : value);
  }
}
