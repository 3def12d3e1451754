package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

class RecombinationTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("x", new FloatRange(0, 1)), new Parameter("y", new FloatRange(0, 1))));

  private static final double[][] PLACES = {
    {0.2, 0.1}, {0.4, 0.9}, {0.9, 0.5}, {0.5, 0.5}, {0.1, 0.8}, {0.9, 0.9}
  };

  private final Sampler tpe = new TpeSampler(TpeSettings.DEFAULT);
  private final Rehearsal study = new Rehearsal(SPACE, tpe, 1, 100);

  @Test
  void oneOfEightHasItsTurn() {
    assertThat(IntStream.range(16, 32).filter(Recombination::isTurnOf)).containsExactly(23, 31);
  }

  @Test
  void oneOfEightGoesToTheMiddleOfTheBestByTpeUnlessThatWasTried() {
    completePlaces();

    Configuration middle = suggested(tpe, 31);
    assertIsTheMiddle(middle);
    assertThat(suggested(tpe, 30)).isNotEqualTo(middle);

    study.complete(study.start(middle), 200);
    assertThat(suggested(tpe, 31)).as("it has been tried").isNotEqualTo(middle);
  }

  @Test
  void noneDoesByTpeWhereTheBestStandTogether() {
    for (int k = 0; k < 24; k++) {
      double near = k < 6 ? 0.5 + 1e-4 * k : k / 24.0;
      study.complete(study.start(at(near, near)), k);
    }

    Configuration found = suggested(tpe, 31);
    assertThat(Math.abs((double) found.get("x").orElseThrow() - 0.5)).isGreaterThan(4e-4);
  }

  @Test
  void noneDoesWhereTpeSearchesParametersOneByOneAsInThePaper() {
    completePlaces();

    Sampler oneByOne = Samplers.create(new PartSpec("tpe").with("multivariate", false), SPACE);
    assertThat(suggested(oneByOne, 31)).isNotEqualTo(suggested(tpe, 31));
  }

  @Test
  void oneOfEightGoesToTheMiddleOfTheBestByGpWhereManyRunSideBySide() {
    GpSampler gp = new GpSampler(GpSettings.DEFAULT);
    completePlaces();
    assertThat(suggested(gp, 31)).as("one alone").isNotEqualTo(suggested(tpe, 31));

    study.start(at(0.31, 0.32));
    study.start(at(0.33, 0.34));

    Configuration middle = suggested(gp, 31);
    assertIsTheMiddle(middle);
    study.start(middle);
    assertThat(suggested(gp, 31)).as("it is under way").isNotEqualTo(middle);
  }

  /** All after the first six are far behind, so that these decide. */
  private void completePlaces() {
    for (int k = 0; k < PLACES.length * 4; k++) {
      double[] place = PLACES[k % PLACES.length];
      study.complete(study.start(at(place[0], place[1])), k < PLACES.length ? k : 100 + k);
    }
    assertThat(study.history().size()).isEqualTo(24);
  }

  private Configuration suggested(Sampler sampler, int trialNumber) {
    return sampler.suggest(SPACE, study.history(), trialNumber).orElseThrow().configuration();
  }

  /** By the weights of the five best, as evolution strategies have them. */
  private static void assertIsTheMiddle(Configuration found) {
    double x = 0;
    double y = 0;
    double weights = 0;
    for (int rank = 0; rank < 5; rank++) {
      double weight = Math.log(5.5 / (rank + 1));
      x += weight * PLACES[rank][0];
      y += weight * PLACES[rank][1];
      weights += weight;
    }
    assertThat((double) found.get("x").orElseThrow()).isCloseTo(x / weights, within(1e-12));
    assertThat((double) found.get("y").orElseThrow()).isCloseTo(y / weights, within(1e-12));
  }

  private static Configuration at(double x, double y) {
    return SPACE.configure(parameter -> parameter.name().equals("x") ? x : y);
  }
}
