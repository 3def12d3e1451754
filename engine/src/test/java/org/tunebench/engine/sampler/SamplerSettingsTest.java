package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** What samplers are called and can be set to, and what they refuse. */
class SamplerSettingsTest {
  @Test
  void confidenceBoundNeedsKappa() {
    PartSpec spec = new PartSpec("gp").with("acquisition", "ucb");
    assertThatThrownBy(() -> Samplers.create(spec, Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("sampler.gp.kappa"));
  }

  @Test
  void refusesWhatGoesWithAnotherAcquisition() {
    PartSpec kappa = new PartSpec("gp").with("kappa", 2.5);
    assertThatThrownBy(() -> Samplers.create(kappa, Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("sampler.gp.kappa"))
        .hasMessageEndingWith("must be left out: it goes with the acquisition ucb");
    PartSpec eps = new PartSpec("gp").with("acquisition", "thompson").with("eps", 0.1);
    assertThatThrownBy(() -> Samplers.create(eps, Spaces.DISCRETE))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("sampler.gp.eps"));
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
