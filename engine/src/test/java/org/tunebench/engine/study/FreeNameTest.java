package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FreeNameTest {
  @Test
  void namesCountUpAndNeverGetTooLong() {
    assertThat(FreeName.of("a", Set.of())).isEqualTo("a");
    assertThat(FreeName.of("a", Set.of("a", "a-2"))).isEqualTo("a-3");
    String longest = "x".repeat(StudySpec.LONGEST_NAME);
    assertThat(FreeName.of(longest, Set.of(longest)))
        .hasSize(StudySpec.LONGEST_NAME)
        .endsWith("x-2");
    assertThat(FreeName.of(longest + "y", Set.of())).isEqualTo(longest);
  }
}
