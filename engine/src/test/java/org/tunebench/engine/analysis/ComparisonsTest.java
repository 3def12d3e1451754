package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Runtime, tuned against default, and two trials side by side. */
class ComparisonsTest {
  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
  private static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);
  private static final StudySpec SPEC =
      new StudySpec(
          "a",
          new PartSpec("function"),
          LOSS,
          new SearchSpace(
              List.of(
                  new Parameter("lr", new FloatRange(0, 1)),
                  new Parameter("layers", new IntRange(1, 5)))),
          new PartSpec("tpe"),
          new PartSpec("none"),
          new Budget(10),
          List.of(),
          0,
          Optional.empty());

  private static Trial running(int number, Origin origin, double lr, String device, long start) {
    Trial.Source source = new Trial.Source(origin, OptionalInt.empty(), 0, 0);
    Configuration configuration = new Configuration(Map.of("lr", lr, "layers", 1L));
    return Trial.waiting(number, source, configuration).start(device, START.plusSeconds(start));
  }

  private static Trial completed(
      int number, Origin origin, double lr, double loss, int epochs, long start, long seconds) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("n_epochs", (double) epochs);
    metrics.put("loss", loss);
    metrics.put("accuracy", 1 - loss);
    return running(number, origin, lr, number % 2 == 0 ? "gpu:0" : "gpu:1", start)
        .complete(metrics, START.plusSeconds(start + seconds));
  }

  private static Study study(Duration elapsed) {
    return new Study(1, SPEC, StudyState.FINISHED, START, elapsed, "", "");
  }

  @Test
  void runtimeCountsWhatWasTrainedAndHowLong() {
    List<Trial> trials =
        List.of(
            completed(0, Origin.BASELINE, 0.1, 0.5, 100, 0, 40),
            completed(1, Origin.SAMPLED, 0.2, 0.3, 60, 10, 20),
            running(2, Origin.SAMPLED, 0.3, "gpu:0", 40)
                .reached(20)
                .end(TrialState.PRUNED, "", START.plusSeconds(55)),
            running(3, Origin.SAMPLED, 0.4, "gpu:0", 55)
                .end(TrialState.INTERRUPTED, "", START.plusSeconds(500)),
            running(4, Origin.SAMPLED, 0.5, "gpu:0", 60));

    RuntimeSummary summary = RuntimeSummary.of(study(Duration.ofMinutes(2)), trials);

    assertThat(summary.trainings()).isEqualTo(3);
    assertThat(summary.wall()).contains(Duration.ofMinutes(2));
    assertThat(summary.total()).isEqualTo(Duration.ofSeconds(75));
    assertThat(summary.average()).contains(Duration.ofSeconds(25));
    assertThat(summary.averageEpochs()).hasValue(60);
    assertThat(summary.devices()).isEqualTo(2);
    assertThat(summary.bestEpochs()).hasValue(60);
  }

  @Test
  void whereTheStudysTimeWasNotKeptItsTrialsTellIt() {
    List<Trial> trials =
        List.of(
            completed(0, Origin.SAMPLED, 0.1, 0.5, 100, 5, 40),
            completed(1, Origin.SAMPLED, 0.2, 0.3, 60, 10, 80));

    assertThat(RuntimeSummary.of(study(Duration.ZERO), trials).wall())
        .contains(Duration.ofSeconds(85));
    assertThat(RuntimeSummary.of(study(Duration.ZERO), List.of()))
        .isEqualTo(
            new RuntimeSummary(
                0,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                OptionalDouble.empty(),
                0,
                OptionalInt.empty()));
  }

  @Test
  void tunedStandsBesideDefaultByEveryMetricTheDecidingOneFirst() {
    List<Trial> trials =
        List.of(
            completed(0, Origin.BASELINE, 0.1, 0.5, 100, 0, 40),
            completed(1, Origin.SAMPLED, 0.2, Double.NaN, 60, 10, 20),
            completed(2, Origin.SAMPLED, 0.3, 0.25, 80, 10, 20));

    TunedAgainstDefault table = TunedAgainstDefault.of(LOSS, trials).orElseThrow();

    assertThat(table.tuned().number()).isEqualTo(2);
    assertThat(table.standard().number()).isZero();
    assertThat(table.isSame()).isFalse();
    assertThat(table.rows())
        .containsExactly(
            new TunedAgainstDefault.Row("loss", OptionalDouble.of(0.25), OptionalDouble.of(0.5)),
            new TunedAgainstDefault.Row(
                "accuracy", OptionalDouble.of(0.75), OptionalDouble.of(0.5)),
            new TunedAgainstDefault.Row("n_epochs", OptionalDouble.of(80), OptionalDouble.of(100)));
  }

  @Test
  void withoutACompletedDefaultThereIsNothingToHoldAgainst() {
    Trial failed = running(0, Origin.BASELINE, 0.1, "cpu", 0).end(TrialState.FAILED, "no", START);
    Trial tuned = completed(1, Origin.SAMPLED, 0.2, 0.3, 60, 10, 20);

    assertThat(TunedAgainstDefault.of(LOSS, List.of(failed, tuned))).isEmpty();
  }

  @Test
  void whatDiffersBetweenTrialsComesFirst() {
    Trial one = completed(1, Origin.SAMPLED, 0.2, Double.NaN, 60, 10, 20);
    Trial same = completed(5, Origin.SAMPLED, 0.2, Double.NaN, 60, 10, 20);
    Trial other = completed(3, Origin.SAMPLED, 0.3, Double.NaN, 60, 10, 20);

    List<TrialDifference.Row> rows = TrialDifference.of(SPEC, List.of(one, same, other)).rows();

    assertThat(rows.stream().filter(TrialDifference.Row::differs))
        .extracting(row -> row.column().name())
        .containsExactly("lr");
    assertThat(rows.get(0).cells())
        .containsExactly(Optional.of(0.2), Optional.of(0.2), Optional.of(0.3));
    assertThat(rows)
        .extracting(row -> row.column().name())
        .contains("state", "loss", "layers", "n_epochs")
        .doesNotContain("trial", "failure", "n_params");
  }
}
