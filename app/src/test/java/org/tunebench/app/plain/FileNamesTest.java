package org.tunebench.app.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void aNameBecomesOneThatAnyFileSystemTakes() {
    assertThat(FileNames.of("a/b: c?", "study")).isEqualTo("a-b-c");
    assertThat(FileNames.of("../größe 1.5", "study")).isEqualTo("größe-1.5");
    assertThat(FileNames.of("???", "study")).isEqualTo("study");
    assertThat(FileNames.of("x".repeat(300), "study")).hasSize(80);
  }
}
