package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Property(tries = 300)
  void aCurveIsAMapOfGrowingSteps(
      @ForAll @Size(max = 100) List<@IntRange(min = 0, max = 300) Integer> steps,
      @ForAll @IntRange(min = -1, max = 301) int asked) {
    Curve curve = new Curve();
    TreeMap<Integer, Double> expected = new TreeMap<>();
    for (int step : steps) {
      boolean grows = expected.isEmpty() || step > expected.lastKey();
      assertThat(curve.add(step, step / 2.0)).isEqualTo(grows);
      if (grows) {
        expected.put(step, step / 2.0);
      }
    }
    assertThat(curve.size()).isEqualTo(expected.size());
    assertThat(curve.lastStep()).isEqualTo(expected.isEmpty() ? 0 : expected.lastKey());
    var floor = expected.floorEntry(asked);
    assertThat(curve.valueAtOrBefore(asked))
        .isEqualTo(floor == null ? (Double) Double.NaN : floor.getValue());
  }

  @Test
  void aClearedOneBeginsAnewAndLeavesItsCopiesAlone() {
    Curve curve = new Curve();
    curve.add(7, 1.5);
    Curve copy = curve.copy();
    curve.clear();
    assertThat(curve.size()).isZero();
    assertThat(curve.lastStep()).isZero();
    assertThat(curve.add(1, 2.5)).isTrue();
    assertThat(copy.value(0)).isEqualTo(1.5);
  }

  @Test
  void aCopyIsItsOwn() {
    Curve curve = new Curve();
    Curve empty = curve.copy();
    curve.add(1, 1);
    Curve copy = curve.copy();
    copy.add(2, 2);
    curve.add(3, 3);
    empty.add(5, 5);
    assertThat(copy.lastStep()).isEqualTo(2);
    assertThat(curve.lastStep()).isEqualTo(3);
    assertThat(empty.size()).isEqualTo(1);
  }
}
