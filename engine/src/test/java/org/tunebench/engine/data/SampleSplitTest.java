package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

class SampleSplitTest {
  @Test
  void everySampleIsInOnePart() {
    SampleSplit split = SampleSplit.of(100, 0.2, 0.1, 5);

    assertThat(split.train()).hasSize(70);
    assertThat(split.validation()).hasSize(20);
    assertThat(split.test()).hasSize(10);
    assertThat(
            Stream.of(split.train(), split.validation(), split.test())
                .flatMapToInt(IntStream::of)
                .sorted()
                .toArray())
        .isEqualTo(IntStream.range(0, 100).toArray());
  }

  @Test
  void theSeedDecides() {
    assertThat(SampleSplit.of(50, 0.2, 0.2, 1).test())
        .isEqualTo(SampleSplit.of(50, 0.2, 0.2, 1).test())
        .isNotEqualTo(SampleSplit.of(50, 0.2, 0.2, 2).test());
  }

  @Test
  void aPartThatWouldBeEmptyIsRefused() {
    assertThatThrownBy(() -> SampleSplit.of(3, 0.1, 0, 0))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("each part needs some");
    assertThatThrownBy(() -> SampleSplit.of(2, 0.5, 0.5, 0))
        .hasMessageContaining("2 samples leave 0 to train on");
  }
}
