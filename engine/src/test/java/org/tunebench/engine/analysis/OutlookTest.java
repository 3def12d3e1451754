package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class OutlookTest {
  private static double[] uniform(long seed, int count) {
    return new SplittableRandom(seed).doubles(count).toArray();
  }

  private static Outlook.Step fifty(double... losses) {
    return Outlook.of(AnalysisFixtures.losses(losses), 50).orElseThrow().steps().get(0);
  }

  /** The weight of so many trials that all were draws: a third of them, and a little. */
  private static double weight(int trials) {
    return (trials + 1) * (2 * trials + 1) / (6.0 * trials);
  }

  private static double better(double gains, double seen) {
    return 1 - Math.pow(seen / (seen + 50), gains);
  }

  /** What came last tells most. */
  @Test
  void theChanceFollowsFromTheTrialsAndTheirGainsTheLaterTheMore() {
    double[] still = new double[100];
    Arrays.fill(still, 1);
    still[0] = 0;
    double seen = 100 + weight(100);
    assertThat(fifty(still).chance()).isCloseTo(better(1, seen), within(1e-12));
    double[] twice = still.clone();
    twice[49] = -1;
    twice[99] = -3;
    assertThat(fifty(twice).chance()).isCloseTo(better(1 + 0.25 + 1, seen), within(1e-12));
    Outlook outlook = Outlook.of(AnalysisFixtures.losses(twice), 50).orElseThrow();
    assertThat(outlook.recent()).isEqualTo(50);
    assertThat(outlook.gains()).isEqualTo(1);
    assertThat(outlook.best()).isEqualTo(-3);
  }

  /** Of a metric with few values, such as an accuracy of 1, more of the same is to be expected. */
  @Test
  void manyThatShareTheBestMakeABetterOneLessLikely() {
    double[] shared = new double[100];
    Arrays.fill(shared, 4, 100, 1);
    double seen = 100 + weight(100);
    assertThat(fifty(shared).chance()).isCloseTo(better(0.25, seen), within(1e-12));
    assertThat(fifty(new double[100]).chance()).isLessThan(0.01);
  }

  /** The least losses fall by a tenth with each five trials, as those of a good sampler do. */
  @Test
  void aSearchThatConvergesGainsNoMoreThanIsLeft() {
    double[] scatter = uniform(3, 60);
    double[] losses =
        IntStream.range(0, 60).mapToDouble(i -> Math.pow(0.1, i / 5) * (1 + scatter[i])).toArray();
    double best = Arrays.stream(losses).min().orElseThrow();
    Outlook.Step step = fifty(losses);
    assertThat(step.chance()).isGreaterThan(0.9);
    assertThat(step.ifAny()).isBetween(0.1 * best, 10 * best);
    assertThat(step.lucky()).isLessThan(30 * best);
  }

  /** Loss is the same in any unit, and where zero lies is nothing that is known. */
  @Test
  void gainsAreInTheUnitOfTheLoss() {
    double[] losses = uniform(5, 60);
    Outlook.Step step = fifty(losses);
    Outlook.Step other = fifty(Arrays.stream(losses).map(loss -> 8 * loss - 4).toArray());
    assertThat(other.chance()).isEqualTo(step.chance());
    assertThat(other.gain()).isCloseTo(8 * step.gain(), within(1e-12));
    assertThat(other.ifAny()).isCloseTo(8 * step.ifAny(), within(1e-12));
  }

  /** With one gain as its shape, the number of gains is geometric, and their sum has a formula. */
  @Test
  void gainAndLuckOfExponentialSizesAreTheClosedForm() {
    double seen = 150;
    Outlook.Pace pace = new Outlook.Pace(100, 1, seen, new GoodEnd.Scale(2, 2));
    for (int more : new int[] {20, 50, 400}) {
      Outlook.Step step = pace.step(more);
      double size = 2 * Math.log(1 + more / 100.0) * 100 / more;
      double none = seen / (seen + more);
      assertThat(step.chance()).isCloseTo(1 - none, within(1e-12));
      assertThat(step.gain()).isCloseTo(size * more / seen, within(1e-12));
      assertThat(step.ifAny()).isCloseTo(Math.log(2) * size / none, within(1e-4));
      assertThat(step.lucky()).isCloseTo(Math.log((1 - none) / 0.1) * size / none, within(1e-4));
    }
    assertThat(pace.step(10).lucky()).as("rarer than one in ten").isZero();
  }

  @Test
  void whatGainedMuchAndOftenGoesOnForManyTrials() {
    Outlook.Step step = new Outlook.Pace(4000, 3000, 6000, new GoodEnd.Scale(1, 1)).step(4000);
    assertThat(step.chance()).isEqualTo(1);
    assertThat(step.lucky()).isBetween(step.gain(), 1.1 * step.gain());
  }

  /** Draws alike: what was foretold after 60 is what came in the mean of many searches. */
  @ParameterizedTest
  @CsvSource({"exponential, 0.8, 1.35", "bounded, 1, 2"})
  void whatIsForetoldOfRandomDrawsComesTrueInTheMean(String end, double least, double most) {
    DoubleUnaryOperator loss = end.equals("bounded") ? u -> Math.sqrt(u) * 10 : Math::log;
    double foretold = 0;
    double came = 0;
    double chance = 0;
    int better = 0;
    int searches = 400;
    for (int s = 0; s < searches; s++) {
      double[] losses = Arrays.stream(uniform(100 + s, 110)).map(loss).toArray();
      Outlook.Step step =
          Outlook.of(AnalysisFixtures.losses(Arrays.copyOf(losses, 60)), 50)
              .orElseThrow()
              .steps()
              .get(0);
      double before = IntStream.range(0, 60).mapToDouble(i -> losses[i]).min().orElseThrow();
      double after =
          Math.min(
              before, IntStream.range(60, 110).mapToDouble(i -> losses[i]).min().orElseThrow());
      foretold += step.gain() / searches;
      came += (before - after) / searches;
      chance += step.chance() / searches;
      better += after < before ? 1 : 0;
    }
    assertThat(foretold / came).isBetween(least, most);
    assertThat(chance).isCloseTo((double) better / searches, within(0.06));
  }

  @Test
  void moreTrialsNeverBringLessAndNothingIsGainedWhereAllIsTheSame() {
    Outlook outlook =
        Outlook.of(AnalysisFixtures.losses(uniform(5, 100)), 10, 50, 100).orElseThrow();
    assertThat(outlook.steps()).extracting(s -> s.gain()).isSorted();
    assertThat(outlook.steps()).allSatisfy(s -> assertThat(s.lucky()).isGreaterThanOrEqualTo(0));
    double[] same = new double[40];
    assertThat(Outlook.of(AnalysisFixtures.losses(same), 100).orElseThrow().steps().get(0).gain())
        .isZero();
  }

  @Test
  void aLuckyReplicateIsNoFindOfTheSearch() {
    Results search = AnalysisFixtures.losses(uniform(5, 60));
    Trial.Source source = new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), 1, Double.NaN);
    List<Trial> trials = new ArrayList<>(search.trials());
    trials.add(
        Trial.waiting(60, source, trials.get(0).configuration())
            .start("cpu", AnalysisFixtures.at(60))
            .complete(Map.of("loss", -5.0), AnalysisFixtures.at(61)));
    assertThat(Outlook.of(Results.of(search.spec(), trials), 10)).isEqualTo(Outlook.of(search, 10));
  }

  /** What a person thought of raises the bar, but says nothing of what the sampler finds. */
  @Test
  void aConfigurationAskedForByHandIsNoGainOfTheSampler() {
    Results search = AnalysisFixtures.losses(uniform(5, 60));
    Trial.Source source = new Trial.Source(Origin.QUEUED, OptionalInt.empty(), 1, Double.NaN);
    List<Trial> trials = new ArrayList<>(search.trials());
    trials.add(
        Trial.waiting(60, source, trials.get(0).configuration())
            .start("cpu", AnalysisFixtures.at(60))
            .complete(Map.of("loss", -5.0), AnalysisFixtures.at(61)));
    Outlook before = Outlook.of(search, 10).orElseThrow();
    Outlook after = Outlook.of(Results.of(search.spec(), trials), 10).orElseThrow();
    assertThat(after.best()).isEqualTo(-5);
    assertThat(after.gains()).isEqualTo(before.gains());
    assertThat(after.steps().get(0).chance()).isLessThan(before.steps().get(0).chance());
  }

  @Test
  void trialsWithoutAResultAreDrawsThatGainNothing() {
    double[] losses = uniform(5, 60);
    Outlook all = Outlook.of(AnalysisFixtures.losses(losses), 50).orElseThrow();
    List<Trial> trials = new ArrayList<>(AnalysisFixtures.losses(losses).trials());
    for (int number = 60; number < 120; number++) {
      trials.add(AnalysisFixtures.ended(number, trials.get(0).configuration(), TrialState.PRUNED));
    }
    Outlook half =
        Outlook.of(Results.of(AnalysisFixtures.losses(losses).spec(), trials), 50).orElseThrow();
    double best = Double.POSITIVE_INFINITY;
    double gains = 0;
    for (int i = 0; i < 60; i++) {
      gains += i > 0 && losses[i] < best ? Math.pow((i + 1) / 120.0, 2) : 0;
      best = Math.min(best, losses[i]);
    }
    assertThat(half.gains()).isZero();
    assertThat(half.recent()).isEqualTo(60);
    assertThat(half.steps().get(0).chance())
        .isLessThan(all.steps().get(0).chance())
        .isCloseTo(better(1 + gains, 120 + weight(120)), within(1e-12));
  }

  @Test
  void needsTwentyMeasuredTrials() {
    assertThat(Outlook.of(AnalysisFixtures.losses(uniform(5, 19)), 10)).isEmpty();
    assertThat(Outlook.of(AnalysisFixtures.losses(uniform(5, 20)), 10)).isPresent();
  }

  private static Trial imported(int number, double loss) {
    Trial.Source source =
        new Trial.Source(Origin.IMPORTED, OptionalInt.empty(), number, Double.NaN);
    return Trial.waiting(number, source, AnalysisFixtures.values("x", 0.5))
        .start("cpu", AnalysisFixtures.at(number))
        .complete(Map.of("loss", loss), AnalysisFixtures.at(number + 1));
  }

  private static Results imported(double... losses) {
    List<Trial> trials = new ArrayList<>();
    Arrays.stream(losses).forEach(loss -> trials.add(imported(trials.size(), loss)));
    return Results.of(AnalysisFixtures.losses().spec(), trials);
  }

  private static double[] reversed(double[] losses) {
    return IntStream.range(0, losses.length)
        .mapToDouble(i -> losses[losses.length - 1 - i])
        .toArray();
  }

  /** A table that someone sorted would be a search that always, or never, gets better. */
  @Test
  void anImportedTableInTheOrderOfItsResultsForetellsNothing() {
    double[] losses = uniform(5, 60);
    assertThat(Outlook.of(imported(losses), 50)).isPresent();
    double[] sorted = Arrays.stream(losses).sorted().toArray();
    double[] late = sorted.clone();
    late[40] = -1;
    for (double[] table : List.of(sorted, reversed(sorted), late)) {
      assertThat(ImportedOrder.isOfResults(imported(table))).isTrue();
      assertThat(Outlook.of(imported(table), 50)).isEmpty();
    }
    assertThat(ImportedOrder.isOfResults(AnalysisFixtures.losses(sorted))).isFalse();
  }

  /** Where most results are the same, the few that differ may be in order by chance. */
  @Test
  void aTableOfFewDifferentResultsIsInNoOrder() {
    double[] losses = new double[60];
    losses[0] = 3;
    losses[1] = 2;
    losses[2] = 1;
    assertThat(Outlook.of(imported(losses), 50)).isPresent();
  }
}
