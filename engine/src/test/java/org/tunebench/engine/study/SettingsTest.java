package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.studyfile.python.PythonSpace;

class SettingsTest {
  private static Settings settings(Map<String, Object> values) {
    return Settings.of("sampler", new PartSpec("tpe", values));
  }

  private static void assertRefused(String field, String part, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(part);
  }

  @Test
  void boundsAreWrittenAsPersonsWriteThem() {
    double most = Double.MAX_VALUE;
    Settings given = settings(Map.of("x", "much", "n", -1L));
    assertRefused(
        "sampler.tpe.x", "must be a number, not much", () -> given.number("x", 0, -most, most));
    assertRefused(
        "sampler.tpe.x", "a number, at least 0.0001,", () -> given.number("x", 0, 1e-4, most));
    assertRefused("sampler.tpe.x", "a number, at most 5.0,", () -> given.number("x", 0, -most, 5));
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    try {
      assertRefused("sampler.tpe.n", "from 0 to 10000", () -> given.integer("n", 0, 0, 10_000));
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void settingsAreReadWithTheirDefaults() {
    Settings given =
        settings(Map.of("n", 5L, "whole", 6.0, "x", 0.5, "flag", true, "word", "a", "time", "90s"));
    assertThat(given.integer("n", 1, 0, 10)).isEqualTo(5);
    assertThat(given.integer("whole", 1, 0, 10)).isEqualTo(6);
    assertThat(given.number("x", 1, 0, 1)).isEqualTo(0.5);
    assertThat(given.number("n", 1, 0, 5)).isEqualTo(5.0);
    assertThat(given.flag("flag", false)).isTrue();
    assertThat(given.word("word", "b", "a", "b")).isEqualTo("a");
    assertThat(given.time("time")).contains(Duration.ofSeconds(90));
    given.refuseOthers();

    Settings none = settings(Map.of());
    assertThat(none.integer("n", 1, 0, 10)).isEqualTo(1);
    assertThat(none.number("x", 1.5, 0, 1)).isEqualTo(1.5);
    assertThat(none.flag("flag", true)).isTrue();
    assertThat(none.text("text")).isEmpty();
    assertThat(none.time("time")).isEmpty();
    none.refuseOthers();
  }

  @Test
  void wrongSettingsNameTheirField() {
    Settings given =
        settings(
            Map.of(
                "n", 11L, "half", 0.5, "nan", Double.NaN, "text", "x", "group", Map.of("a", "b")));
    assertRefused("sampler.tpe.n", "from 0 to 10, not 11", () -> given.integer("n", 1, 0, 10));
    assertRefused("sampler.tpe.half", "a whole number", () -> given.integer("half", 1, 0, 10));
    assertRefused("sampler.tpe.nan", "a number", () -> given.number("nan", 1, 0, 10));
    assertRefused("sampler.tpe.nan", "a whole", () -> given.integer("nan", 1, 0, 10));
    assertRefused("sampler.tpe.text", "true or false", () -> given.flag("text", true));
    assertRefused("sampler.tpe.text", "one of a, b", () -> given.word("text", "a", "a", "b"));
    assertRefused("sampler.tpe.group", "text", () -> given.text("group"));
  }

  @Test
  void settingsThatNobodyAskedForAreRefused() {
    Settings given = settings(Map.of("typo", 1L));
    given.integer("startup-trials", 1, 0, 10);
    assertRefused("sampler.tpe.typo", "there are startup-trials", given::refuseOthers);
    assertRefused("sampler.tpe.typo", "takes none", settings(Map.of("typo", 1L))::refuseOthers);
  }

  @Property(tries = 300)
  void timesComeBack(@ForAll @LongRange(min = 1, max = 900_000_000_000L) long millis) {
    Duration time = Duration.ofMillis(millis);
    assertThat(Durations.parse("time", Durations.format(time))).isEqualTo(time);
    assertThat(Durations.parse("time", millis / 1000.0)).isEqualTo(time);
  }

  @Test
  void timesAreWrittenAsPersonsDo() {
    assertThat(Durations.format(Duration.ofMinutes(90))).isEqualTo("1h30m");
    assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
    assertThat(Durations.parse("time", " 1H30M ")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Durations.parse("time", 0.5)).isEqualTo(Duration.ofMillis(500));
    assertThat(Durations.parse("time", "2d")).isEqualTo(Duration.ofDays(2));
    assertThat(Durations.format(Duration.ofMillis(61_500))).isEqualTo("1m1.5s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5h", "1h 30min", "90 min", "1 h 30 m", "5400s", "0.0625d", "1h29.5m30s"})
  void timesAreReadAsPersonsTypeThem(String text) {
    assertThat(Durations.parse("time", text)).isEqualTo(Duration.ofMinutes(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "1", "30m1h", "-1h", "1.h", "1,5h", "1w", "forever"})
  void otherTimesAreRefused(String text) {
    assertRefused("budget.time", "such as 90s", () -> Durations.parse("budget.time", text));
  }

  @Test
  void otherNumbersAreNoTimes() {
    for (Number number : List.of(0, -1, Double.NaN)) {
      assertRefused("budget.time", "such as 90s", () -> Durations.parse("budget.time", number));
    }
    for (Object tooLong : List.of(1e12, "1000000h")) {
      assertRefused(
          "budget.time", "at most 11574d1h46m40s", () -> Durations.parse("budget.time", tooLong));
    }
  }

  /** Sentences are English whatever the machine speaks. */
  @Test
  void numbersInSentencesAreWrittenAlikeEverywhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThatThrownBy(() -> new Budget(5_000_000)).hasMessageContaining("1 to 1000000");
      assertThatThrownBy(() -> new Beta(0.001, 1)).hasMessageContaining("0.01 to 10000");
      assertThatThrownBy(() -> PythonSpace.read("x".repeat(200_001)))
          .hasMessageContaining("200000 characters");
    } finally {
      Locale.setDefault(before);
    }
  }
}
