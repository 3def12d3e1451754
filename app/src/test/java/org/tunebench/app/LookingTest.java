package org.tunebench.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.app.cli.Backend;
import org.tunebench.app.cli.CommandLineApp;
import org.tunebench.app.cli.Console;
import org.tunebench.app.cli.Environment;
import org.tunebench.app.cli.ExitCodes;
import org.tunebench.app.cli.Interruption;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudyListener;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Report;
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
    out.reset();
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
      assertThat(out.toString(UTF_8))
          .contains("budget of 2: 2 running")
          .containsPattern("running +epoch +loss +expected\\n +0 .*\\n +1");
      assertThat(tunebench("show", "endless", "--format", "json", "--home", home().toString()))
          .isZero();
      JsonNode both = new ObjectMapper().readTree(out.toString(UTF_8)).get("running_trials");
      assertThat(both).hasSize(2);
      assertThat(both.get(1).get("trial").asInt()).isEqualTo(1);
      assertThat(both.get(1).get("device").asText()).isEqualTo("cpu");
      assertThat(both.get(1).get("configuration")).hasSize(4);
      assertThat(both.get(1).has("expected")).isTrue();
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

  @Test
  void aWindowOnAWorkspaceThatIsInUseLooksAtIt() throws Exception {
    try (LocalEngine local = LocalEngine.open(home())) {
      RunningStudy running = search(local);
      try (Backend.Session watching = LocalEngine.openOrWatch(home())) {
        SearchEngine engine = watching.engine();
        String process = "process " + ProcessHandle.current().pid();
        assertThat(engine.owner().orElseThrow().name()).startsWith(process);
        RunningStudy watched = engine.running(running.id()).orElseThrow();
        CountDownLatch reported = new CountDownLatch(1);
        watched.listen(
            new StudyListener() {
              @Override
              public void onSnapshot(StudySnapshot snapshot) {}

              @Override
              public void onReports(List<Report> reports) {
                reported.countDown();
              }
            },
            curves -> {});
        assertThat(reported.await(1, TimeUnit.MINUTES)).as("it goes on").isTrue();
        assertThat(watched.snapshot().count(TrialState.RUNNING)).isEqualTo(2);
        assertThatThrownBy(() -> engine.start(running.id()))
            .isInstanceOf(WrongInputException.class)
            .hasMessageContaining("only looked at here, since " + process);
      }
      end(running);
    }
    assertThat(LocalEngine.openOrWatch(home()))
        .satisfies(own -> assertThat(own.engine().owner()).isEmpty())
        .satisfies(Backend.Session::close);
  }

  @Test
  void aWindowOnAFolderThatMayOnlyBeReadLooksAtIt() {
    long study;
    try (LocalEngine local = LocalEngine.open(home())) {
      var spec = StudyFiles.parse(STUDY, "endless.yaml", BuiltInObjectives.types()).spec();
      study = local.engine().create(spec, folder).id();
    }
    try (Backend.Session watching = LocalEngine.openOrWatch(home(), true)) {
      SearchEngine engine = watching.engine();
      assertThat(engine.repository().study(study)).isPresent();
      assertThat(engine.owner().orElseThrow().isNobody()).isTrue();
      assertThat(home().resolve("tunebench.owner")).doesNotExist();
      assertThatThrownBy(() -> engine.start(study))
          .isInstanceOf(WrongInputException.class)
          .hasMessageContaining("since its folder may not be written: copy it");
    }
  }

  @Test
  void whatAKilledProcessHadWhenItWasAskedIsOpened() throws Exception {
    LocalEngine.open(home()).close();
    Path note = home().resolve("tunebench.owner");
    Files.writeString(note, "process 7 on another host\n");
    AtomicBoolean asked = new AtomicBoolean();
    Thread killed = new Thread(() -> asked.set(hasUntilItIsAsked()));
    killed.start();
    while (Files.notExists(folder.resolve("locked"))) {
      Thread.onSpinWait();
    }

    assertThat(tunebench("list", "--home", home().toString())).isZero();
    killed.join();
    assertThat(asked).isTrue();
    assertThat(note).as("it was opened, and given back").doesNotExist();
  }

  /** Has the workspace until somebody asks for a copy, and is gone without an answer. */
  private boolean hasUntilItIsAsked() {
    Path copies = home().resolve("copies");
    try (FileChannel channel =
            FileChannel.open(home().resolve("tunebench.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Files.createFile(folder.resolve("locked"));
      while (lock.isValid() && (Files.notExists(copies) || isEmpty(copies))) {
        Thread.onSpinWait();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.findAny().isEmpty();
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
