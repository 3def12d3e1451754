package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.run.EmbeddedEngine;
import org.tunebench.engine.run.InProcessLauncher;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Study files of other tools run: a script of the shell stands for the person's training. */
@Timeout(60)
class ForeignStudiesRunTest {
  private static final ObjectiveTypes TYPES = BuiltInObjectives.types();

  @TempDir Path folder;

  @BeforeEach
  void writeScript() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh here");
    Files.writeString(
        folder.resolve("train.sh"),
        """
        echo "arguments: $*"
        echo "tunebench: step=1 loss=0.6 accuracy=0.2"
        echo "tunebench: step=2 loss=0.5 accuracy=0.3"
        """);
  }

  private StudySnapshot run(StudySpec spec) {
    EmbeddedEngine engine =
        new EmbeddedEngine(
            new InMemoryStudyRepository(),
            TYPES,
            new InProcessLauncher(TYPES),
            () -> List.of(new Device("cpu", "test", 0, "")),
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            Clock.systemUTC());
    try (engine) {
      return engine.start(engine.create(spec, folder).id()).ended().join();
    }
  }

  private static StudySpec capped(StudySpec spec, int trials) {
    return spec.withBudget(spec.budget().withTrials(trials));
  }

  private String log(StudySnapshot snapshot, int trial) throws IOException {
    return Files.readString(
        folder.resolve("artifacts/%d/%d/log.txt".formatted(snapshot.study().id(), trial)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grid",
        "grid-truncated",
        "random",
        "hyperband",
        "hyperband-early-stopping",
        "bo-ucb",
        "bo-ei"
      })
  void everyPolyaxonExampleRuns(String name) throws IOException {
    String text = PolyaxonFilesTest.example(name).replace("python3 train.py", "/bin/sh train.sh");
    StudySpec spec = StudyFiles.parse(text, name + ".yaml", TYPES).spec();
    if (!text.contains("run:")) {
      List<String> script = List.of("/bin/sh", "train.sh", "${args}");
      spec = spec.withObjective(new PartSpec("command", Map.of("run", script)));
    }
    StudySnapshot end = run(capped(spec, 2));

    assertThat(end.trials()).hasSize(2).allMatch(t -> t.state() == TrialState.COMPLETED);
    assertThat(end.trials().get(0).metrics()).containsEntry("loss", 0.5);
    spec.space()
        .parameters()
        .forEach(p -> assertThat(end.trials().get(1).configuration().has(p.name())).isTrue());
    assertThat(log(end, 0)).containsPattern("arguments: --\\w+").doesNotContain("{{");
  }

  @Test
  void aPointOfAGridThatFailsIsRunAgainOutsideOfTheBudget() throws IOException {
    Files.writeString(
        folder.resolve("once.sh"),
        """
        if [ ! -e failed ]; then touch failed; exit 1; fi
        echo "tunebench: step=1 loss=0.5"
        """);
    String text =
        """
        method: grid
        program: once.sh
        command: [/bin/sh, '${program}', '${args}']
        metric: {name: loss}
        parameters:
          lr: {values: [0.1, 0.01, 0.001]}
        """;
    StudySnapshot end = run(StudyFiles.parse(text, "sweep.yaml", TYPES).spec());

    assertThat(end.trials())
        .extracting(Trial::state)
        .containsExactly(
            TrialState.FAILED, TrialState.COMPLETED, TrialState.COMPLETED, TrialState.COMPLETED);
    assertThat(end.trials().get(3).configuration()).isEqualTo(end.trials().get(0).configuration());
    assertThat(end.trials().get(3).source().retryOf()).hasValue(0);
    assertThat(end.used()).isEqualTo(3);
  }

  @Test
  void aSweepRunsUntilItsTarget() throws IOException {
    String text =
        """
        method: grid
        program: train.sh
        command: [/bin/sh, '${program}', '${args_no_boolean_flags}']
        metric: {name: accuracy, goal: maximize, target: 0.3}
        parameters:
          big: {values: [true, false]}
          model:
            parameters:
              lr: {values: [0.1, 0.01]}
        """;
    StudySnapshot end = run(StudyFiles.parse(text, "sweep.yaml", TYPES).spec());

    assertThat(end.trials()).hasSize(1);
    assertThat(end.trials().get(0).metrics()).containsEntry("accuracy", 0.3);
    assertThat(log(end, 0)).contains("arguments: --big --model.lr=0.1\n");
  }
}
