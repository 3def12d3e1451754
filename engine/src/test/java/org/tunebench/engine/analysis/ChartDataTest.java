package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What charts show: history, distribution, timeline. */
class ChartDataTest {
  private static Trial trial(int number, String device, int from, int to, double loss) {
    return Trial.waiting(
            number, AnalysisFixtures.running(number, Configuration.EMPTY).source(), values(number))
        .start(device, AnalysisFixtures.at(from))
        .complete(Map.of("loss", loss), AnalysisFixtures.at(to));
  }

  private static Configuration values(int number) {
    return AnalysisFixtures.values("x", number / 100.0);
  }

  @Test
  void improvementsByNumberAndByTimeDiffer() {
    List<Trial> trials =
        List.of(
            trial(0, "cpu", 0, 100, 3.0),
            trial(1, "cpu", 0, 10, 5.0),
            AnalysisFixtures.ended(2, values(2), TrialState.FAILED),
            trial(3, "cpu", 10, 20, 4.0),
            trial(4, "cpu", 20, 120, 2.0),
            trial(5, "cpu", 20, 130, Double.NaN));
    OptimisationHistory history =
        OptimisationHistory.of(
            Results.of(AnalysisFixtures.spec(AnalysisFixtures.cube("x"), Goal.MINIMIZE), trials));
    assertThat(history.points()).extracting(p -> p.trial()).containsExactly(0, 1, 3, 4);
    assertThat(history.byNumber()).extracting(p -> p.trial()).containsExactly(0, 4);
    assertThat(history.byTime()).extracting(p -> p.trial()).containsExactly(1, 3, 0, 4);
    assertThat(history.byTime().get(0).ended()).contains(Duration.ofSeconds(10));
    assertThat(history.lastTrial()).as("one without a result").isEqualTo(5);
    assertThat(history.length()).isEqualTo(Duration.ofSeconds(130));
  }

  @Test
  void whatIsMaximisedImprovesUpwards() {
    List<Trial> trials =
        List.of(trial(0, "cpu", 0, 1, 3.0), trial(1, "cpu", 1, 2, 5.0), trial(2, "cpu", 2, 3, 4.0));
    OptimisationHistory history =
        OptimisationHistory.of(
            Results.of(AnalysisFixtures.spec(AnalysisFixtures.cube("x"), Goal.MAXIMIZE), trials));
    assertThat(history.byNumber()).extracting(p -> p.metric()).containsExactly(3.0, 5.0);
  }

  @Test
  void theHistogramCountsEverythingOnce() {
    double[] numbers = new SplittableRandom(3).doubles(500).toArray();
    ResultDistribution found = ResultDistribution.of(numbers);
    assertThat(found.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
    assertThat(ResultDistribution.median(numbers)).isCloseTo(0.5, within(0.06));
    // Freedman and Diaconis: 2 · 0.5 / 500^(1/3) = 0.126.
    assertThat(found.width()).isCloseTo(0.126, within(0.015));
  }

  @Test
  void oneValueIsOneBinAndNoneIsNone() {
    ResultDistribution same = ResultDistribution.of(new double[] {2, 2, 2});
    assertThat(same.counts()).containsExactly(3);
    assertThat(same.low()).isLessThan(2);
    assertThat(same.low() + same.width()).isGreaterThan(2);
    assertThat(ResultDistribution.of(new double[0]).counts()).isEmpty();
    assertThat(ResultDistribution.median(new double[0])).isNaN();
  }

  @Test
  void trialsAreLaidIntoAsFewRowsAsShowNoTwoAtOnce() {
    TrialTimeline timeline =
        TrialTimeline.of(
            List.of(
                trial(0, "gpu:0", 0, 10, 1),
                trial(1, "gpu:0", 1, 5, 1),
                trial(2, "gpu:1", 2, 8, 1),
                trial(3, "gpu:0", 5, 9, 1),
                AnalysisFixtures.running(4, values(4)).start("gpu:1", AnalysisFixtures.at(8)),
                Trial.waiting(5, trial(0, "cpu", 0, 1, 1).source(), values(5))),
            AnalysisFixtures.at(20));
    assertThat(timeline.lanes())
        .containsExactly(
            new TrialTimeline.Lane("gpu:0", 0),
            new TrialTimeline.Lane("gpu:0", 1),
            new TrialTimeline.Lane("gpu:1", 0));
    assertThat(timeline.bars()).extracting(b -> b.lane()).containsExactly(0, 1, 2, 1, 2);
    assertThat(timeline.bars().get(4).to()).isEqualTo(AnalysisFixtures.at(20));
  }
}
