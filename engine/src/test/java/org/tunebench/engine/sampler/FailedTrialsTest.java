package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.TrialState;

/** Where most trials fail, those that failed lead nowhere. */
class FailedTrialsTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("x", new FloatRange(0, 1)),
              new Parameter("y", new FloatRange(0, 1)),
              new Parameter("z", new FloatRange(0, 1))));

  private static Rehearsal study(String kind, long seed) {
    return new Rehearsal(SPACE, Samplers.create(new PartSpec(kind), SPACE), seed, 100);
  }

  private static double least(Configuration configuration) {
    return configuration.values().values().stream().mapToDouble(v -> (double) v).min().orElse(0);
  }

  /** Runs 100 trials of which only those in a far corner succeed; says how many did. */
  private static int successes(String kind, long seed, double corner) {
    Rehearsal study = study(kind, seed);
    int successes = 0;
    for (int t = 0; t < 100; t++) {
      int number = study.start(study.ask().orElseThrow());
      double least = least(study.history().trial(number).configuration());
      if (least < corner) {
        study.end(number, TrialState.FAILED);
      } else {
        study.complete(number, 1 - least);
        successes++;
      }
    }
    return successes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gp", "tpe", "cmaes", "evolution"})
  void aFarCornerIsMet(String kind) {
    for (long seed = 0; seed < 8; seed++) {
      // 2.7% of the space: an even spread meets it two or three times.
      assertThat(successes(kind, seed, 0.7)).as("seed %d", seed).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gp", "tpe", "cmaes", "evolution"})
  void whereOneInEightSucceedsTheSearchGoesThere(String kind) {
    int all = 0;
    for (long seed = 0; seed < 8; seed++) {
      all += successes(kind, seed, 0.5);
    }
    assertThat(all).as("of 800, where an even spread has about 100").isGreaterThan(250);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gp", "tpe", "cmaes", "evolution"})
  void whileAllFailTheSpaceIsSpreadEvenly(String kind) {
    Rehearsal study = study(kind, 3);
    for (int t = 0; t < 60; t++) {
      study.end(study.start(study.ask().orElseThrow()), TrialState.FAILED);
    }
    assertThat(study.ask()).contains(StartDesign.suggest(SPACE, study.history(), 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gp", "tpe"})
  void whileAllFailNoMoreStartUpTrialsAreSaidToBeThanThereCanBe(String kind) {
    Rehearsal study = study(kind, 3);
    for (int t = 0; t < 12; t++) {
      study.end(study.start(study.ask().orElseThrow()), TrialState.FAILED);
    }
    assertThat(Samplers.create(new PartSpec(kind), SPACE).explain(SPACE, study.history()))
        .contains("spread evenly until trials give values")
        .doesNotContain("start-up");
  }

  @Test
  void aFailedTrialNeverCountsAsGood() {
    Rehearsal study = study("random", 1);
    for (int t = 0; t < 100; t++) {
      int number = study.start(study.ask().orElseThrow());
      if (t == 40 || t == 41) {
        study.complete(number, t);
      } else {
        study.end(number, TrialState.FAILED);
      }
    }
    assertThat(GoodAndBad.of(study.history(), TpeSettings.DEFAULT).good()).containsExactly(40, 41);
  }
}
