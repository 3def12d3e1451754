package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFiles;

/**
 * The scripts of the templates with a real Python: that of {@code -Dtunebench.python}, or else the
 * one on the search path. What it lacks is said where a script is skipped.
 */
@Timeout(300)
class TemplateScriptsTest {
  private static final String PYTHON = python();

  @TempDir Path folder;

  private static String python() {
    String given = System.getProperty("tunebench.python", "");
    return given.isEmpty() ? "python3" : given;
  }

  @BeforeEach
  void write() {
    assumeTrue(Programs.problem(PYTHON, folder).isEmpty(), "there is no " + PYTHON + " here");
    TemplateWriter.write(folder);
  }

  private String said(String code, List<String> arguments) throws Exception {
    ProcessBuilder python = new ProcessBuilder(PYTHON, "-c", code);
    python.command().addAll(arguments);
    Process process = python.directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  @Test
  void everyScriptIsPython() throws Exception {
    List<String> scripts =
        TemplateWriter.files().stream().filter(name -> name.endsWith(".py")).toList();
    String compiling =
        "import sys; [compile(open(f, encoding='utf-8').read(), f, 'exec') for f in sys.argv[1:]]";

    assertThat(scripts).hasSize(5);
    assertThat(said(compiling, scripts)).isEmpty();
  }

  private String missing(String packages) throws Exception {
    String looking =
        "import sys, importlib.util as u; print(*[p for p in sys.argv[1:] if not u.find_spec(p)])";
    return said(looking, List.of(packages.split(" ")));
  }

  /** Stops after three steps: a script that goes on without a mistake until then will go on. */
  private Recorder trial(StudySpec spec) {
    return new Recorder(folder, spec.space().configure(p -> p.distribution().valueAt(0.5))) {
      @Override
      public synchronized void report(int step, Map<String, Double> values) {
        super.report(step, values);
        if (step >= 3) {
          stop();
        }
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "tune_sklearn, sklearn numpy",
    "tune_pytorch, torch",
    "tune_keras, keras torch numpy",
    "tune_scvi, scvi torch"
  })
  void reportsTheMetricOfItsStudyEachStep(String name, String packages) throws Exception {
    String missing = missing(packages);
    assumeTrue(missing.isEmpty(), PYTHON + " has no " + missing);
    StudySpec spec =
        StudyFiles.read(folder.resolve(name + ".yaml"), BuiltInObjectives.types()).spec();
    // Keras computes with any of several libraries.
    PartSpec command =
        spec.objective()
            .with("run", List.of(PYTHON, name + ".py"))
            .with("env", Map.of("KERAS_BACKEND", "torch"));
    Recorder trial = trial(spec);
    WorkerSetup setup = new WorkerSetup(command, spec.metric(), folder, "cpu", 1, 0);
    try (Objective objective = new CommandObjectiveType().open(setup)) {
      objective.run(trial);
    } catch (InterruptedException stopped) {
      assertThat(trial.stopRequested()).isTrue();
    }

    List<Recorder.Entry> reports = trial.reports();
    assertThat(reports).hasSizeGreaterThanOrEqualTo(3);
    assertThat(reports.subList(0, 3)).extracting(Recorder.Entry::step).containsExactly(1, 2, 3);
    assertThat(reports)
        .allSatisfy(report -> assertThat(report.values().get(spec.metric().name())).isFinite());
  }
}
