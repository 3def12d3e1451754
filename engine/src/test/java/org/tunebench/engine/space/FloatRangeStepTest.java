package org.tunebench.engine.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatRangeStepTest {
  @Test
  void theLastStepStaysInsideInSpiteOfRounding() {
    // 3.071e-9 + 4 × 1.0128914675e-4 is 4.05159658e-4 in decimals, one bit above the sum in
    // doubles.
    double step = 1.0128914675e-4;
    FloatRange range = new FloatRange(3.071e-9, 4.0515965799999996e-4, false, step);

    assertThat(range.values()).hasSize(5).allMatch(range::contains);
    assertThat(range.contains(range.valueAt(1))).isTrue();
  }

  @Test
  void valuesOfATinyStepAreInTheRangeThatGivesThem() {
    // Doubles of this size are 7e-12 apart: a step is 35 of them.
    FloatRange range = new FloatRange(54688.419696117904, 54688.419696118915, false, 2.5225e-10);

    assertThat(range.values()).allMatch(range::contains);
    assertThat(range.contains(54688.419696117904 + 1.2e-10)).isFalse();
  }
}
