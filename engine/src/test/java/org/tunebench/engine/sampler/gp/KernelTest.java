package org.tunebench.engine.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KernelTest {
  @Test
  void titlesAreThoseOfTheLiterature() {
    assertThat(Arrays.stream(Kernel.values()).map(Kernel::title))
        .containsExactly("Matérn 1/2", "Matérn 3/2", "Matérn 5/2", "RBF");
  }
}
