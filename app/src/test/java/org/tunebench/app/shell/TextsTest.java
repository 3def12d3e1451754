package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private final Texts texts = new Texts(Locale.ENGLISH);

  @Test
  void ofManyNamesTheFirstAreSaidAndHowManyMore() {
    assertThat(texts.names(List.of(), 2)).isEmpty();
    assertThat(texts.names(List.of("a", "b"), 2)).isEqualTo("a, b");
    assertThat(texts.names(List.of("a", "b", "c"), 2)).as("no room is won").isEqualTo("a, b, c");
    assertThat(texts.names(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
    assertThat(texts.names(List.of("a", "b", "c", "d", "e", "f", "g")))
        .isEqualTo("a, b, c, d, e and 2 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "fr-FR", "de-CH"})
  void digitsAreGroupedInNoLanguage(String language) {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(language));
      assertThat(texts.get("Trials.CountOf", 1234, 1_000_000)).isEqualTo("1234 of 1000000 trials");
      assertThat(texts.get("Trials.Count", 10_000)).isEqualTo("10000 trials");
      assertThat(texts.get("Trials.Count", 1)).isEqualTo("1 trial");
      assertThat(texts.get("Field.Wrong.range", 1L, 20_000L)).contains("from 1 to 20000");
      assertThat(texts.get("Study.Use.DENOISED.done", "a.csv", 10_000.0))
          .contains("to 10000 a cell");
      assertThat(Numbers.brief(12345)).isEqualTo("12345");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }
}
