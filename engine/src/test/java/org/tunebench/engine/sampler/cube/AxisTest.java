package org.tunebench.engine.sampler.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Rounded;

class AxisTest {
  static Stream<Distribution> ordered() {
    return Stream.of(
        new IntRange(1, 1024, true, 1),
        new IntRange(1, 10),
        new IntRange(16, 512, true, 1),
        new FloatRange(0, 1, false, 0.05),
        Ordered.of("small", "medium", "large"),
        new Rounded(new FloatRange(8, 512, true, 0), 8),
        new Rounded(new Normal(0, 1, false, 0), 0.25));
  }

  @ParameterizedTest
  @MethodSource("ordered")
  void everyValueHasANeighbourOnEachSideButTheOuterOnes(Distribution distribution) {
    Axis axis = new Axis(distribution);
    int last = distribution.values().size() - 1;
    for (int i = 0; i <= last; i++) {
      double here = distribution.unitOf(distribution.values().get(i));
      double above = axis.neighbour(here, true);
      double below = axis.neighbour(here, false);
      assertThat(above > here).as("%s above", distribution.values().get(i)).isEqualTo(i < last);
      assertThat(below < here).as("%s below", distribution.values().get(i)).isEqualTo(i > 0);
    }
  }

  @Test
  void theNeighbourOfAWholeNumberOnALogarithmicAxisIsTheNextOne() {
    IntRange width = new IntRange(1, 1024, true, 1);
    Axis axis = new Axis(width);
    for (long value = 2; value < 1024; value++) {
      double here = width.unitOf(value);
      assertThat(width.valueAt(axis.neighbour(here, true))).isEqualTo(value + 1);
      assertThat(width.valueAt(axis.neighbour(here, false))).isEqualTo(value - 1);
    }
  }

  @Test
  void aRoundedNormalValueHasNeighbours() {
    Normal normal = new Normal(0, 1, false, 0.5);
    Axis axis = new Axis(normal);
    double zero = normal.unitOf(0.0);
    assertThat(normal.valueAt(axis.neighbour(zero, true))).isEqualTo(0.5);
    assertThat(normal.valueAt(axis.neighbour(zero, false))).isEqualTo(-0.5);
  }

  @Test
  void aPlaceOnAContinuousAxisHasNone() {
    assertThat(new Axis(new FloatRange(0, 1)).neighbour(0.4, true)).isEqualTo(0.4);
  }
}
