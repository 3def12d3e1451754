package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/** A program that came with a file is shown to the person before it runs. */
class ConsentTest {
  private static final PartSpec CLUSTER =
      new PartSpec("slurm").with("partition", "gpu").with("prologue", "module load cuda");

  private static final ObjectiveTypes TYPES = new FakeServices().engine().objectives();

  private static final Path HOME = Path.of("studies").toAbsolutePath();

  private static StudySpec command() {
    return FakeStudies.spec("script", 5)
        .withObjective(
            new PartSpec("command").with("run", List.of("python3", "x.py", List.of("--lr", "1"))));
  }

  @Test
  void programsAndWhatJobsBeginWithAreShown() {
    assertThat(Consent.needed(command(), TYPES, HOME))
        .contains("cd %s\npython3 x.py --lr 1".formatted(HOME));
    assertThat(Consent.needed(FakeStudies.spec("built in", 5), TYPES, HOME)).isEmpty();
    StudySpec onCluster = FakeStudies.spec("s", 5).withPlaces(List.of(), Optional.of(CLUSTER));
    assertThat(Consent.needed(onCluster, TYPES, HOME)).contains("module load cuda");
  }

  @Test
  void variablesAndTheProgramOnTheNodesAreShown() {
    StudySpec spec =
        command()
            .withObjective(
                new PartSpec("command")
                    .with("run", "python3 x.py")
                    .with("env", Map.of("PYTHONSTARTUP", "evil.py")));
    assertThat(Consent.needed(spec, TYPES, HOME))
        .contains("cd %s\nPYTHONSTARTUP=evil.py\npython3 x.py".formatted(HOME));

    PartSpec program =
        new PartSpec("slurm").with("program", "/home/other").with("modules", List.of("theirs"));
    assertThat(
            Consent.needed(
                FakeStudies.spec("s", 5).withPlaces(List.of(), Optional.of(program)), TYPES, HOME))
        .contains("module load theirs\n/home/other/bin/tunebench-worker");
  }
}
