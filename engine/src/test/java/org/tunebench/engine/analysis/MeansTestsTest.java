package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeansTestsTest {
  @Test
  void whatCannotBeTestedIsNotDifferent() {
    double most = Double.MAX_VALUE;
    double[] beyond = {most, most / 2, most};
    double[] near = {1, 2, 3};
    double[] far = {101, 102, 103};
    boolean[][] different = MeansTests.differentPairs(List.of(near, beyond, far, beyond), 0.05);
    assertThat(different[0]).containsExactly(false, false, true, false);
    assertThat(different[1]).containsOnly(false);
  }
}
