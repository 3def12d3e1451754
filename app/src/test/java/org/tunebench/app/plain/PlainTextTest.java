package org.tunebench.app.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;

class PlainTextTest {
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
    assertThat(PlainText.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "1250, 1.25 s",
    "9999, 9.999 s",
    "45400, 45 s",
    "45900, 45 s",
    "59600, 59 s",
    "3599600, 59 min 59 s",
    "5399000, 1 h 29 min",
    "86390000, 23 h 59 min",
    "257400000, 2 d 23 h",
    "725000, 12 min 5 s",
    "28920000, 8 h 2 min",
    "183600000, 2 d 3 h"
  })
  void showsTwoUnits(long millis, String text) {
    assertThat(PlainText.time(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {15_503, 59_999, 192_700, 7_559_000, 86_399_999, 183_599_000})
  void theWindowAndTheTerminalSayTheSame(long millis) {
    Duration time = Duration.ofMillis(millis);
    Texts texts = new Texts(Locale.ENGLISH);
    assertThat(PlainText.time(time)).isEqualTo(new TimeText(texts, ZoneOffset.UTC).duration(time));
  }

  @Test
  void whatATerminalWouldObeyIsShown() {
    assertThat(PlainText.visible("\u001b[31mred\ntwo\r\tx\u009b\u202e größer\\"))
        .isEqualTo("\\u001b[31mred\\ntwo\\r\\tx\\u009b\\u202e größer\\");
  }

  @Test
  void timesHaveTheDigitsOfFilesEverywhere() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(PlainText.time(Duration.ofMinutes(3))).isEqualTo("3 min 0 s");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "16777216000, 15.6 GiB"})
  void memoryIsInGibibytes(long bytes, String text) {
    assertThat(PlainText.memory(bytes)).isEqualTo(text);
  }

  @Test
  void aNumberIsWrittenAsFarAsItIsKnown() {
    assertThat(PlainText.about(0.21349, 0.0213)).isEqualTo("0.213 ± 0.021");
    assertThat(PlainText.about(-1218.527, 3.1)).isEqualTo("-1219 ± 3");
    assertThat(PlainText.about(1218.527, 140)).isEqualTo("1220 ± 140");
    assertThat(PlainText.about(0.5, 0)).isEqualTo("0.5");
    assertThat(PlainText.about(Double.NaN, 1)).isEqualTo("NaN");
  }
}
