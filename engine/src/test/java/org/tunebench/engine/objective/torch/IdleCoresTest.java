package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleCoresTest {
  @ParameterizedTest
  @CsvSource({
    "2, 8.10 4.02 2.11 9/512 4711, 1",
    "16, 0.10 0.02 0.11 1/512 4711, 16",
    "16, 16.02 9.00 3.00 2/512 4711, 15",
    "16, 4.40 4.00 3.00 6/512 4711, 12",
    "8, nonsense, 8",
    "8, 1.0, 8"
  })
  void leavesTheOthersTheirCores(int cores, String load, int idle) {
    assertThat(IdleCores.count(cores, load)).isEqualTo(idle);
  }

  @Test
  void thereIsAlwaysOne() {
    assertThat(IdleCores.count()).isPositive();
  }
}
