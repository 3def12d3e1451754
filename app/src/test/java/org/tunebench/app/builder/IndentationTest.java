package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndentationTest {
  @Test
  void aLineBeginsAsFarInAsTheOneBefore() {
    String text = "space:\n    lr: {float: [0, 1]}\n";
    assertThat(Indentation.before(text, text.length() - 1)).isEqualTo("    ");
    assertThat(Indentation.before(text, text.length())).isEmpty();
    assertThat(Indentation.before(text, 6)).isEmpty();
    assertThat(Indentation.before(text, 9)).as("within the spaces").isEqualTo("  ");
    assertThat(Indentation.before(text, 7)).isEmpty();
    assertThat(Indentation.before("", 0)).isEmpty();
    assertThat(Indentation.before("  ", 2)).isEqualTo("  ");
  }
}
