package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.sampled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

class HistoryTest {
  private static final SearchSpace SPACE =
      new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 10))));

  private static LiveHistory history(Goal goal) {
    return new LiveHistory(SPACE, new MetricSpec("score", goal, "loss"), 7, 100);
  }

  private static Trial running(int number, double x) {
    return Trial.waiting(number, sampled(), new Configuration(Map.of("x", x))).start("cpu", NOON);
  }

  private static Report report(int trial, int step, double loss) {
    return new Report(trial, step, Map.of("loss", loss));
  }

  private static List<Integer> ranked(History history) {
    List<Integer> numbers = new ArrayList<>();
    for (int rank = 0; rank < history.rankedCount(); rank++) {
      numbers.add(history.ranked(rank));
    }
    return numbers;
  }

  private static List<Integer> pending(History history) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < history.pendingCount(); i++) {
      numbers.add(history.pending(i));
    }
    return numbers;
  }

  @Test
  void columnsFollowTheTrials() {
    LiveHistory history = history(Goal.MAXIMIZE);
    history.put(running(0, 2.5));
    history.put(running(1, 20));
    assertThat(history.size()).isEqualTo(2);
    assertThat(history.unit(0, 0)).isEqualTo(0.25);
    assertThat(history.unit(0, 1)).as("outside the space").isNaN();
    assertThat(history.loss(0)).isNaN();
    assertThat(pending(history)).containsExactly(0, 1);

    history.put(history.trial(0).complete(Map.of("score", 3.0), NOON));
    assertThat(history.loss(0)).isEqualTo(-3);
    assertThat(history.state(0)).isEqualTo(TrialState.COMPLETED);
    assertThat(pending(history)).containsExactly(1);
  }

  @Test
  void trialsAreRankedByWhatTheyTeach() {
    LiveHistory history = history(Goal.MINIMIZE);
    double[] scores = {5, Double.NaN, 1, Double.POSITIVE_INFINITY, 3};
    for (int i = 0; i < scores.length; i++) {
      history.put(running(i, i).complete(Map.of("score", scores[i]), NOON));
    }
    history.put(running(5, 0).end(TrialState.FAILED, "", NOON));
    history.put(running(6, 0).end(TrialState.INTERRUPTED, "", NOON));
    history.put(running(7, 99).complete(Map.of("score", -1.0), NOON));
    int[][] pruned = {{8, 10, 4}, {9, 20, 9}, {10, 20, 8}, {11, 0, 0}};
    for (int[] trial : pruned) {
      history.put(running(trial[0], 0));
      if (trial[1] > 0) {
        history.put(report(trial[0], trial[1], trial[2]));
      }
      history.put(history.trial(trial[0]).end(TrialState.PRUNED, "", NOON));
    }
    assertThat(ranked(history)).containsExactly(2, 4, 0, 10, 9, 8, 11, 1, 3, 5);
    assertThat(history.rankedWithLoss()).isEqualTo(3);
    assertThat(history.rankedUseful()).as("all but the last three").isEqualTo(7);
  }

  @Test
  void ofAFailedTrialThatIsTriedAgainOnlyTheOtherOneTeaches() {
    LiveHistory history = history(Goal.MINIMIZE);
    history.put(running(0, 1));
    history.put(retry(1, 0));
    history.put(history.trial(0).end(TrialState.FAILED, "the worker died", NOON));
    assertThat(ranked(history)).isEmpty();
    history.put(history.trial(1).complete(Map.of("score", 2.0), NOON));
    assertThat(ranked(history)).containsExactly(1);

    history.put(running(2, 3).end(TrialState.FAILED, "", NOON));
    history.put(running(3, 4).end(TrialState.FAILED, "", NOON));
    assertThat(ranked(history)).containsExactly(1, 2, 3);
    history.put(retry(4, 2));
    assertThat(ranked(history)).as("a person tries one again").containsExactly(1, 3);
    history.put(history.trial(4).end(TrialState.FAILED, "", NOON));
    assertThat(ranked(history)).containsExactly(1, 3, 4);
    assertThat(history.rankedUseful()).isOne();
    assertThat(IntStream.range(0, 5).filter(history::isTriedAgain)).containsExactly(0, 2);

    LiveHistory restored = history(Goal.MINIMIZE);
    restored.restore(history.trials());
    assertThat(ranked(restored)).isEqualTo(ranked(history));
    assertThat(restored.rankedUseful()).isOne();
  }

  @Test
  void equalTrialsAreRankedByNumberInWhicheverOrderTheyEnd() {
    LiveHistory history = history(Goal.MINIMIZE);
    for (int i = 0; i < 6; i++) {
      history.put(running(i, i));
    }
    for (int i : new int[] {5, 1, 3}) {
      history.put(history.trial(i).complete(Map.of("score", 2.0), NOON));
    }
    for (int i : new int[] {4, 0, 2}) {
      history.put(history.trial(i).end(i == 0 ? TrialState.PRUNED : TrialState.FAILED, "", NOON));
    }
    assertThat(ranked(history)).containsExactly(1, 3, 5, 0, 2, 4);
  }

  @Test
  void whatIsTakenUpAgainHasThePlaceOfTheInterrupted() {
    LiveHistory history = history(Goal.MINIMIZE);
    history.put(running(0, 1).complete(Map.of("score", 2.0), NOON));
    assertThat(history.uninterrupted()).isSameAs(history);
    history.put(running(1, 3).end(TrialState.INTERRUPTED, "", NOON));
    history.put(retry(2, 1).end(TrialState.INTERRUPTED, "", NOON));
    history.put(retry(3, 2).end(TrialState.FAILED, "", NOON));
    history.put(retry(4, 3).complete(Map.of("score", 1.0), NOON));
    history.put(running(5, 4).end(TrialState.INTERRUPTED, "", NOON));
    history.put(running(6, 5));

    assertThat(IntStream.range(0, 7).filter(history::isTakenUp)).containsExactly(1, 2);
    assertThat(IntStream.rangeClosed(0, 7).map(history::turn))
        .containsExactly(0, 1, 1, 1, 2, 3, 4, 5);
    History seen = history.uninterrupted();
    assertThat(seen.size()).isEqualTo(5);
    assertThat(IntStream.range(0, 5).mapToObj(seen::state))
        .containsExactly(
            TrialState.COMPLETED,
            TrialState.FAILED,
            TrialState.COMPLETED,
            TrialState.INTERRUPTED,
            TrialState.RUNNING);
    assertThat(ranked(seen)).containsExactly(2, 0);
    assertThat(pending(seen)).containsExactly(4);
    assertThat(IntStream.range(0, 5).mapToDouble(t -> seen.unit(0, t)))
        .containsExactly(0.1, 0.3, 0.3, 0.4, 0.5);
    assertThat(seen.retryOf(1)).isEqualTo(OptionalInt.empty());
    assertThat(seen.retryOf(2)).isEqualTo(OptionalInt.of(1));
    assertThat(TrialCounts.used(seen)).isEqualTo(TrialCounts.used(history)).isEqualTo(3);
  }

  @Test
  void whatGoesOnHasThatPlaceAlsoBehindOthersThatWaitedMeanwhile() {
    LiveHistory history = history(Goal.MINIMIZE);
    for (int i = 0; i < 4; i++) {
      history.put(running(i, i));
    }
    history.put(history.trial(1).end(TrialState.INTERRUPTED, "", NOON));
    history.put(retry(4, 1));
    history.put(history.trial(3).complete(Map.of("score", 1.0), NOON));

    assertThat(IntStream.rangeClosed(0, 5).map(history::turn)).containsExactly(0, 1, 2, 3, 1, 4);
    History seen = history.uninterrupted();
    assertThat(IntStream.range(0, seen.size()).map(t -> seen.trial(t).number()))
        .containsExactly(0, 4, 2, 3);
    assertThat(pending(seen)).containsExactly(0, 1, 2);
    assertThat(ranked(seen)).containsExactly(3);

    history.put(history.trial(4).end(TrialState.INTERRUPTED, "", NOON));
    history.put(retry(5, 4).complete(Map.of("score", 1.0), NOON));
    assertThat(IntStream.rangeClosed(0, 6).map(history::turn)).containsExactly(0, 1, 2, 3, 1, 1, 4);
    assertThat(ranked(history)).as("equal: the earlier turn leads").containsExactly(5, 3);
    assertThat(ranked(history.uninterrupted())).containsExactly(1, 3);
    LiveHistory restored = history(Goal.MINIMIZE);
    restored.restore(history.trials());
    assertThat(ranked(restored)).containsExactly(5, 3);
  }

  private static Trial retry(int number, int of) {
    Trial.Source source = new Trial.Source(Origin.RETRY, OptionalInt.of(of), 5, Double.NaN);
    return Trial.waiting(number, source, running(0, 3).configuration()).start("cpu", NOON);
  }

  @Test
  void aReplicateHasNoRank() {
    LiveHistory history = history(Goal.MINIMIZE);
    history.put(running(0, 1).complete(Map.of("score", 2.0), NOON));
    Trial.Source again = new Trial.Source(Origin.REPLICATE, OptionalInt.of(0), 5, Double.NaN);
    history.put(
        Trial.waiting(1, again, history.trial(0).configuration())
            .start("cpu", NOON)
            .complete(Map.of("score", 1.0), NOON));
    assertThat(ranked(history)).containsExactly(0);
  }

  @Test
  void reportsOfEndedTrialsAndOfEarlierStepsAreRefused() {
    LiveHistory history = history(Goal.MINIMIZE);
    history.put(running(0, 0));
    assertThat(history.put(report(0, 2, 1))).isTrue();
    assertThat(history.put(report(0, 2, 1))).isFalse();
    assertThat(history.put(report(0, 1, 1))).isFalse();
    assertThat(history.put(new Report(0, 3, Map.of("other", 1.0)))).isTrue();
    assertThat(history.trial(0).epochs()).isEqualTo(3);
    assertThat(history.put(new Report(0, 3, Map.of("score", 1.0)))).isFalse();
    assertThat(history.curve(0).size()).as("the monitored metric was missing").isEqualTo(1);

    history.put(history.trial(0).end(TrialState.STOPPED, "", NOON));
    assertThat(history.put(report(0, 4, 1))).isFalse();
    assertThat(history.curve(0).size()).isEqualTo(1);
    assertThatThrownBy(() -> history.put(running(0, 1))).isInstanceOf(IllegalStateException.class);
    assertThat(history.state(0)).isEqualTo(TrialState.STOPPED);
  }

  @Test
  void noTrialIsTakenForOneThatIsMissing() {
    LiveHistory history = history(Goal.MINIMIZE);
    history.put(running(0, 0));
    assertThatThrownBy(() -> history.put(running(2, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("trial 2 comes where trial 1 is missing");
    history.put(running(1, 0));
    assertThat(history.size()).isEqualTo(2);
  }

  @Test
  void aTrialThatTheStorageHasLostKeepsItsPlace() {
    LiveHistory history = history(Goal.MINIMIZE);
    history.restore(List.of(running(1, 0), running(3, 0)));
    assertThat(history.trials())
        .containsExactly(Trial.lost(0), running(1, 0), Trial.lost(2), running(3, 0));
    assertThat(history.rankedCount()).as("nobody knows what they tried").isZero();
    assertThat(history.pendingCount()).isEqualTo(2);
    assertThat(history.loss(2)).isNaN();
  }

  @Test
  void aNumberThatLosesMoreTrialsThanThereAreIsRefused() {
    LiveHistory history = history(Goal.MINIMIZE);
    assertThatThrownBy(() -> history.restore(List.of(running(0, 0), running(2_000_000_000, 0))))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Of 2000000001 trials and more, only 2 are in the database: put");
  }

  /** Ranks the same trials the slow way. */
  private static List<Integer> expected(History history) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      boolean inside = !Double.isNaN(history.unit(0, i));
      if (history.state(i).isTerminal() && history.state(i) != TrialState.INTERRUPTED && inside) {
        numbers.add(i);
      }
    }
    Comparator<Integer> order =
        Comparator.comparing((Integer i) -> group(history, i))
            .thenComparing(i -> Double.isNaN(history.loss(i)) ? 0 : history.loss(i))
            .thenComparing(i -> group(history, i) == 1 ? -history.curve(i).lastStep() : 0)
            .thenComparing(i -> group(history, i) == 1 ? lastLoss(history, i) : 0);
    numbers.sort(order);
    return numbers;
  }

  private static int group(History history, int number) {
    TrialState state = history.state(number);
    if (state == TrialState.COMPLETED) {
      return Double.isNaN(history.loss(number)) ? 2 : 0;
    }
    return state == TrialState.FAILED ? 2 : 1;
  }

  private static double lastLoss(History history, int number) {
    Curve curve = history.curve(number);
    return curve.size() == 0 ? Double.NaN : history.goal().loss(curve.value(curve.size() - 1));
  }

  /** Runs a random study, some trials at a time, and ends each in a random way. */
  private static LiveHistory randomStudy(Random random) {
    LiveHistory history = history(random.nextBoolean() ? Goal.MINIMIZE : Goal.MAXIMIZE);
    TrialState[] ends = {
      TrialState.PRUNED, TrialState.STOPPED, TrialState.FAILED, TrialState.INTERRUPTED
    };
    while (history.size() < 150) {
      if (history.pendingCount() < 4 || random.nextInt(3) == 0) {
        history.put(running(history.size(), random.nextDouble() * 11));
      }
      int number = history.pending(random.nextInt(history.pendingCount()));
      if (random.nextInt(3) > 0) {
        int step = history.curve(number).lastStep() + 1 + random.nextInt(2);
        history.put(report(number, step, random.nextInt(9) == 0 ? Double.NaN : random.nextInt(5)));
      } else if (random.nextBoolean()) {
        double score = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble();
        history.put(history.trial(number).complete(Map.of("score", score), NOON));
      } else {
        history.put(history.trial(number).end(ends[random.nextInt(4)], "", NOON));
      }
    }
    return history;
  }

  @Property(tries = 50)
  void theRankingIsSortedAfterEveryStudy(@ForAll long seed) {
    LiveHistory history = randomStudy(new Random(seed));
    List<Integer> ranked = ranked(history);
    List<Integer> expected = expected(history);
    // Ties keep the order in which the trials ended, which the slow way does not know.
    assertThat(ranked).hasSameSizeAs(expected).containsExactlyInAnyOrderElementsOf(expected);
    for (int rank = 0; rank < ranked.size(); rank++) {
      int a = ranked.get(rank);
      int b = expected.get(rank);
      assertThat(group(history, a)).isEqualTo(group(history, b));
      assertThat(history.loss(a)).isEqualTo(Double.valueOf(history.loss(b)));
      if (group(history, a) == 1) {
        assertThat(history.curve(a).lastStep()).isEqualTo(history.curve(b).lastStep());
        assertThat(lastLoss(history, a)).isEqualTo(Double.valueOf(lastLoss(history, b)));
      }
    }
    assertThat(pending(history)).isSorted();
    assertThat(history.rankedWithLoss())
        .isEqualTo((int) ranked.stream().filter(i -> !Double.isNaN(history.loss(i))).count());
  }

  @Property(tries = 50)
  void aRestoredHistoryRanksAsTheLiveOne(@ForAll long seed) {
    LiveHistory live = randomStudy(new Random(seed));
    LiveHistory restored = history(live.goal());
    Map<Integer, Curve> curves = new HashMap<>();
    for (int number = 0; number < live.size(); number++) {
      if (live.curve(number).size() > 0) {
        curves.put(number, live.curve(number).copy());
      }
    }
    restored.restore(live.trials(), curves);
    assertThat(restored.trials()).isEqualTo(live.trials());
    assertThat(restored.rankedUseful()).isEqualTo(live.rankedUseful());
    assertThat(pending(restored)).isEqualTo(pending(live));
    assertThat(restored.rankedWithLoss()).isEqualTo(live.rankedWithLoss());
    assertThat(restored.rankedCount()).isEqualTo(live.rankedCount());
    for (int rank = 0; rank < live.rankedCount(); rank++) {
      int a = live.ranked(rank);
      int b = restored.ranked(rank);
      assertThat(group(restored, b)).isEqualTo(group(live, a));
      assertThat(restored.loss(b)).isEqualTo(Double.valueOf(live.loss(a)));
      if (group(live, a) == 1) {
        assertThat(restored.curve(b).lastStep()).isEqualTo(live.curve(a).lastStep());
        assertThat(lastLoss(restored, b)).isEqualTo(Double.valueOf(lastLoss(live, a)));
      }
    }
  }

  @Test
  void aHistoryWithOneMoreTrialLeavesTheOtherAsItIs() {
    LiveHistory history = randomStudy(new Random(3));
    int size = history.size();
    List<Integer> before = pending(history);
    LiveHistory grown = history.with(running(size, 5.5));
    assertThat(ranked(grown)).containsExactlyInAnyOrderElementsOf(ranked(history));
    assertThat(grown.unit(0, size)).isEqualTo(0.55);
    assertThat(pending(grown)).containsAll(before).contains(size);
    assertThat(history.size()).isEqualTo(size);
    assertThat(pending(history)).isEqualTo(before);
  }
}
