package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class ReplicatesTest {
  private static final Configuration A = AnalysisFixtures.values("x", 0.1);
  private static final Configuration B = AnalysisFixtures.values("x", 0.2);
  private static final Configuration C = AnalysisFixtures.values("x", 0.3);

  /** With a deviation of 1: (t(1 - 0.05/20) + t(0.8)) with 35 degrees, times √(2/8). */
  private static final double DETECTABLE_OF_FIVE = 1.9226;

  private final List<Trial> trials = new ArrayList<>();

  private void add(Configuration configuration, double... losses) {
    for (double loss : losses) {
      trials.add(AnalysisFixtures.completed(trials.size(), configuration, loss));
    }
  }

  private Replicates compared(Goal goal) {
    return Replicates.of(
        Results.of(AnalysisFixtures.spec(AnalysisFixtures.cube("x"), goal), trials));
  }

  @Test
  void theFirstTrialIsLeftOutSinceItWasChosenForBeingGood() {
    add(A, 1.0);
    add(B, 2.0);
    add(A, 5.0, 5.2, 5.4);
    add(B, 3.0, 3.1, 3.2);
    Replicates found = compared(Goal.MINIMIZE);
    assertThat(found.contenders()).extracting(c -> c.configuration()).containsExactly(B, A);
    assertThat(found.contenders().get(1).mean()).isCloseTo(5.2, within(1e-12));
    assertThat(found.contenders().get(1).deviation()).isCloseTo(0.2, within(1e-12));
    assertThat(found.contenders().get(1).first().number()).isZero();
    assertThat(found.contenders()).extracting(c -> c.letters()).containsExactly("a", "b");
    assertThat(found.overall()).isLessThan(0.01);
  }

  @Test
  void oneRunMoreIsNotEnough() {
    add(A, 1.0, 1.1);
    add(B, 2.0, 2.1);
    Replicates found = compared(Goal.MINIMIZE);
    assertThat(found.contenders()).isEmpty();
    assertThat(found.overall()).isNaN();
    assertThat(found.detectable()).isNaN();
  }

  @Test
  void replicatesHaveNoRankAndAreNoPartOfTheSearch() {
    add(A, 2.0);
    add(B, 3.0);
    trials.add(AnalysisFixtures.replicate(2, A, 1.0));
    trials.add(AnalysisFixtures.replicate(3, A, 4.0));
    Results results =
        Results.of(AnalysisFixtures.spec(AnalysisFixtures.cube("x"), Goal.MINIMIZE), trials);

    assertThat(BestAndWorst.ranked(results.metric(), trials))
        .extracting(ranked -> ranked.trial().number())
        .containsExactly(0, 1);
    assertThat(OptimisationHistory.of(results).points())
        .extracting(OptimisationHistory.Point::trial)
        .containsExactly(0, 1);
    assertThat(results.measured()).as("what analysis learns from").isEqualTo(trials.subList(0, 2));
    assertThat(results.losses()).containsExactly(2.0, 3.0);
    assertThat(results.count(TrialState.COMPLETED)).isEqualTo(2);
    assertThat(results.replicates()).isEqualTo(trials.subList(2, 4));
    assertThat(Replicates.candidates(results, 2)).containsExactly(A, B);
  }

  @Test
  void anInterruptedTrialIsOfTheSearchUntilALaterOneStandsForIt() {
    trials.add(AnalysisFixtures.ended(0, A, TrialState.INTERRUPTED));
    trials.add(AnalysisFixtures.ended(1, B, TrialState.INTERRUPTED));
    Trial.Source again = new Trial.Source(Origin.RETRY, OptionalInt.of(0), 0, 0);
    trials.add(Trial.waiting(2, again, A));
    Results results =
        Results.of(AnalysisFixtures.spec(AnalysisFixtures.cube("x"), Goal.MINIMIZE), trials);
    assertThat(results.search()).extracting(Trial::number).containsExactly(1, 2);
    assertThat(results.trials()).hasSize(3);
  }

  @Test
  void whatReplicatesGaveIsSaidBesideTheirOriginal() {
    add(A, 2.0);
    add(B, 3.0);
    trials.add(AnalysisFixtures.replicate(2, A, 1.0));
    assertThat(Replicates.Again.of(AnalysisFixtures.LOSS, trials, trials.get(1))).isEmpty();
    Replicates.Again one =
        Replicates.Again.of(AnalysisFixtures.LOSS, trials, trials.get(0)).orElseThrow();
    assertThat(one.runs()).isEqualTo(1);
    assertThat(one.deviation()).isNaN();

    trials.add(AnalysisFixtures.replicate(3, A, 4.0));
    Replicates.Again two =
        Replicates.Again.of(AnalysisFixtures.LOSS, trials, trials.get(0)).orElseThrow();
    assertThat(two.runs()).isEqualTo(2);
    assertThat(two.mean()).isCloseTo(2.5, within(1e-12));
    assertThat(two.deviation()).isCloseTo(Math.sqrt(4.5), within(1e-12));
  }

  @Test
  void thoseBetweenShareLettersWithBoth() {
    assertThat(
            CompactLetters.of(
                new boolean[][] {
                  {false, false, true}, {false, false, false}, {true, false, false}
                }))
        .containsExactly("a", "ab", "b");
    assertThat(CompactLetters.of(new boolean[3][3])).containsExactly("a", "a", "a");
    assertThat(CompactLetters.of(new boolean[0][0])).isEmpty();
  }

  @Test
  void lettersSayExactlyWhatDiffers() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      int n = 2 + random.nextInt(7);
      boolean[][] different = new boolean[n][n];
      for (int a = 0; a < n; a++) {
        for (int b = a + 1; b < n; b++) {
          different[a][b] = random.nextInt(3) == 0;
          different[b][a] = different[a][b];
        }
      }
      List<String> letters = CompactLetters.of(different);
      for (int a = 0; a < n; a++) {
        for (int b = a + 1; b < n; b++) {
          String of = letters.get(b);
          boolean share = letters.get(a).chars().anyMatch(c -> of.indexOf(c) >= 0);
          assertThat(share).isEqualTo(!different[a][b]);
        }
      }
    }
  }

  /** With two samples, Welch's analysis of variance is Welch's t-test. */
  @Test
  void welchAnovaOfTwoIsTheTTest() {
    double[] a = {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6};
    double[] b = {27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1};
    assertThat(MeansTests.welchAnova(List.of(a, b)))
        .isCloseTo(MeansTests.welch(a, b), within(1e-9));
  }

  /** Under the null, at most one in twenty families of comparisons finds a difference. */
  @Test
  void holmKeepsTheLevelOfAllPairsTogether() {
    Random random = new Random(8);
    int wrong = 0;
    for (int round = 0; round < 1000; round++) {
      List<double[]> samples = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        double deviation = 1 + i;
        samples.add(random.doubles(6).map(u -> deviation * random.nextGaussian()).toArray());
      }
      boolean any = false;
      for (boolean[] row : MeansTests.differentPairs(samples, 0.05)) {
        for (boolean differs : row) {
          any |= differs;
        }
      }
      wrong += any ? 1 : 0;
    }
    assertThat(wrong).isBetween(5, 65);
  }

  @Test
  void valuesWithoutVarianceDifferOrDoNot() {
    add(A, 1, 1, 1);
    add(B, 2, 2, 2);
    add(C, 2, 2, 2);
    Replicates found = compared(Goal.MAXIMIZE);
    assertThat(found.contenders()).extracting(c -> c.letters()).containsExactly("a", "a", "b");
    assertThat(found.contenders().get(2).configuration()).isEqualTo(A);
    assertThat(found.overall()).isNaN();
  }

  /** Four in five comparisons of that difference find it. */
  @Test
  void theDetectableDifferenceIsFoundFourTimesInFive() {
    Random random = new Random(9);
    double[] zero = random.doubles(8).map(u -> random.nextGaussian()).toArray();
    add(A, 0);
    add(A, zero);
    add(B, 0);
    add(B, random.doubles(8).map(u -> random.nextGaussian()).toArray());
    double deviation = 1;
    double detectable = compared(Goal.MINIMIZE).detectable();
    // 8 each: 1.5 deviations (t-test tables: n = 8 a group for d = 1.5 at 80%).
    assertThat(detectable).isCloseTo(1.5 * deviation, within(0.5));
  }

  /** The more pairs, the more strictly each is tested: what is told holds for the strictest. */
  @Test
  void theDetectableDifferenceIsFoundByTheLettersFourTimesInFive() {
    Random random = new Random(10);
    int found = 0;
    int rounds = 400;
    for (int round = 0; round < rounds; round++) {
      trials.clear();
      for (int i = 0; i < 5; i++) {
        double[] gave = random.doubles(8).map(u -> random.nextGaussian()).toArray();
        add(AnalysisFixtures.values("x", 0.1 * i), 0);
        // One lies as far from the four others as a comparison of five by 8 runs is said to see.
        double far = i == 0 ? DETECTABLE_OF_FIVE : 0;
        add(AnalysisFixtures.values("x", 0.1 * i), Arrays.stream(gave).map(v -> v + far).toArray());
      }
      Replicates compared = compared(Goal.MINIMIZE);
      String odd = compared.contenders().get(4).letters();
      boolean apart =
          compared.contenders().get(4).first().number() == 0
              && compared.contenders().get(0).letters().chars().noneMatch(c -> odd.indexOf(c) >= 0);
      found += apart ? 1 : 0;
      assertThat(compared.detectable()).isCloseTo(DETECTABLE_OF_FIVE, within(0.8));
    }
    assertThat((double) found / rounds).isGreaterThan(0.8);
  }

  @Test
  void candidatesAreTheBestConfigurationsOnceEach() {
    add(A, 3, 1);
    add(B, 2);
    add(C, 4);
    Results results =
        Results.of(AnalysisFixtures.spec(AnalysisFixtures.cube("x"), Goal.MINIMIZE), trials);
    assertThat(Replicates.candidates(results, 2)).containsExactly(A, B);
  }
}
