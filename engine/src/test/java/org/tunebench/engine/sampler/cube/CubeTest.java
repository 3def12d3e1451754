package org.tunebench.engine.sampler.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

class CubeTest {
  private static final double NAN = Double.NaN;

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter(
                  "grandchild", new FloatRange(0, 1), List.of(new Condition("child", List.of(2)))),
              new Parameter(
                  "child", new IntRange(1, 4), List.of(new Condition("root", List.of("b")))),
              new Parameter(
                  "root", new Choice(List.of("a", "b", "never"), List.of(0.75, 0.25, 0.0)))));

  private final Cube cube = new Cube(SPACE);
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void settlesParentsFirst() {
    double[] point = {0.9, 0.3, 0.1};
    cube.settle(point, random);
    assertThat(point).containsExactly(NAN, NAN, 0.375);
    double[] deep = {0.9, 0.3, 0.8};
    cube.settle(deep, random);
    assertThat(deep).containsExactly(0.9, 0.375, 0.875);
    assertThat(cube.configurationAt(deep).toString())
        .isEqualTo("grandchild = 0.9, child = 2, root = b");
  }

  @Test
  void drawsWhatIsActiveButAbsent() {
    double[] point = {NAN, NAN, 0.8};
    cube.settle(point, random);
    assertThat(point[1]).isBetween(0.0, 1.0);
    assertThat(SPACE.contains(cube.configurationAt(point))).isTrue();
  }

  @Test
  void neverGivesAnOptionWithoutAShare() {
    Axis root = cube.axis(2);
    for (double u = 0; u <= 1; u += 0.01) {
      assertThat(root.category(u)).isEqualTo(u < 0.75 ? 0 : 1);
    }
    assertThat(root.category(1)).isEqualTo(1);
  }

  @Test
  void sobolPointsAreUniformWhateverTheIndex() {
    double sum = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      double u = Sobol.point(3, 5, seed)[2];
      assertThat(u).isBetween(0.0, 1.0);
      sum += u / 4_000;
    }
    assertThat(sum).isCloseTo(0.5, within(0.02));
    assertThat(Sobol.point(1_200, 3, 1)).hasSize(1_200).doesNotContain(NAN);
  }
}
