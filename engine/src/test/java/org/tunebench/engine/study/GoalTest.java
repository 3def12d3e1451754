package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.space.Configuration;

class GoalTest {
  private static Trial completed(int number, double metric) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    return Trial.waiting(number, source, Configuration.EMPTY)
        .start("cpu", Instant.EPOCH)
        .complete(Map.of("score", metric), Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void ofZerosOfBothSignsTheFirstIsTheBest(Goal goal) {
    List<Trial> trials =
        List.of(completed(0, 0.0), completed(1, -0.0), completed(2, 0.0), completed(3, -0.0));

    assertThat(BestAndWorst.ranked(new MetricSpec("score", goal), trials))
        .extracting(ranked -> ranked.trial().number())
        .containsExactly(0, 1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void itIsItsOwnInverse(Goal goal) {
    for (double metric : new double[] {-1.5, 0, 2e300, Double.NEGATIVE_INFINITY}) {
      assertThat(goal.loss(goal.loss(metric))).isEqualTo(metric);
    }
    assertThat(goal.loss(Double.NaN)).isNaN();
  }
}
