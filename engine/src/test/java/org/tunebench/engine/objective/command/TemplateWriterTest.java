package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFiles;

class TemplateWriterTest {
  private static final String SCRIPT =
      """
      import math
      import tunebench_report as tunebench

      class Scalar:
          def item(self):
              return 0.5

      params = tunebench.params(lr=0.1, layers=2)
      tunebench.result(n_params=10)
      for epoch in range(3):
          print("working on it ...", end="")
          tunebench.report(epoch, loss=Scalar(), rate=params["lr"], layers=params["layers"])
      tunebench.report(3, loss=math.nan, seed=tunebench.seed(), trial=tunebench.trial())
      assert tunebench.output_dir() and tunebench.checkpoint_dir()
      try:
          tunebench.report(4, loss="low")
      except TypeError as e:
          print("refused:", e)
      """;

  @TempDir Path folder;

  @Test
  void writesFilesThatFitEachOther() throws IOException {
    List<Path> written = TemplateWriter.write(folder.resolve("new"));

    assertThat(written).hasSameSizeAs(TemplateWriter.files()).allMatch(Files::isRegularFile);
    for (Path file : written) {
      if (file.toString().endsWith(".yaml")) {
        StudySpec spec = StudyFiles.read(file, BuiltInObjectives.types()).spec();
        new CommandObjectiveType().check(spec.objective(), spec.space());
        Samplers.create(spec.sampler(), spec.space());
        Pruners.create(spec.pruner());
        String script = ((List<?>) spec.objective().settings().get("run")).get(1).toString();
        String text = Files.readString(folder.resolve("new").resolve(script));
        spec.space().parameters().forEach(p -> assertThat(text).contains(p.name() + "="));
      }
    }
  }

  @Test
  void replacesNothing() throws IOException {
    TemplateWriter.write(folder);
    TemplateWriter.write(folder);
    Path mine = Files.writeString(folder.resolve("tune_keras.py"), "mine");
    Files.delete(folder.resolve("tune_scvi.py"));

    assertThatThrownBy(() -> TemplateWriter.write(folder))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(mine + " exists and is not replaced");
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("tune_scvi.py")).doesNotExist();
  }

  @Test
  @Timeout(60)
  void theHelperReports() throws Exception {
    assumeTrue(Programs.problem("python3", folder).isEmpty(), "there is no python3 here");
    TemplateWriter.write(folder);
    Files.writeString(folder.resolve("train.py"), SCRIPT);
    PartSpec command = new PartSpec("command", Map.of("run", "python3 train.py"));
    WorkerSetup setup =
        new WorkerSetup(command, new MetricSpec("loss", Goal.MINIMIZE), folder, "cpu", 1, 0);
    Recorder trial = new Recorder(folder, new Configuration(Map.of("lr", 0.25)));

    try (Objective objective = new CommandObjectiveType().open(setup)) {
      assertThat(objective.run(trial))
          .containsOnly(
              Map.entry("loss", Double.NaN),
              Map.entry("n_params", 10.0),
              Map.entry("rate", 0.25),
              Map.entry("layers", 2.0),
              Map.entry("seed", 42.0),
              Map.entry("trial", 7.0));
    }
    assertThat(trial.reports()).extracting(Recorder.Entry::step).containsExactly(1, 2, 3, 4);
    assertThat(trial.reports().get(1).values())
        .isEqualTo(Map.of("loss", 0.5, "rate", 0.25, "layers", 2.0));
    assertThat(trial.lines()).contains("refused: the metric 'loss' must be a number, not 'low'");
  }
}
