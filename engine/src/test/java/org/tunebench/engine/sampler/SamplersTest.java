package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.TrialState;

class SamplersTest {
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

  @Nested
  class Random extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("random"), space);
    }

    @Override
    boolean learns() {
      return false;
    }
  }

  @Nested
  class RandomDistinct extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("random").with("distinct", true), space);
    }

    @Override
    boolean learns() {
      return false;
    }

    @Test
    void exhaustsADiscreteSpaceWithoutRepetition() {
      SearchSpace space = Spaces.DISCRETE;
      Rehearsal study = new Rehearsal(space, sampler(space), 1, 100).run(100, c -> 1.0);
      assertThat(study.configurations()).hasSize(14).doesNotHaveDuplicates();
    }
  }

  @Nested
  class Auto extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("auto"), space);
    }

    @Test
    void endsWhenADiscreteSpaceIsExhausted() {
      SearchSpace space = Spaces.DISCRETE;
      Rehearsal study = new Rehearsal(space, sampler(space), 1, 100).run(100, 3, c -> 1.0);
      assertThat(study.configurations()).hasSize(14).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatItUsesAndWhy() {
      Rehearsal study = new Rehearsal(space(), sampler(space()), 1, 1_000);
      Sampler fast = Samplers.create(new PartSpec("random"), space());
      Rehearsal other = new Rehearsal(space(), fast, 1, 1_000).run(251, c -> loss(space(), c));
      study.run(20, c -> loss(space(), c));
      assertThat(sampler(space()).explain(space(), study.history()))
          .contains("Gaussian process", "20 trials", "few enough");
      assertThat(sampler(space()).explain(space(), other.history()))
          .contains("TPE", "evolution", "251 trials have ended");
    }
  }

  @Nested
  class TpeTogether extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("tpe"), space);
    }
  }

  @Nested
  class TpeOneByOne extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("tpe").with("multivariate", false), space);
    }
  }

  @Nested
  class TpeAsInHyperopt extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      PartSpec spec =
          new PartSpec("tpe")
              .with("startup-trials", 20L)
              .with("candidates", 24L)
              .with("gamma", 0.25)
              .with("gamma-rule", "sqrt")
              .with("forgetting", 25L)
              .with("multivariate", false);
      return Samplers.create(spec, space);
    }
  }

  @Nested
  class Gp extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("gp"), space);
    }
  }

  @Nested
  class GpRough extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(
          new PartSpec("gp")
              .with("kernel", "matern")
              .with("nu", 0.5)
              .with("acquisition", "pi")
              .with("eps", 0.1),
          space);
    }
  }

  @Nested
  class GpUpperBound extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(
          new PartSpec("gp").with("kernel", "rbf").with("acquisition", "ucb").with("kappa", 2L),
          space);
    }
  }

  @Nested
  class GpThompson extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(
          new PartSpec("gp").with("nu", 1.5).with("acquisition", "thompson").with("restarts", 1L),
          space);
    }
  }

  @Nested
  class CmaEs extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("cmaes"), space);
    }
  }

  @Nested
  class Evolution extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("evolution").with("population", 8L), space);
    }
  }

  @Nested
  class CoarseToFine extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("coarse-to-fine"), space);
    }
  }

  @Nested
  class Qmc extends SamplerContract {
    @Override
    Sampler sampler(SearchSpace space) {
      return Samplers.create(new PartSpec("qmc"), space);
    }

    @Override
    boolean learns() {
      return false;
    }

    @Test
    void coversEachAxisEvenly() {
      SearchSpace space =
          new SearchSpace(
              List.of(
                  new Parameter("x", new FloatRange(0, 1)),
                  new Parameter("y", new FloatRange(0, 1))));
      Rehearsal study = new Rehearsal(space, sampler(space), 1, 64).run(64, c -> 1.0);
      // A scrambled (0, m, 2)-net: each of 64 boxes of either shape holds one point.
      assertThat(boxes(study, 8, 8)).hasSize(64);
      assertThat(boxes(study, 64, 1)).hasSize(64);
      assertThat(boxes(study, 2, 32)).hasSize(64);
    }

    private Set<List<Integer>> boxes(Rehearsal study, int across, int down) {
      Set<List<Integer>> boxes = new HashSet<>();
      for (Configuration c : study.configurations()) {
        int column = (int) ((double) c.values().get("x") * across);
        int row = (int) ((double) c.values().get("y") * down);
        boxes.add(List.of(column, row));
      }
      return boxes;
    }
  }

  @Nested
  class OnAGrid extends SamplerContract {
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
  }

  /** Polyaxon's n_initial_trials: 1. */
  @Test
  void aGaussianProcessMayBeginBehindOneTrial() {
    Sampler sampler =
        Samplers.create(new PartSpec("gp").with("startup-trials", 1L), Spaces.DISCRETE);
    Rehearsal study = new Rehearsal(Spaces.DISCRETE, sampler, 1, 8).run(8, c -> c.values().size());
    assertThat(study.configurations()).hasSize(8).allMatch(Spaces.DISCRETE::contains);
  }

  @Test
  void confidenceBoundNeedsKappa() {
    PartSpec spec = new PartSpec("gp").with("acquisition", "ucb");
    assertThatThrownBy(() -> Samplers.create(spec, Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("sampler.gp.kappa"));
  }

  @Test
  void refusesARoughnessThatIsNone() {
    assertThatThrownBy(() -> Samplers.create(new PartSpec("gp").with("nu", 2.0), Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("sampler.gp.nu"));
    PartSpec both = new PartSpec("gp").with("kernel", "rbf").with("nu", 2.5);
    assertThatThrownBy(() -> Samplers.create(both, Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("sampler.gp.nu"));
  }

  @Test
  void everyKindIsNamedOnceAndDescribed() {
    assertThat(Samplers.kinds()).extracting(PartKind::kind).doesNotHaveDuplicates();
    assertThat(new HashSet<>(Samplers.kinds()))
        .allSatisfy(
            kind -> {
              assertThat(kind.label()).isNotBlank();
              assertThat(kind.description()).endsWith(".");
              assertThat(kind.settings())
                  .allSatisfy(setting -> assertThat(setting.description()).endsWith("."));
            });
  }

  @Test
  void refusesAnUnknownKindByName() {
    assertThatThrownBy(() -> Samplers.create(new PartSpec("magic"), Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e ->
                assertThat(e.sentence())
                    .startsWith("sampler: there is no sampler 'magic'")
                    .contains("tpe"));
  }

  @Test
  void refusesAnUnknownSettingByName() {
    PartSpec spec = new PartSpec("tpe").with("startup_trials", 5L);
    assertThatThrownBy(() -> Samplers.create(spec, Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e -> {
              assertThat(e.field()).isEqualTo("sampler.tpe.startup_trials");
              assertThat(e.sentence()).contains("startup-trials");
            });
  }

  @Test
  void refusesAShareOfOneAndMore() {
    PartSpec spec = new PartSpec("tpe").with("gamma", 1.5);
    assertThatThrownBy(() -> Samplers.create(spec, Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("sampler.tpe.gamma"));
  }
}
