package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.cli.ExitCodes;
import org.tunebench.app.shell.Preferences;
import org.tunebench.app.shell.PreferencesFile;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.StudyFiles;

/** A window whose process is asked to end, as a desktop does that is left. */
class WindowTerminationTest {
  /** Its trial asks the window to end while it runs. */
  private static final String STUDY =
      """
      name: ends
      objective:
        command: {run: [sh, -c, 'kill -TERM $(cat window.pid); sleep 600; : {{ x }}']}
      metric: {name: loss, goal: minimize}
      space: {x: {float: [0, 1]}}
      budget: {trials: 1}
      """;

  /** The toolkit without a display, as for the tests in this process. */
  private static final List<String> HEADLESS =
      List.of("glass.platform", "monocle.platform", "prism.order");

  @TempDir Path home;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void stopsItsStudiesAndGivesTheWorkspaceBack() throws IOException, InterruptedException {
    long id = leaveForTheNextStart();

    Process window = window();
    String said = new String(window.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(window.waitFor()).as(said).isEqualTo(ExitCodes.TERMINATED);

    assertThat(owner()).doesNotExist();
    try (LocalEngine local = LocalEngine.open(home)) {
      Study study = local.engine().repository().study(id).orElseThrow();
      assertThat(study.state()).isEqualTo(StudyState.STOPPED);
      assertThat(local.engine().repository().trials(id))
          .singleElement()
          .returns(TrialState.INTERRUPTED, Trial::state)
          .returns("Tunebench was closed", Trial::failure);
    }
  }

  @Test
  void whoClosesOnceMoreLeavesTheWorkspaceToWhoHasItByThen() {
    LocalEngine first = LocalEngine.open(home);
    first.close();
    try (LocalEngine second = LocalEngine.open(home)) {
      first.close();
      assertThat(owner()).exists();
      assertThat(second.engine().repository().summaries()).isEmpty();
    }
    assertThat(owner()).doesNotExist();
  }

  private Path owner() {
    return home.resolve("tunebench.owner");
  }

  private long leaveForTheNextStart() {
    try (LocalEngine local = LocalEngine.open(home)) {
      var spec = StudyFiles.parse(STUDY, "ends.yaml", BuiltInObjectives.types()).spec();
      long id = local.engine().create(spec, home).id();
      new PreferencesFile(home).write(Preferences.DEFAULT.withGoOn(Set.of(id)));
      return id;
    }
  }

  private Process window() throws IOException {
    StringBuilder options = new StringBuilder();
    for (String property : HEADLESS) {
      options.append(" -D%s=%s".formatted(property, System.getProperty(property)));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path script = home.resolve("window.sh");
    Files.writeString(
        script,
        "echo $$ > window.pid\nexec '%s'%s %s --home .\n"
            .formatted(java, options, Main.class.getName()));
    ProcessBuilder window = new ProcessBuilder("sh", script.getFileName().toString());
    window.directory(home.toFile()).redirectErrorStream(true);
    window.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    // None is looked for, but without one no window is tried.
    window.environment().put("DISPLAY", "none");
    return window.start();
  }
}
