package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GlossaryDialogTest {
  @Test
  void everyWordIsExplainedInSentencesAndTheListIsSorted() {
    List<String> meanings = new GlossaryDialog(new Texts(Locale.ENGLISH)).meanings();

    assertThat(meanings)
        .hasSizeGreaterThan(15)
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
        .allSatisfy(meaning -> assertThat(meaning).matches("[A-Z][^:]{2,30}: .{20,}\\."));
  }
}
