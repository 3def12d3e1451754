package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tunebench.engine.analysis.AnalysisFixtures.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.analysis.Surrogate.Focus;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class ImportanceTest {
  private static final SearchSpace MIXED =
      new SearchSpace(
          List.of(
              new Parameter("lr", new FloatRange(1e-4, 1e-1, true, 0)),
              new Parameter("layers", new IntRange(1, 4)),
              new Parameter("kind", Choice.of("a", "b", "c")),
              new Parameter("idle", new FloatRange(0, 1))));

  /** Variances 1/12 · 36 = 3, 1.25, 2/3 · … of uniform places: known shares. */
  private static double mixed(Configuration c) {
    double lr = (Math.log10(number(c, "lr")) + 4) / 3;
    double kind = "b".equals(c.values().get("kind")) ? 1.5 : 0;
    return 6 * lr + number(c, "layers") + kind;
  }

  private static Importance.Share share(Importance importance, String name) {
    return importance.parameters().stream()
        .filter(share -> share.parameter().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Importance of(Results results, Focus focus) {
    return Importance.of(Surrogate.of(results, focus).orElseThrow());
  }

  @Test
  void findsKnownSharesOfLogWholeAndOptionParameters() {
    Importance found = of(AnalysisFixtures.random(MIXED, 600, 1, ImportanceTest::mixed), Focus.ALL);
    double lr = 36 / 12.0;
    double layers = 15 / 12.0;
    double kind = 1.5 * 1.5 * 2 / 9;
    double all = lr + layers + kind;
    assertThat(share(found, "lr").alone()).isCloseTo(lr / all, within(0.06));
    assertThat(share(found, "layers").alone()).isCloseTo(layers / all, within(0.06));
    assertThat(share(found, "kind").alone()).isCloseTo(kind / all, within(0.05));
    assertThat(share(found, "idle").total()).isLessThan(0.03);
    assertThat(found.parameters().get(0).parameter()).isEqualTo("lr");
    assertThat(found.explained()).isGreaterThan(0.9);
    assertThat(found.isTelling()).isTrue();
  }

  /** Each is estimated by itself: with one that causes nearly everything, they would be above. */
  @Test
  void sharesDoNotAddUpToMoreThanEverything() {
    for (int seed = 1; seed <= 5; seed++) {
      Importance found =
          of(
              AnalysisFixtures.random(
                  MIXED, 60, seed, c -> 40 * mixed(c) - 39 * number(c, "layers")),
              Focus.ALL);
      double alone = found.parameters().stream().mapToDouble(Importance.Share::alone).sum();
      assertThat(alone).isLessThanOrEqualTo(1 + 1e-9);
      for (Importance.Share share : found.parameters()) {
        assertThat(share.total()).isGreaterThanOrEqualTo(share.alone());
        assertThat(share.total()).isLessThanOrEqualTo(1 - (alone - share.alone()) + 1e-9);
      }
    }
  }

  @Test
  void sharesAreTheSameWhereverTheMeanLies() {
    Importance near = of(AnalysisFixtures.random(MIXED, 300, 1, ImportanceTest::mixed), Focus.ALL);
    Importance far = of(AnalysisFixtures.random(MIXED, 300, 1, c -> 3e7 + mixed(c)), Focus.ALL);
    for (Importance.Share share : near.parameters()) {
      assertThat(share(far, share.parameter()).alone()).isCloseTo(share.alone(), within(0.02));
    }
    assertThat(far.explained()).isCloseTo(near.explained(), within(0.02));
  }

  @Test
  void noiseIsNotTelling() {
    java.util.SplittableRandom noise = new java.util.SplittableRandom(5);
    Importance found =
        of(AnalysisFixtures.random(MIXED, 200, 1, c -> noise.nextDouble()), Focus.ALL);
    assertThat(found.explained()).isLessThan(0.15);
    assertThat(found.isTelling()).isFalse();
  }

  @Test
  void aFewAstrayTrialsDoNotDecide() {
    List<Trial> trials =
        new ArrayList<>(AnalysisFixtures.randomTrials(MIXED, 300, 2, ImportanceTest::mixed));
    for (int i = 0; i < 300; i += 50) {
      Configuration c = trials.get(i).configuration();
      trials.set(i, AnalysisFixtures.completed(i, c, i % 100 == 0 ? 1e6 : Double.NaN));
    }
    Results results = Results.of(AnalysisFixtures.spec(MIXED, Goal.MINIMIZE), trials);
    Importance found = of(results, Focus.ALL);
    assertThat(found.basis().capped()).isEqualTo(6);
    assertThat(found.parameters().get(0).parameter()).isEqualTo("lr");
    assertThat(share(found, "lr").alone()).isGreaterThan(0.35);
  }

  @Test
  void amongTheBestAnotherParameterMatters() {
    // Far off, only x counts; near the best, only y does.
    SearchSpace space = AnalysisFixtures.cube("x", "y");
    Results results =
        AnalysisFixtures.random(
            space,
            800,
            3,
            c -> number(c, "x") > 0.2 ? 10 + 10 * number(c, "x") : 3 * number(c, "y"));
    assertThat(of(results, Focus.ALL).parameters().get(0).parameter()).isEqualTo("x");
    Importance best = of(results, Focus.BEST_TENTH);
    assertThat(share(best, "y").total()).isGreaterThan(0.4);
    assertThat(share(best, "y").total()).isGreaterThan(share(of(results, Focus.ALL), "y").total());
  }

  @Test
  void prunedAndFailedTrialsAreLeftOutOrCountAsNotAmongTheBest() {
    List<Trial> trials =
        new ArrayList<>(AnalysisFixtures.randomTrials(MIXED, 60, 4, ImportanceTest::mixed));
    for (int i = 0; i < 60; i++) {
      Configuration c = trials.get(i).configuration();
      if (mixed(c) > 6) {
        TrialState state = i % 2 == 0 ? TrialState.PRUNED : TrialState.FAILED;
        trials.set(i, AnalysisFixtures.ended(i, c, state));
      }
    }
    Results results = Results.of(AnalysisFixtures.spec(MIXED, Goal.MINIMIZE), trials);
    int measured = results.measured().size();
    assertThat(measured).isBetween(15, 50);
    Surrogate.Basis all = Surrogate.of(results, Focus.ALL).orElseThrow().basis();
    assertThat(all.trials()).isEqualTo(measured);
    assertThat(all.leftOut()).isEqualTo(60 - measured);
    Surrogate.Basis half = Surrogate.of(results, Focus.BETTER_HALF).orElseThrow().basis();
    assertThat(half.trials()).isEqualTo(60);
    assertThat(half.leftOut()).isZero();
  }

  @Test
  void aTrialOutsideTheSpaceIsNoneWithoutAResult() {
    List<Trial> trials =
        new ArrayList<>(AnalysisFixtures.randomTrials(MIXED, 20, 4, ImportanceTest::mixed));
    Map<String, Object> far = new HashMap<>(trials.get(0).configuration().values());
    far.put("lr", 1.0);
    trials.add(AnalysisFixtures.completed(20, new Configuration(far), 1));
    trials.add(AnalysisFixtures.ended(21, new Configuration(far), TrialState.FAILED));
    Results results = Results.of(AnalysisFixtures.spec(MIXED, Goal.MINIMIZE), trials);
    Surrogate.Basis all = Surrogate.of(results, Focus.ALL).orElseThrow().basis();
    assertThat(all.trials()).isEqualTo(20);
    assertThat(all.outside()).isEqualTo(1);
    assertThat(all.leftOut()).isEqualTo(1);
  }

  @Test
  void aConditionalParameterCountsForThePartOfTheSpaceThatHasIt() {
    SearchSpace space = conditional();
    Results results =
        AnalysisFixtures.random(
            space, 400, 6, c -> c.has("momentum") ? 4 * number(c, "momentum") : 12);
    Importance found = of(results, Focus.ALL);
    assertThat(share(found, "momentum").active()).isCloseTo(0.5, within(0.06));
    assertThat(share(found, "momentum").isConditional()).isTrue();
    assertThat(share(found, "momentum").within()).isGreaterThan(0.9);
    // Var(E[f | kind]) = 25, momentum's 16 / 12 in half of the space: 0.026 of the whole.
    assertThat(share(found, "momentum").total()).isBetween(0.01, 0.05);
    assertThat(share(found, "kind").alone()).isGreaterThan(0.85);
    int having =
        (int) results.measured().stream().filter(t -> t.configuration().has("momentum")).count();
    assertThat(share(found, "momentum").trials()).isEqualTo(having);
    assertThat(share(found, "kind").trials()).isEqualTo(400);
  }

  private static SearchSpace conditional() {
    return new SearchSpace(
        List.of(
            new Parameter("kind", Choice.of("sgd", "adam")),
            new Parameter(
                "momentum", new FloatRange(0, 1), List.of(new Condition("kind", List.of("sgd")))),
            new Parameter("idle", new FloatRange(0, 1))));
  }

  /** Under sgd only the momentum counts, but a few trials cannot tell. */
  @Test
  void ofAParameterThatFewTrialsHaveNothingIsSaid() {
    List<Trial> some =
        AnalysisFixtures.randomTrials(
            conditional(), 60, 6, c -> c.has("momentum") ? 40 * number(c, "momentum") : 12);
    List<Trial> trials = new ArrayList<>();
    int few = 0;
    for (Trial trial : some) {
      boolean has = trial.configuration().has("momentum");
      few += has ? 1 : 0;
      if (!has || few <= 5) {
        trials.add(trial);
      }
    }
    Importance found =
        of(Results.of(AnalysisFixtures.spec(conditional(), Goal.MINIMIZE), trials), Focus.ALL);
    assertThat(share(found, "momentum").trials()).isEqualTo(5);
    assertThat(share(found, "momentum").isKnown()).isFalse();
    assertThat(share(found, "idle").isKnown()).isTrue();
    assertThat(found.parameters().get(2).parameter()).isEqualTo("momentum");
  }

  @Test
  void needsTenMeasuredTrials() {
    assertThat(Surrogate.of(AnalysisFixtures.losses(1, 2, 3, 4, 5, 6, 7, 8, 9), Focus.ALL))
        .isEmpty();
    assertThat(Surrogate.of(AnalysisFixtures.losses(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), Focus.ALL))
        .isPresent();
  }

  @Test
  void trialsThatAreAllAlikeGiveNoShares() {
    Results same = AnalysisFixtures.losses(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(of(same, Focus.ALL).parameters())
        .allSatisfy(share -> assertThat(share.total()).isZero());
    assertThat(of(same, Focus.ALL).isTelling()).isFalse();
  }

  @Test
  void effectsAreInTheMetricsDirection() {
    SearchSpace space = AnalysisFixtures.cube("x");
    List<Trial> trials = AnalysisFixtures.randomTrials(space, 200, 8, c -> number(c, "x"));
    Results results = Results.of(AnalysisFixtures.spec(space, Goal.MAXIMIZE), trials);
    List<Surrogate.Point> along = Surrogate.of(results, Focus.ALL).orElseThrow().along(0, 20);
    assertThat(along).hasSize(20);
    assertThat(along.get(0).metric()).isCloseTo(0.025, within(0.05));
    assertThat(along.get(19).metric()).isCloseTo(0.975, within(0.05));
  }

  @Test
  void aFieldOverTwoParametersFollowsThem() {
    Results results =
        AnalysisFixtures.random(
            AnalysisFixtures.cube("x", "y", "z"), 500, 9, c -> 2 * number(c, "x") - number(c, "y"));
    Surrogate.Field field =
        Surrogate.of(results, Focus.ALL).orElseThrow().over(0, 1, 10).orElseThrow();
    assertThat(field.metric()[9][0]).isCloseTo(1.85, within(0.25));
    assertThat(field.metric()[0][9]).isCloseTo(-0.85, within(0.25));
    assertThat(field.metric()[0][0]).isCloseTo(0.05, within(0.25));
  }
}
