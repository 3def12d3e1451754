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
}
