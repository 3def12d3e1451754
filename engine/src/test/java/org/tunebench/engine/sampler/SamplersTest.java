package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class SamplersTest {
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
    void aSmallBudgetIsNotSpentOnTheStart() {
      Rehearsal small = new Rehearsal(space(), sampler(space()), 1, 16);
      Rehearsal large = new Rehearsal(space(), sampler(space()), 1, 40);
      small.run(4, c -> loss(space(), c));
      large.run(4, c -> loss(space(), c));
      Configuration spread = StartDesign.suggest(space(), large.history(), 4);
      assertThat(large.ask()).contains(spread);
      assertThat(small.ask()).isPresent().get().isNotEqualTo(spread);
      assertThat(sampler(space()).explain(space(), small.history()))
          .endsWith("only 4 start-up trials, because the budget is 16");
      assertThat(sampler(space()).explain(space(), large.history())).doesNotContain("budget");
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
          .contains(
              "TPE",
              "evolution",
              "251 trials have ended, and a Gaussian process pays for 250 at most");
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

    @Test
    void replicatesDoNotMoveItOn() {
      Rehearsal study = new Rehearsal(space(), sampler(space()), 1, 30);
      study.run(5, c -> loss(space(), c));
      Trial.Source again = new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), 9, 0);
      for (int number = 5; number < 15; number++) {
        study.history().put(Trial.waiting(number, again, study.configurations().get(0)));
        study.end(number, TrialState.STOPPED);
      }
      assertThat(sampler(space()).explain(space(), study.history())).contains("stage 1 of 3");
      study.run(20, c -> loss(space(), c));
      assertThat(sampler(space()).explain(space(), study.history())).contains("stage 2 of 3");
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

  /** Polyaxon's n_initial_trials: 1. */
  @Test
  void aGaussianProcessMayBeginBehindOneTrial() {
    Sampler sampler =
        Samplers.create(new PartSpec("gp").with("startup-trials", 1L), Spaces.DISCRETE);
    Rehearsal study = new Rehearsal(Spaces.DISCRETE, sampler, 1, 8).run(8, c -> c.values().size());
    assertThat(study.configurations()).hasSize(8).allMatch(Spaces.DISCRETE::contains);
  }
}
