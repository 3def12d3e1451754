package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "1218.5234, 1218.52",
    "41, 41",
    "0.1, 0.1",
    "-0.000512349, -0.000512349",
    "1234567, 1234570",
    "2.5e12, 2.500e12",
    "3e-9, 3.000e-9",
    "0, 0",
    "-0.0, 0",
    "NaN, NaN",
    "Infinity, ∞"
  })
  void writesWhatCanBeRead(double value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }
}
