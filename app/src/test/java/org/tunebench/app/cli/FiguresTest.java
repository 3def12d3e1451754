package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "1218.5234567, 1218.52",
    "0.0001, 0.0001",
    "3, 3",
    "-2.5e-9, -2.5e-9",
    "1234567.8, 1234570",
    "NaN, NaN"
  })
  void roundsNumbers(double value, String text) {
    assertThat(Figures.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"45, 45s", "725, 12m 5s", "28920, 8h 2m", "183600, 2d 3h", "0, 0s"})
  void showsTwoUnits(long seconds, String text) {
    assertThat(Figures.time(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
