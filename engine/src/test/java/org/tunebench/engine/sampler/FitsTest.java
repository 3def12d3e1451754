package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.GaussianProcess;
import org.tunebench.engine.sampler.gp.TrainingSet;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.TrialState;

class FitsTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("x", new FloatRange(0, 1)), new Parameter("y", new FloatRange(0, 1))));

  private static final Cube CUBE = new Cube(SPACE);
  private static final double[] POINT = {0.3, 0.6};
  private static final GpSettings SETTINGS = GpSettings.DEFAULT;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "8, 8",
    "99, 99",
    "100, 100",
    "104, 100",
    "105, 105",
    "125, 120",
    "126, 126",
    "250, 250"
  })
  void fromAHundredTrialsOnEachTwentiethMoreDecides(int ended, int deciding) {
    assertThat(Fits.deciding(ended)).isEqualTo(deciding);
  }

  @Test
  void whatTheFirstTrialsDecidedGoesForAllOfThem() {
    Rehearsal study = drawn(104, 0);
    Observations all = Observations.of(CUBE, study.history());
    GaussianProcess first = fitted(Observations.ofFirst(100, CUBE, study.history()));

    assertThat(modelOf(study))
        .isEqualTo(first.on(all.trainingSet()).meanAt(POINT))
        .isNotEqualTo(first.meanAt(POINT))
        .isNotEqualTo(fitted(all).meanAt(POINT));
  }

  @Test
  void laterFitsStartWhereThatToTheFirstHundredEnded() {
    Rehearsal study = drawn(112, 0);
    Observations all = Observations.of(CUBE, study.history());
    TrainingSet deciding = Observations.ofFirst(110, CUBE, study.history()).trainingSet();
    GaussianProcess first = fitted(Observations.ofFirst(100, CUBE, study.history()));

    assertThat(modelOf(study))
        .isEqualTo(
            first.refit(deciding, 0, new SplittableRandom(4)).on(all.trainingSet()).meanAt(POINT))
        .isNotEqualTo(first.on(all.trainingSet()).meanAt(POINT));
  }

  @Test
  void ofFewTrialsAllDecide() {
    Rehearsal study = drawn(60, 0);

    assertThat(modelOf(study))
        .isEqualTo(fitted(Observations.of(CUBE, study.history())).meanAt(POINT));
  }

  @Test
  void firstTrialsThatAllFailedDecideNothing() {
    Rehearsal study = drawn(104, 101);

    assertThat(modelOf(study))
        .isEqualTo(fitted(Observations.of(CUBE, study.history())).meanAt(POINT));
  }

  @Test
  void whatIsRememberedChangesNothing() {
    GpSettings drawing =
        new GpSettings(
            8, SETTINGS.kernel(), SETTINGS.prior(), 2, SETTINGS.choice(), 0, SETTINGS.explore());
    int trials = 123;
    Rehearsal whole = new Rehearsal(SPACE, new GpSampler(drawing), 4, trials);
    whole.run(trials, FitsTest::loss);
    for (int from : new int[] {103, 110, 122}) {
      Rehearsal resumed = new Rehearsal(SPACE, new GpSampler(drawing), 4, trials);
      for (int t = 0; t < from; t++) {
        Configuration tried = whole.history().trial(t).configuration();
        resumed.complete(resumed.start(tried), loss(tried));
      }
      assertThat(resumed.ask()).contains(whole.history().trial(from).configuration());
    }
  }

  /** A study of trials drawn at random, the first of which have failed. */
  private static Rehearsal drawn(int trials, int failed) {
    Rehearsal study = new Rehearsal(SPACE, new RandomSampler(false), 4, trials);
    for (int t = 0; t < trials; t++) {
      int number = study.start(study.ask().orElseThrow());
      if (t < failed) {
        study.end(number, TrialState.FAILED);
      } else {
        study.complete(number, loss(study.history().trial(number).configuration()));
      }
    }
    return study;
  }

  /** What is expected at a point. */
  private static double modelOf(Rehearsal study) {
    Observations seen = Observations.of(CUBE, study.history());
    return new Fits(SETTINGS)
        .model(CUBE, seen, study.history(), SETTINGS.prior(), new SplittableRandom(4))
        .meanAt(POINT);
  }

  private static GaussianProcess fitted(Observations seen) {
    return GaussianProcess.fit(
        seen.trainingSet(), SETTINGS.kernel(), SETTINGS.prior(), 0, new SplittableRandom(4));
  }

  private static double loss(Configuration configuration) {
    Map<String, Object> values = configuration.values();
    double x = (Double) values.get("x");
    double y = (Double) values.get("y");
    return Math.pow(x - 0.7, 2) + Math.pow(y - 0.2, 2) + 0.1 * Math.sin(9 * x + 5 * y);
  }
}
