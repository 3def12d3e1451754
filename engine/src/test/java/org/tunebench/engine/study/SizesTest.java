package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

class SizesTest {
  @ParameterizedTest
  @CsvSource({
    "500MB,500000000",
    "2 GB,2000000000",
    "1.5kb,1500",
    "1GiB,1073741824",
    "1TB,1000000000000",
    "20G,20000000000",
    "7B,7"
  })
  void readsUnits(String text, long bytes) {
    assertThat(Sizes.parse("budget.disk", text)).isEqualTo(bytes);
    assertThat(Sizes.parse("", Sizes.exact(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GB", "-1GB", "0GB", "2 gigs", "1e3MB", "99999999999TB", "NaN"})
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> Sizes.parse("budget.disk", text))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("20GB");
  }

  @Test
  void aNumberIsBytes() {
    assertThat(Sizes.parse("", 4096L)).isEqualTo(4096);
    assertThatThrownBy(() -> Sizes.parse("", 0L)).isInstanceOf(WrongInputException.class);
    assertThatThrownBy(() -> Sizes.parse("", Double.NaN)).isInstanceOf(WrongInputException.class);
  }

  @Test
  void sentencesAreRounded() {
    assertThat(Sizes.memory(2_254_857_830L)).isEqualTo("2.1 GiB");
    assertThat(Sizes.memory(350L << 20)).isEqualTo("350 MiB");
    assertThat(Sizes.disk(12_345)).isEqualTo("12 kB");
    assertThat(Sizes.disk(2_140_000_000L)).isEqualTo("2.1 GB");
    assertThat(Sizes.disk(17)).isEqualTo("17 bytes");
  }
}
