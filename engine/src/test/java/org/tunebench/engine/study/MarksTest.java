package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

class MarksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", " a", "a,b", "a\nb", "a\"b", "12345678901234567890123456789012345678901"})
  void whatIsNoTagIsRefused(String tag) {
    assertThatThrownBy(() -> Marks.NONE.withTags(List.of(tag)))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("tags"));
  }

  @Test
  void tagsAreSortedAndCopied() {
    TreeSet<String> tags = new TreeSet<>(List.of("b", "a"));
    Marks marks = new Marks(false, tags, "");
    tags.add("c");

    assertThat(marks.tags()).containsExactly("a", "b");
    assertThat(marks.isNone()).isFalse();
    assertThat(marks.withTags(List.of()).isNone()).isTrue();
  }
}
