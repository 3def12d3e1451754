package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFormTest {
  @ParameterizedTest
  @CsvSource({
    "a.json, JSON",
    "/tmp/A.JSON, JSON",
    "a.csv, CSV",
    "json, CSV",
    "a.json.gz, CSV",
    "-, CSV",
  })
  void aFileHasTheFormThatItsEndingSays(Path file, TableForm form) {
    assertThat(TableForm.of(file)).isEqualTo(form);
  }
}
