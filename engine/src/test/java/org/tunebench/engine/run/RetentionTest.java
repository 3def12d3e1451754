package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class RetentionTest {
  /** The baseline is 0, the best 3; 1 is pruned after 5 steps, 6 after 2. */
  private static LiveHistory history(Goal goal) {
    double sign = goal == Goal.MINIMIZE ? 1 : -1;
    LiveHistory history =
        new LiveHistory(ScriptedObjective.SPACE, new MetricSpec("loss", goal), 7, 100);
    complete(history, 0, Origin.BASELINE, 0.9 * sign);
    end(history, 1, TrialState.PRUNED, 5);
    end(history, 2, TrialState.FAILED, 0);
    complete(history, 3, Origin.SAMPLED, 0.1 * sign);
    complete(history, 4, Origin.SAMPLED, 0.8 * sign);
    complete(history, 5, Origin.SAMPLED, Double.NaN);
    end(history, 6, TrialState.PRUNED, 2);
    end(history, 7, TrialState.INTERRUPTED, 9);
    complete(history, 8, Origin.SAMPLED, 0.2 * sign);
    return history;
  }

  private static Trial begin(LiveHistory history, int number, Origin origin) {
    Trial.Source source = new Trial.Source(origin, OptionalInt.empty(), 1, Double.NaN);
    Trial trial =
        Trial.waiting(number, source, new Configuration(Map.of("x", 0.5)))
            .start("cpu", Instant.EPOCH);
    history.put(trial);
    return trial;
  }

  private static void complete(LiveHistory history, int number, Origin origin, double value) {
    history.put(begin(history, number, origin).complete(Map.of("loss", value), Instant.EPOCH));
  }

  private static void end(LiveHistory history, int number, TrialState state, int steps) {
    begin(history, number, Origin.SAMPLED);
    for (int step = 1; step <= steps; step++) {
      history.put(new Report(number, step, Map.of("loss", 0.5)));
    }
    history.put(history.trial(number).end(state, "", Instant.EPOCH));
  }

  private static List<Integer> numbers(String text) {
    return text == null
        ? List.of()
        : List.of(text.split(" ")).stream().map(Integer::valueOf).toList();
  }

  @ParameterizedTest(name = "10 bytes each, at most {0}: {1} go")
  @CsvSource({
    "90,",
    "89, 7",
    "80, 7",
    "70, 7 5",
    "60, 7 5 2",
    "50, 7 5 2 6",
    "40, 7 5 2 6 1",
    "39, 7 5 2 6 1 4",
    "20, 7 5 2 6 1 4 8",
    "10, 7 5 2 6 1 4 8 0",
    "9, 7 5 2 6 1 4 8 0 3"
  })
  void theWorstGoFirstUntilTheOthersFit(long limit, String gone) {
    for (Goal goal : Goal.values()) {
      TreeMap<Integer, Long> sizes = new TreeMap<>();
      IntStream.range(0, 9).forEach(number -> sizes.put(number, 10L));
      assertThat(Retention.goes(history(goal), OptionalInt.of(3), sizes, limit))
          .as(goal.name())
          .isEqualTo(numbers(gone));
    }
  }

  @ParameterizedTest(name = "at most {0}: {1} go")
  @CsvSource({"1110,", "1109, 4", "1010, 4", "1009, 4 8", "999, 4 8 3"})
  void onlyTrialsWithFilesGo(long limit, String gone) {
    assertThat(
            Retention.goes(
                history(Goal.MINIMIZE),
                OptionalInt.of(3),
                Map.of(3, 1000L, 4, 100L, 8, 10L),
                limit))
        .isEqualTo(numbers(gone));
  }

  @ParameterizedTest(name = "at most {0}: {1} go")
  @CsvSource({"2,", "1, 0", "0, 0 1"})
  void aBaselineWithoutAResultIsNotSpared(long limit, String gone) {
    LiveHistory history =
        new LiveHistory(ScriptedObjective.SPACE, new MetricSpec("loss", Goal.MINIMIZE), 7, 100);
    history.put(
        begin(history, 0, Origin.BASELINE).end(TrialState.FAILED, "no memory", Instant.EPOCH));
    complete(history, 1, Origin.SAMPLED, 5);

    assertThat(Retention.goes(history, OptionalInt.of(1), Map.of(0, 1L, 1, 1L), limit))
        .isEqualTo(numbers(gone));
  }
}
