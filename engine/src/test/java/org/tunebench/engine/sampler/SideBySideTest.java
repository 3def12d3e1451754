package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.sampler.gp.Acquisition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

class SideBySideTest {
  private static final Acquisition.Kind IMPROVEMENT = Acquisition.Kind.EXPECTED_IMPROVEMENT;

  @Test
  void ofFourOneGoesWhereLeastIsKnownAndThreeAreLookedForNearTheBest() {
    List<Acquisition> parts =
        IntStream.range(16, 24)
            .mapToObj(number -> SideBySide.acquisition(IMPROVEMENT, -1, 0, number))
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
  void noneAsksForLessThanThePersonDoes() {
    assertThat(SideBySide.acquisition(IMPROVEMENT, -1, 0.4, 16).parameter()).isEqualTo(0.4);
  }

  @Test
  void partsAreForManyTrialsAtOnceUnlessThePersonWantsNoExploring() {
    assertThat(explained(GpSettings.DEFAULT, 8)).contains("of four trials side by side");
    assertThat(explained(GpSettings.DEFAULT, 2)).contains("of four trials side by side");
    assertThat(explained(GpSettings.DEFAULT, 1)).doesNotContain("of four");
    GpSettings d = GpSettings.DEFAULT;
    GpSettings plain =
        new GpSettings(
            d.startupTrials(), d.kernel(), d.prior(), d.restarts(), d.choice(), 0, false);
    assertThat(explained(plain, 8)).doesNotContain("of four");
  }

  @Test
  void tpeComparesMoreCandidatesTheMoreAreUnderWayButNotWithoutEnd() {
    TpeSettings tpe = TpeSettings.DEFAULT;
    int alone = tpe.candidates();

    assertThat(IntStream.of(0, 1, 2, 4, 7, 100).map(tpe::candidatesBeside))
        .containsExactly(alone, alone, 2 * alone, 3 * alone, 4 * alone, 4 * alone);
  }

  /** What is said with so many trials under way, which all differ. */
  private static String explained(GpSettings settings, int pending) {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("x", new FloatRange(0, 1)),
                new Parameter("y", new FloatRange(0, 1))));
    GpSampler sampler = new GpSampler(settings);
    Rehearsal study =
        new Rehearsal(space, sampler, 1, 100).run(20, c -> (double) c.get("x").orElseThrow());
    Set<Configuration> underWay = new HashSet<>();
    for (int k = 0; k < pending; k++) {
      Configuration next = study.ask().orElseThrow();
      study.start(next);
      underWay.add(next);
    }
    assertThat(underWay).hasSize(pending);
    return sampler.explain(space, study.history());
  }
}
