package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;

class OptionTextTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  @Test
  void namesWithValuesComeOutAsTheyWentIn() {
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("DATA", "/data/a, b");
    pairs.put("LR", "{{ lr }}");
    pairs.put("VERSION", "1.10");
    pairs.put("BUILD", "007");
    pairs.put("EMPTY", "");
    pairs.put("SUM", "1+1=2");
    String text = OptionText.formatPairs(pairs);
    assertThat(text)
        .isEqualTo(
            "DATA=\"/data/a, b\", LR={{ lr }}, VERSION=1.10, BUILD=007, EMPTY=\"\", SUM=1+1=2");
    assertThat(OptionText.parsePairs(text, TEXTS)).isEqualTo(pairs);
    assertThat(OptionText.formatPairs(Map.of("N", 4L))).isEqualTo("N=4");
    assertThat(OptionText.formatPairs(Map.of("RATE", 1e-5))).isEqualTo("RATE=0.00001");
    assertThat(OptionText.parsePairs("A=, B = c ", TEXTS)).isEqualTo(Map.of("A", "", "B", "c"));
  }

  @Test
  void namesWithoutAValueAndNamesTwiceAreRefused() {
    for (String wrong : List.of("DATA", "A=1, B", "=x", "A=1,", ",A=1")) {
      assertThatThrownBy(() -> OptionText.parsePairs(wrong, TEXTS))
          .as(wrong)
          .isInstanceOf(WrongInputException.class)
          .hasMessageContaining("give names and values, such as DATA=/data");
    }
    assertThatThrownBy(() -> OptionText.parsePairs("A=1, A=2", TEXTS))
        .hasMessageContaining("A only once");
  }

  @Test
  void wordsMeanWhatTheyLookLike() {
    assertThat(OptionText.parse("64, 0.5,relu , true, \"1\", 1e-3, zero inflated", TEXTS))
        .containsExactly(64L, 0.5, "relu", true, "1", 1e-3, "zero inflated");
  }

  @Test
  void decimalCommasHaveSemicolonsBetweenInAnyLocale() {
    for (Locale locale : List.of(Locale.GERMANY, Locale.US)) {
      in(
          locale,
          () -> {
            assertThat(OptionText.parse("0,01; 0.005;1,5e-3; 7; \"1,5\"; a, b", TEXTS))
                .containsExactly(0.01, 0.005, 1.5e-3, 7L, "1,5", "a, b");
            assertThat(OptionText.parse("\"a;b\", 2", TEXTS)).containsExactly("a;b", 2L);
          });
    }
  }

  @Test
  void aCommaThatMayBeADecimalSignIsRefused() {
    in(
        Locale.GERMANY,
        () -> {
          for (String either : List.of("0,5", "0,01, 0,005", "64,128", "a, 1,5")) {
            assertThatThrownBy(() -> OptionText.parse(either, TEXTS))
                .as(either)
                .hasMessageContaining("may be either");
          }
          assertThat(OptionText.parse("64, 128,relu", TEXTS)).containsExactly(64L, 128L, "relu");
        });
    in(Locale.US, () -> assertThat(OptionText.parse("64,128", TEXTS)).containsExactly(64L, 128L));
  }

  private static void in(Locale locale, Runnable work) {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, locale);
    try {
      work.run();
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a,,b", "a,", "\"open", "\"a\" b, c"})
  void whatIsNoListIsRefused(String text) {
    assertThatThrownBy(() -> OptionText.parse(text, TEXTS)).isInstanceOf(WrongInputException.class);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("options") List<Object> options) {
    assertThat(OptionText.parse(OptionText.format(options), TEXTS)).isEqualTo(options);
  }

  @Provide
  Arbitrary<List<Object>> options() {
    Arbitrary<Object> words = Arbitraries.strings().ofMaxLength(8).map(x -> x);
    Arbitrary<Object> tricky =
        Arbitraries.of("true", "12", "1.0", " a", "a, b", "a;b", "\"", "\\", "a\"b", "", "1e5");
    Arbitrary<Object> whole = Arbitraries.longs().between(-1000, 1000).map(x -> x);
    Arbitrary<Object> real =
        Arbitraries.doubles().between(-1e12, 1e12).map(x -> x == 0 ? (Object) 0.0 : x);
    Arbitrary<Object> truth = Arbitraries.of(true, false).map(x -> x);
    return Arbitraries.oneOf(words, tricky, whole, real, truth).list().ofMinSize(1).ofMaxSize(5);
  }
}
