package org.tunebench.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.app.cli.CommandLineApp;
import org.tunebench.app.cli.Console;
import org.tunebench.app.cli.Environment;
import org.tunebench.app.cli.ExitCodes;
import org.tunebench.app.cli.Interruption;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.StudyFiles;

/** Verbs that only look at studies do so while a search runs; others name who has the workspace. */
class LookingTest {
  private static final String STUDY =
      """
      name: endless
      objective: {function: {name: sphere, epochs: 1000000, pause-ms: 5}}
      budget: {trials: 2, parallel: 2}
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int tunebench(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, 80, UTF_8);
    return new CommandLineApp(
            new Environment(
                new LocalBackend(), console, Interruption::new, (home, studyFile) -> false))
        .run(arguments);
  }

  private Path home() {
    return folder.resolve("home");
  }

  private RunningStudy search(LocalEngine local) {
    var spec = StudyFiles.parse(STUDY, "endless.yaml", BuiltInObjectives.types()).spec();
    RunningStudy running = local.engine().start(local.engine().create(spec, folder).id());
    while (running.snapshot().count(TrialState.RUNNING) < 2) {
      Thread.onSpinWait();
    }
    return running;
  }

  private static void end(RunningStudy running) throws Exception {
    running.stop();
    running.ended().get(1, TimeUnit.MINUTES);
  }

  @Test
  void aRunningSearchIsShownAsItIs() throws Exception {
    try (LocalEngine local = LocalEngine.open(home())) {
      RunningStudy running = search(local);

      assertThat(tunebench("list", "--home", home().toString())).isZero();
      assertThat(out.toString(UTF_8)).containsPattern("endless +running +0/2");
      assertThat(tunebench("show", "endless", "--home", home().toString())).isZero();
      assertThat(out.toString(UTF_8)).contains("budget of 2: 2 running");
      assertThat(tunebench("export", "endless", "--home", home().toString())).isZero();
      assertThat(err.toString(UTF_8)).isEmpty();
      Path pages = folder.resolve("pages");
      assertThat(
              tunebench("report", "endless", "-o", pages.toString(), "--home", home().toString()))
          .isZero();
      assertThat(pages.resolve("endless.html")).isNotEmptyFile();

      assertThat(running.snapshot().count(TrialState.RUNNING))
          .as("which nobody has disturbed")
          .isEqualTo(2);
      end(running);
    }
  }

  @ParameterizedTest
  @CsvSource({"rename endless other", "note endless done", "delete endless --yes"})
  void whatChangesStudiesSaysWhoHasThem(String verb) throws Exception {
    try (LocalEngine local = LocalEngine.open(home())) {
      RunningStudy running = search(local);

      assertThat(tunebench((verb + " --home " + home()).split(" "))).isEqualTo(ExitCodes.WORKSPACE);
      assertThat(err.toString(UTF_8))
          .contains("is in use by process " + ProcessHandle.current().pid());
      end(running);
    }
  }
}
