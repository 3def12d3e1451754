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

  @Test
  void theStepsDownAreHolms() {
    double[] one = {1, 2, 3, 4};
    double[] two = {3.85, 4.85, 5.85, 6.85};
    double[] three = {8, 9, 10, 11};
    assertThat(MeansTests.welch(one, two)).isBetween(0.05 / 3, 0.05);
    assertThat(MeansTests.differentPairs(List.of(one, two, three), 0.05))
        .as("Bonferroni would find two of the three pairs")
        .isDeepEqualTo(
            new boolean[][] {{false, true, true}, {true, false, true}, {true, true, false}});
    assertThat(MeansTests.differentPairs(List.of(one, two, one), 0.05)[0][1])
        .as("the first of three pairs has a third of the level")
        .isFalse();
  }
}
