package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;

class TrialCountsTest {
  private static Trial running(int number, Origin origin, OptionalInt retryOf) {
    Trial.Source source = new Trial.Source(origin, retryOf, 0, 0);
    return Trial.waiting(number, source, new Configuration(Map.of())).start("cpu", Instant.EPOCH);
  }

  private static Trial ended(int number, Origin origin, OptionalInt retryOf, TrialState state) {
    return running(number, origin, retryOf).end(state, "", Instant.EPOCH);
  }

  @Test
  void aTrialThatIsTriedAgainIsOverOnce() {
    TrialCounts counts =
        TrialCounts.of(
            List.of(
                ended(0, Origin.SAMPLED, OptionalInt.empty(), TrialState.FAILED),
                ended(1, Origin.SAMPLED, OptionalInt.empty(), TrialState.FAILED),
                ended(2, Origin.RETRY, OptionalInt.of(0), TrialState.PRUNED),
                running(3, Origin.RETRY, OptionalInt.of(1))));
    assertThat(counts.done()).isEqualTo(1);
    assertThat(counts.byState())
        .isEqualTo(Map.of(TrialState.FAILED, 2, TrialState.PRUNED, 1, TrialState.RUNNING, 1));
    assertThat(counts.all()).isEqualTo(4);
  }

  @Test
  void replicatesStandBesideTheBudget() {
    TrialCounts counts =
        TrialCounts.of(
            List.of(
                ended(0, Origin.SAMPLED, OptionalInt.empty(), TrialState.PRUNED),
                ended(1, Origin.REPLICATE, OptionalInt.empty(), TrialState.PRUNED)));
    assertThat(counts.done()).isEqualTo(1);
    assertThat(counts.of(TrialState.PRUNED)).isEqualTo(2);
    assertThat(counts.of(TrialState.COMPLETED)).isZero();
  }
}
