package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class BestAndWorstTest {
  private static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);

  private static List<Trial> completed(double... losses) {
    List<Trial> trials = new ArrayList<>();
    for (double loss : losses) {
      trials.add(running(trials.size()).complete(Map.of("loss", loss), Instant.EPOCH));
    }
    return trials;
  }

  private static Trial running(int number) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    return Trial.waiting(number, source, Configuration.EMPTY).start("cpu", Instant.EPOCH);
  }

  private static List<Integer> ranks(List<BestAndWorst.Ranked> ranked) {
    return ranked.stream().map(BestAndWorst.Ranked::rank).toList();
  }

  private static List<Integer> numbers(List<BestAndWorst.Ranked> ranked) {
    return ranked.stream().map(r -> r.trial().number()).toList();
  }

  @Test
  void ranksAmongAll() {
    double[] losses = new double[100];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = 100 - i;
    }
    BestAndWorst table = BestAndWorst.of(LOSS, completed(losses), 10);

    assertThat(ranks(table.best())).first().isEqualTo(1);
    assertThat(ranks(table.best())).hasSize(10).last().isEqualTo(10);
    assertThat(ranks(table.worst())).hasSize(10).first().isEqualTo(91);
    assertThat(ranks(table.worst())).last().isEqualTo(100);
    assertThat(numbers(table.best())).first().isEqualTo(99);
    assertThat(numbers(table.worst())).last().isEqualTo(0);
    assertThat(table.completed()).isEqualTo(100);
  }

  @Test
  void whatIsNotFiniteIsLastWhateverTheGoalAndTiesGoByNumber() {
    List<Trial> trials = completed(Double.NaN, 2, 1, 2, Double.NEGATIVE_INFINITY);
    MetricSpec score = new MetricSpec("loss", Goal.MAXIMIZE);

    assertThat(numbers(BestAndWorst.ranked(LOSS, trials))).containsExactly(2, 1, 3, 0, 4);
    assertThat(numbers(BestAndWorst.ranked(score, trials))).containsExactly(1, 3, 2, 0, 4);
  }

  @Test
  void onlyCompletedTrialsAreRankedAndNoneTwice() {
    List<Trial> trials = new ArrayList<>(completed(3, 1, 2));
    trials.add(running(3).end(TrialState.FAILED, "no", Instant.EPOCH));
    trials.add(running(4));

    BestAndWorst table = BestAndWorst.of(LOSS, trials, 2);
    assertThat(numbers(table.best())).containsExactly(1, 2);
    assertThat(numbers(table.worst())).containsExactly(0);
    assertThat(BestAndWorst.of(LOSS, List.of(), 10).best()).isEmpty();
  }
}
