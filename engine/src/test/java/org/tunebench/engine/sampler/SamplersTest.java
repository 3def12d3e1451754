package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

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
