package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.TrialState;

/** The sampler that tries every point once. */
class GridSamplerTest extends SamplerContract {
  @Override
  Sampler sampler(SearchSpace space) {
    return Samplers.create(new PartSpec("grid"), space);
  }

  @Override
  SearchSpace space() {
    return Spaces.DISCRETE;
  }

  @Override
  boolean learns() {
    return false;
  }

  @Test
  void triesEachPointOnceAndThenStops() {
    Rehearsal study = new Rehearsal(space(), sampler(space()), 1, 100);
    study.run(100, 4, c -> Double.NaN);
    assertThat(study.configurations()).hasSize(14).doesNotHaveDuplicates();
    assertThat(space().cardinality()).hasValue(14);
  }

  private Optional<Configuration> next(Rehearsal study, Sampler grid) {
    OptionalInt again = grid.again(study.history());
    return study
        .ask()
        .or(
            () ->
                again.isPresent()
                    ? Optional.of(study.history().trial(again.getAsInt()).configuration())
                    : Optional.empty());
  }

  /** What a person queues, and what is interrupted, leaves no point out. */
  @Test
  void goesOnBehindTheLastPointAndFillsWhatIsLeftOut() {
    Rehearsal all = new Rehearsal(space(), sampler(space()), 1, 100);
    all.run(100, 1, c -> 0);
    List<Configuration> points = all.configurations();
    Rehearsal study = new Rehearsal(space(), sampler(space()), 1, 100);
    for (int i = 0; i < 14; i++) {
      Configuration next = study.ask().orElseThrow();
      assertThat(next).isEqualTo(points.get(i));
      int number = study.start(next);
      if (i == 4) {
        study.end(number, TrialState.INTERRUPTED);
        assertThat(study.ask()).contains(points.get(5));
      } else {
        study.complete(number, 1);
      }
    }
    assertThat(study.ask()).contains(points.get(4));
    assertThat(sampler(space()).left(space(), study.history())).hasValue(1);
  }

  @Test
  void runsFailedPointsAgainAfterAllOthers() {
    Sampler grid = Samplers.create(new PartSpec("grid").with("retries", 1L), space());
    Rehearsal study = new Rehearsal(space(), grid, 1, 100);
    for (Optional<Configuration> next = next(study, grid);
        next.isPresent();
        next = next(study, grid)) {
      int number = study.start(next.get());
      if (number == 3 || number == 5) {
        study.end(number, TrialState.FAILED);
      } else {
        study.complete(number, 1);
      }
    }
    List<Configuration> tried = study.configurations();
    assertThat(tried).hasSize(16);
    assertThat(tried.subList(14, 16)).containsExactly(tried.get(3), tried.get(5));
  }

  @Test
  void aDefaultConfigurationOutsideIsNoPointOfTheGrid() {
    Sampler grid = sampler(space());
    Rehearsal study = new Rehearsal(space(), grid, 1, 100);
    study.end(study.start(new Configuration(Map.of("elsewhere", 9))), TrialState.STOPPED);
    study.run(100, 1, c -> 0);

    assertThat(grid.explain(space(), study.history()))
        .isEqualTo("Grid: 14 of 14 points done or under way");
  }

  @Test
  void givesUpOnAPointThatFailsEveryTime() {
    Rehearsal study = new Rehearsal(space(), sampler(space()), 1, 100);
    int trials = 0;
    Sampler grid = sampler(space());
    for (Optional<Configuration> next = next(study, grid);
        next.isPresent();
        next = next(study, grid)) {
      study.end(study.start(next.get()), TrialState.FAILED);
      trials++;
    }
    assertThat(trials).isEqualTo(3 * 14);
  }

  @Test
  void refusesContinuousParametersByName() {
    assertThatThrownBy(() -> sampler(Spaces.EVERYTHING))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e -> assertThat(e.sentence()).startsWith("sampler.grid").contains("rate, offset"));
  }

  @Test
  void aGridNamesTheParametersWithoutCountableValues() {
    Parameter one = new Parameter("x1", new FloatRange(0, 1));
    Parameter two = new Parameter("x2", new FloatRange(0, 1));
    Parameter three = new Parameter("x3", new FloatRange(0, 1));

    assertNoGrid("and x1 has none: give a step", one);
    assertNoGrid("and x1 and x2 have none: give a step", one, two);
    assertNoGrid("and x1, x2 and x3 have none: give a step", one, two, three);
  }

  private static void assertNoGrid(String part, Parameter... parameters) {
    SearchSpace space = new SearchSpace(List.of(parameters));
    assertThatThrownBy(() -> Samplers.create(new PartSpec("grid"), space))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(part);
  }
}
