package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

class OptionTextTest {
  @Test
  void wordsMeanWhatTheyLookLike() {
    assertThat(OptionText.parse("64, 0.5,relu , true, \"1\", 1e-3, zero inflated"))
        .containsExactly(64L, 0.5, "relu", true, "1", 1e-3, "zero inflated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a,,b", "a,", "\"open", "\"a\" b, c"})
  void whatIsNoListIsRefused(String text) {
    assertThatThrownBy(() -> OptionText.parse(text)).isInstanceOf(WrongInputException.class);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("options") List<Object> options) {
    assertThat(OptionText.parse(OptionText.format(options))).isEqualTo(options);
  }

  @Provide
  Arbitrary<List<Object>> options() {
    Arbitrary<Object> words = Arbitraries.strings().ofMaxLength(8).map(x -> x);
    Arbitrary<Object> tricky =
        Arbitraries.of("true", "12", "1.0", " a", "a, b", "\"", "\\", "a\"b", "", "1e5");
    Arbitrary<Object> whole = Arbitraries.longs().between(-1000, 1000).map(x -> x);
    Arbitrary<Object> real =
        Arbitraries.doubles().between(-1e12, 1e12).map(x -> x == 0 ? (Object) 0.0 : x);
    Arbitrary<Object> truth = Arbitraries.of(true, false).map(x -> x);
    return Arbitraries.oneOf(words, tricky, whole, real, truth).list().ofMinSize(1).ofMaxSize(5);
  }
}
