package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GoodEndTest {
  private static GoodEnd.Scale scale(double... sorted) {
    return new GoodEnd(sorted).scale();
  }

  /** What has converged is told by the nearest as much as by the farthest. */
  @Test
  void theScaleIsTheGeometricMeanOfWhatFiveDistancesSay() {
    double[] sorted = {
      3, 4, 3 + 1.5e1, 3 + 11 / 6.0 * 1e2, 3 + 25 / 12.0 * 1e3, 3 + 137 / 60.0 * 1e4
    };
    assertThat(scale(sorted).mean()).isCloseTo(1e2, within(1e-6));
    double[] more = Arrays.copyOf(sorted, 7);
    more[6] = 1e9;
    assertThat(scale(more)).isEqualTo(scale(sorted));
  }

  @Test
  void whatSharesTheBestIsNotBehindIt() {
    assertThat(new GoodEnd(new double[] {1, 1, 1, 2}).shared()).isEqualTo(3);
    assertThat(scale(1, 1, 1, 2).mean()).isCloseTo(1 / (1 + 0.5 + 1 / 3.0), within(1e-12));
    assertThat(scale(1, 1, 1)).isEqualTo(new GoodEnd.Scale(0, 0));
  }

  @Test
  void ofExponentialEndsOneIsRightInTheMeanAndOneInTheMedian() {
    SplittableRandom random = new SplittableRandom(1);
    int times = 4000;
    double mean = 0;
    int below = 0;
    for (int i = 0; i < times; i++) {
      double[] ends = random.doubles(60).map(u -> 2 * Math.log(u)).sorted().toArray();
      GoodEnd.Scale scale = scale(ends);
      mean += scale.mean() / times;
      below += scale.median() < 2 ? 1 : 0;
    }
    assertThat(mean).isCloseTo(2, within(0.2));
    assertThat((double) below / times).isCloseTo(0.5, within(0.05));
  }
}
