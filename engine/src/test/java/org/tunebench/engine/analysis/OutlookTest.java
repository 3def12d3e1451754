package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;

class OutlookTest {
  private static double[] uniform(long seed, int count) {
    return new SplittableRandom(seed).doubles(count).toArray();
  }

  /** With P(loss < y) = y, the integral has a closed form. */
  @Test
  void theGainOfAKnownEndIsTheClosedForm() {
    Outlook.Tail uniform = new Outlook.Tail(0.3, 0.3, 0.3, -1);
    for (int m : new int[] {1, 10, 50}) {
      double best = 0.02;
      Outlook.Step step = uniform.step(best, m, 1);
      double lost = 1 - Math.pow(1 - best, m);
      assertThat(step.chance()).isCloseTo(lost, within(1e-12));
      // ∫ 1 − (1 − (best − g))^m dg over [0, best].
      double gain = best - (1 - Math.pow(1 - best, m + 1)) / (m + 1);
      assertThat(step.gain()).isCloseTo(gain, within(1e-6));
    }
    Outlook.Tail exponential = new Outlook.Tail(0, 1, 2, 0);
    // One more draw from an exponential end gains P(below) · scale.
    assertThat(exponential.step(-3, 1, 1).gain()).isCloseTo(Math.exp(-1.5) * 2, within(1e-3));
  }

  @Test
  void fitsTheEndsOfKnownDistributions() {
    double[] flat = uniform(1, 4000);
    Arrays.sort(flat);
    Outlook.Tail tail = Outlook.Tail.of(flat, 1200, 4000);
    assertThat(tail.shape()).isCloseTo(-1, within(0.12));
    assertThat(tail.below(0.1)).isCloseTo(0.1, within(0.015));
    double[] exponential = Arrays.stream(uniform(2, 4000)).map(Math::log).sorted().toArray();
    assertThat(Outlook.Tail.of(exponential, 1200, 4000).shape()).isCloseTo(0, within(0.12));
  }

  /** Draws alike: what was foretold after 60 is what came in the mean of many searches. */
  @Test
  void whatIsForetoldOfRandomDrawsComesTrueInTheMean() {
    double foretold = 0;
    double came = 0;
    double chance = 0;
    int better = 0;
    int searches = 400;
    for (int s = 0; s < searches; s++) {
      double[] losses =
          Arrays.stream(uniform(100 + s, 110)).map(u -> Math.pow(u, 0.5) * 10).toArray();
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
    assertThat(foretold / came).isBetween(0.6, 1.6);
    assertThat(chance).isCloseTo((double) better / searches, within(0.12));
  }

  @Test
  void moreTrialsNeverBringLessAndNothingComesOfAnEndThatIsReached() {
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

  @Test
  void needsTwentyMeasuredTrials() {
    assertThat(Outlook.of(AnalysisFixtures.losses(uniform(5, 19)), 10)).isEmpty();
    assertThat(Outlook.of(AnalysisFixtures.losses(uniform(5, 20)), 10)).isPresent();
  }
}
