package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.sampler.gp.Acquisition;
import org.tunebench.engine.sampler.gp.HyperPrior;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartSpec;

class SideBySideTest {
  private static final Acquisition.Kind IMPROVEMENT = Acquisition.Kind.EXPECTED_IMPROVEMENT;

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("x", new FloatRange(0, 1)), new Parameter("y", new FloatRange(0, 1))));

  /** A person who wants no exploring. */
  private static final GpSettings PLAIN =
      new GpSettings(
          GpSettings.DEFAULT.startupTrials(),
          GpSettings.DEFAULT.kernel(),
          GpSettings.DEFAULT.prior(),
          GpSettings.DEFAULT.restarts(),
          GpSettings.DEFAULT.choice(),
          0,
          false);

  @Test
  void ofFourOneGoesWhereLeastIsKnownAndThreeAreLookedForNearTheBest() {
    List<Acquisition> parts =
        IntStream.range(16, 24)
            .mapToObj(number -> SideBySide.acquisition(IMPROVEMENT, -1, 0, 60, number))
            .toList();

    assertThat(parts)
        .filteredOn(part -> part.kind() == Acquisition.Kind.CONFIDENCE_BOUND)
        .hasSize(2);
    assertThat(parts)
        .filteredOn(part -> part.kind() == IMPROVEMENT)
        .hasSize(6)
        .allSatisfy(part -> assertThat(part.parameter()).isBetween(1e-3, 0.1));
    assertThat(IntStream.range(16, 24).filter(SideBySide::isNear)).hasSize(6);
  }

  @Test
  void manySideBySideAreSpreadEvenlyUntilTwoHaveEnded() {
    GpSampler sampler = new GpSampler(GpSettings.DEFAULT);
    Rehearsal study = new Rehearsal(SPACE, sampler, 1, 100);
    for (int k = 0; k < 15; k++) {
      study.start(at(k / 15.0, 0.37 * k % 1));
    }
    study.complete(0, 0);
    assertThat(suggestedBy(sampler, study)).isEqualTo("start-up");
    assertThat(sampler.explain(SPACE, study.history()))
        .isEqualTo(
            "Gaussian process: start-up, spread evenly until 2 trials have ended (1 so far)");

    study.complete(1, 1);

    assertThat(suggestedBy(sampler, study)).isEqualTo("gp");
  }

  private static String suggestedBy(Sampler sampler, Rehearsal study) {
    return sampler.suggest(SPACE, study.history(), 15).orElseThrow().by();
  }

  private static Configuration at(double x, double y) {
    return SPACE.configure(parameter -> parameter.name().equals("x") ? x : y);
  }

  @Test
  void everyPartMeetsEveryBeliefAboutSmoothness() {
    HyperPrior alone = HyperPrior.DEFAULT;

    Set<String> met = new HashSet<>();
    for (int number = 16; number < 36; number++) {
      HyperPrior prior = SideBySide.prior(alone, number);
      met.add(number % 4 + " " + prior.scale() / alone.scale());
      assertThat(prior.scaleSpread()).isLessThan(alone.scaleSpread());
      assertThat(prior.noise()).isEqualTo(alone.noise());
    }

    assertThat(met).hasSize(20);
  }

  @Test
  void everySecondOneBelievesThatParametersActEachOnItsOwn() {
    List<Double> apart =
        IntStream.range(16, 20)
            .mapToObj(number -> SideBySide.prior(HyperPrior.DEFAULT, number).apart())
            .toList();

    assertThat(apart).element(1).isEqualTo(apart.get(3)).matches(part -> part > 0.5 && part < 1);
    assertThat(apart).element(0).isEqualTo(apart.get(2)).matches(part -> part > 0 && part < 0.5);
  }

  @Test
  void oneAloneKeepsTheBeliefThatWasSet() {
    GpSampler sampler = new GpSampler(GpSettings.DEFAULT);
    HyperPrior own = GpSettings.DEFAULT.prior();

    assertThat(sampler.prior(underWay(sampler, 0), 22)).isEqualTo(own);
    assertThat(sampler.prior(underWay(sampler, 8), 22)).isEqualTo(SideBySide.prior(own, 22));
    GpSampler plain = new GpSampler(PLAIN);
    assertThat(plain.prior(underWay(plain, 8), 22)).isEqualTo(own);
  }

  @Test
  void noneAsksForLessThanThePersonDoes() {
    assertThat(SideBySide.acquisition(IMPROVEMENT, -1, 0.4, 60, 16).parameter()).isEqualTo(0.4);
  }

  @Test
  void asksForLargerImprovementsTheFewerHaveEnded() {
    assertThat(IntStream.of(12, 24, 48, 1000).mapToDouble(SideBySideTest::wanted))
        .containsExactly(16 * wanted(48), 4 * wanted(48), wanted(48), wanted(48));
    assertThat(SideBySide.acquisition(IMPROVEMENT, -1, 0, 8, 19).parameter())
        .as("how much not knowing counts where least is known")
        .isEqualTo(SideBySide.acquisition(IMPROVEMENT, -1, 0, 60, 19).parameter());
  }

  private static double wanted(int ended) {
    return SideBySide.acquisition(IMPROVEMENT, -1, 0, ended, 16).parameter();
  }

  @Test
  void partsAreForManyTrialsAtOnceUnlessThePersonWantsNoExploring() {
    assertThat(explained(GpSettings.DEFAULT, 8)).contains("one looks where least is known");
    assertThat(explained(GpSettings.DEFAULT, 2)).contains("one looks where least is known");
    assertThat(explained(GpSettings.DEFAULT, 1)).doesNotContain("least is known");
    assertThat(explained(PLAIN, 8)).doesNotContain("least is known");
  }

  @Test
  void tpeComparesMoreCandidatesTheMoreAreUnderWayButNotWithoutEnd() {
    int alone = TpeSettings.DEFAULT.candidates();

    assertThat(IntStream.of(0, 1, 2, 4, 7, 30).map(SideBySideTest::candidates))
        .containsExactly(alone, alone, 2 * alone, 3 * alone, 4 * alone, 4 * alone);
  }

  private static int candidates(int pending) {
    return TpeSettings.DEFAULT.candidatesBeside(
        underWay(new GpSampler(GpSettings.DEFAULT), pending));
  }

  @Test
  void tpeComparesNoMoreThanAloneOnceManyTrialsHaveEnded() {
    int alone = TpeSettings.DEFAULT.candidates();
    Sampler random = Samplers.create(new PartSpec("random"), SPACE);
    Rehearsal study =
        new Rehearsal(SPACE, random, 1, 300, 8).run(250, c -> (double) c.get("x").orElseThrow());

    assertThat(TpeSettings.DEFAULT.candidatesBeside(study.history())).isEqualTo(4 * alone);
    study.run(251, c -> (double) c.get("x").orElseThrow());
    assertThat(TpeSettings.DEFAULT.candidatesBeside(study.history())).isEqualTo(alone);
  }

  @Test
  void tpeIsAsBoldAtTheStartOfARoundAsAtItsEnd() {
    TpeSettings tpe = TpeSettings.DEFAULT;
    Sampler random = Samplers.create(new PartSpec("random"), SPACE);
    History first =
        new Rehearsal(SPACE, random, 1, 100, 8)
            .run(40, c -> (double) c.get("x").orElseThrow())
            .history();
    Rehearsal full =
        new Rehearsal(SPACE, random, 1, 100).run(40, c -> (double) c.get("x").orElseThrow());
    int alone = tpe.good(full.history());
    IntStream.range(0, 7).forEach(k -> full.start(full.ask().orElseThrow()));
    History last = full.history();

    assertThat(first.pendingCount()).isZero();
    assertThat(tpe.good(first)).isEqualTo(tpe.good(last)).isLessThan(alone);
    assertThat(tpe.candidatesBeside(first)).isEqualTo(tpe.candidatesBeside(last));
    assertThat(tpe.priorOfGood(first)).isEqualTo(tpe.priorOfGood(last));
  }

  /** What is said with so many trials under way. */
  private static String explained(GpSettings settings, int pending) {
    GpSampler sampler = new GpSampler(settings);
    return sampler.explain(SPACE, underWay(sampler, pending));
  }

  /** Twenty trials and so many under way, which all differ. */
  private static History underWay(Sampler sampler, int pending) {
    Rehearsal study =
        new Rehearsal(SPACE, sampler, 1, 100).run(20, c -> (double) c.get("x").orElseThrow());
    Set<Configuration> underWay = new HashSet<>();
    for (int k = 0; k < pending; k++) {
      Configuration next = study.ask().orElseThrow();
      study.start(next);
      underWay.add(next);
    }
    assertThat(underWay).hasSize(pending);
    return study.history();
  }
}
