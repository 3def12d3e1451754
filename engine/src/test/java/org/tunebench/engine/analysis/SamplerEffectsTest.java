package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tunebench.engine.analysis.AnalysisFixtures.number;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.analysis.SamplerEffects.Effect;
import org.tunebench.engine.analysis.Surrogate.Focus;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;

class SamplerEffectsTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("lr", new FloatRange(0, 1)),
              new Parameter("loss_kind", Choice.of("zinb", "nb"))));

  private static Effect effect(List<Trial> trials, String name) {
    Results results = Results.of(AnalysisFixtures.spec(SPACE, Goal.MINIMIZE), trials);
    return SamplerEffects.of(Surrogate.of(results, Focus.ALL).orElseThrow()).stream()
        .filter(effect -> effect.parameter().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The kind does nothing, but nb is mostly tried with a good lr. */
  @Test
  void tellsCompanyFromEffect() {
    SplittableRandom random = new SplittableRandom(11);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean nb = random.nextBoolean();
      boolean usual = random.nextDouble() < 0.85;
      double lr = (nb == usual ? 0 : 0.5) + random.nextDouble() / 2;
      trials.add(
          AnalysisFixtures.completed(
              i,
              AnalysisFixtures.values("lr", lr, "loss_kind", nb ? "nb" : "zinb"),
              10 * lr + random.nextDouble()));
    }
    Effect kind = effect(trials, "loss_kind");
    assertThat(kind.better().low()).isEqualTo("nb");
    assertThat(kind.apparent()).isCloseTo(3.5, within(0.8));
    assertThat(kind.adjusted()).isCloseTo(0, within(0.8));
    assertThat(kind.isMostlyLooking()).isTrue();
    assertThat(effect(trials, "lr").isMostlyLooking()).isFalse();
  }

  @Test
  void valuesOfTooFewTrialsAreLeftOutAndNamed() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("lr", new FloatRange(0, 1)),
                new Parameter("kind", Choice.of("a", "b", "c"))));
    SplittableRandom random = new SplittableRandom(2);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String kind = i < 2 ? "c" : i % 2 == 0 ? "a" : "b";
      double lr = random.nextDouble();
      trials.add(
          AnalysisFixtures.completed(i, AnalysisFixtures.values("lr", lr, "kind", kind), lr));
    }
    Results results = Results.of(AnalysisFixtures.spec(space, Goal.MINIMIZE), trials);
    assertThat(SamplerEffects.of(Surrogate.of(results, Focus.ALL).orElseThrow()))
        .extracting(e -> e.parameter(), e -> e.leftOut())
        .containsExactlyInAnyOrder(
            tuple("lr", List.of()), tuple("kind", List.of(new SamplerEffects.Values("c", "c", 2))));
  }

  /** On a log scale 1 has a third of the interval, and rounding gives the ends half a share. */
  @Test
  void fewValuesAreJudgedOneByOneWhateverTheirShares() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("depth", new IntRange(1, 8, true, 1)),
                new Parameter("width", new Rounded(new FloatRange(0, 40), 10))));
    Results results =
        AnalysisFixtures.random(
            space,
            300,
            5,
            c -> (number(c, "depth") == 2 ? 0 : 1) + (number(c, "width") == 40 ? 0 : 5));
    assertThat(SamplerEffects.of(Surrogate.of(results, Focus.ALL).orElseThrow()))
        .extracting(e -> e.parameter(), e -> e.better().low(), e -> e.better().high())
        .contains(tuple("depth", 2L, 2L), tuple("width", 40L, 40L));
    Effect depth =
        SamplerEffects.of(Surrogate.of(results, Focus.ALL).orElseThrow()).stream()
            .filter(e -> e.parameter().equals("depth"))
            .findFirst()
            .orElseThrow();
    long twos =
        results.measured().stream().filter(t -> number(t.configuration(), "depth") == 2).count();
    assertThat(depth.better().trials()).isEqualTo((int) twos);
    assertThat(depth.worse().low()).isEqualTo(depth.worse().high());
  }

  @Test
  void evenlySampledEffectsStay() {
    List<Trial> trials =
        AnalysisFixtures.randomTrials(
            SPACE,
            200,
            12,
            c -> 3 * number(c, "lr") + ("nb".equals(c.values().get("loss_kind")) ? 2 : 0));
    Effect kind = effect(trials, "loss_kind");
    assertThat(kind.better().low()).isEqualTo("zinb");
    assertThat(kind.adjusted()).isCloseTo(2, within(0.4));
    assertThat(kind.isMostlyLooking()).isFalse();
    Effect lr = effect(trials, "lr");
    assertThat(number(AnalysisFixtures.values("v", lr.better().high()), "v"))
        .isCloseTo(1 / 3.0, within(1e-6));
    assertThat(lr.adjusted()).isCloseTo(2, within(0.5));
    assertThat(lr.isMostlyLooking()).isFalse();
  }
}
