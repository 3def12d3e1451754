package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.SpaceText;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.Fact;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.WarmStart;

/** What the details of a study say of its definition. */
class DefinitionTest {
  private static final String BUDGET = "Budget and devices";

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final Definition definition = new Definition(texts, new TimeText(texts, ZoneOffset.UTC));

  private Map<String, List<Fact>> of(StudySpec spec) {
    return definition.sections(new FakeSearchEngine().repository().create(spec));
  }

  @Test
  void aStudyOnAClusterNamesItAndNotTheDevicesOfThisMachine() {
    PartSpec slurm = new PartSpec("slurm").with("partition", "gpu").with("jobs", 8L);
    StudySpec spec = FakeStudies.spec("cortex", 20).withPlaces(List.of(), Optional.of(slurm));
    assertThat(of(spec).get(BUDGET))
        .contains(
            new Fact("cluster", "slurm (partition gpu, jobs 8)"),
            new Fact("at once", "1 in each job"))
        .extracting(Fact::label)
        .doesNotContain("devices");
  }

  @Test
  void aStudyNamesWhatItTriesFirst() {
    StudySpec spec = FakeStudies.spec("cortex", 20);
    Configuration usual = FakeStudies.defaultConfiguration();
    assertThat(of(spec.withFirst(spec.first().withQueue(List.of(usual)))).get("Search"))
        .contains(new Fact("queued", SpaceText.of(usual)));
    assertThat(SpaceText.of(usual)).contains("n_latent 10 · ");
  }

  @Test
  void aStudyOnThisMachineNamesItsDevices() {
    StudySpec spec = FakeStudies.spec("cortex", 20);
    assertThat(of(spec).get(BUDGET)).contains(new Fact("devices", "cpu"));
    assertThat(of(spec.withPlaces(List.of(), Optional.empty())).get(BUDGET))
        .contains(new Fact("devices", "every GPU, or else the CPU"));
  }

  @Test
  void whatEndsAStudyEarlierIsSaidWhereItIsSet() {
    StudySpec spec = FakeStudies.spec("cortex", 20);
    Budget budget =
        spec.budget()
            .withStopping(
                new Stopping(
                    OptionalDouble.of(1200.5),
                    OptionalInt.of(30),
                    List.of(new Target("accuracy", Goal.MAXIMIZE, 0.9))));
    assertThat(of(spec.withBudget(budget)).get(BUDGET))
        .contains(
            new Fact("target", "1200.5"),
            new Fact("patience", "30 trials without a better one"),
            new Fact("until", "accuracy >= 0.9"));
    assertThat(of(spec).get(BUDGET))
        .extracting(Fact::label)
        .doesNotContain("target", "patience", "until");
  }

  @Test
  void parametersReadAsInTheBuilder() {
    StudySpec spec =
        FakeStudies.spec("cortex", 20)
            .withSpace(
                new SearchSpace(
                    List.of(
                        new Parameter("layers", new IntRange(1, 5)),
                        new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0)),
                        new Parameter(
                            "momentum",
                            new Beta(2, 5),
                            List.of(new Condition("layers", List.of(1L, 2L)))))));
    assertThat(of(spec).get("Search space"))
        .containsExactly(
            new Fact("layers", "1 … 5, whole numbers"),
            new Fact("lr", "log 0.0001 … 0.01"),
            new Fact("momentum", "beta 2, 5, only when layers = 1 or 2"));
  }

  @Test
  void aWarmStartNamesTheStudyItComesFrom() {
    StudySpec spec = FakeStudies.spec("cortex", 20);
    assertThat(of(spec.withWarmStart(Optional.of(new WarmStart("pilot", 5)))).get("Search"))
        .contains(new Fact("warm start", "the 5 best configurations of pilot"));
    assertThat(of(spec).get("Search")).extracting(Fact::label).doesNotContain("warm start");
  }

  @Test
  void anImportedStudyClaimsNoSamplerNoPrunerAndNoDevices() {
    StudySpec spec = FakeStudies.spec("old", 20).withObjective(ImportedObjectiveType.of("old.csv"));
    Map<String, List<Fact>> sections = of(spec);
    assertThat(sections).containsKey("Import").doesNotContainKeys("Search", BUDGET);
    assertThat(sections.get("Import")).contains(new Fact("trials", "20"));
    assertThat(sections.get("Objective")).contains(new Fact("table", "old.csv"));
  }
}
