package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.TrialState;

/** What becomes of files whose study or trial the database has lost. */
class FormerFilesTest extends ScriptedStudies {
  /** What each trial found in its folder and in that of its checkpoint, but for what is ours. */
  private final BlockingQueue<String> found = new LinkedBlockingQueue<>();

  private volatile String writes = "";

  private Objective looking() {
    return trial -> {
      Path checkpoint = trial.checkpoints().orElseThrow().folder();
      found.add(
          "%d %s %s".formatted(trial.number(), text(trial.folder()), text(checkpoint)).strip());
      write(trial.folder());
      write(checkpoint);
      return Map.of("loss", 1.0);
    };
  }

  private static String text(Path folder) {
    Path file = folder.resolve("written");
    try {
      return Files.exists(file) ? Files.readString(file) : "-";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("written"), writes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedEngine withoutDatabase(Objective objective) {
    return engine(new ScriptedObjective(objective), new InMemoryStudyRepository());
  }

  @Test
  void aStudyHasNoneOfTheFilesOfOneThatHadItsKey() {
    writes = "by the first";
    long first = runToEnd(withoutDatabase(looking()), spec(2, 1)).study().id();
    writes = "by the second";
    EmbeddedEngine engine = withoutDatabase(looking());
    long second = runToEnd(engine, spec(1, 1)).study().id();

    assertThat(second).isEqualTo(first);
    assertThat(found).containsExactly("0 - -", "1 - -", "0 - -");
    assertThat(engine.trialFolder(second, 1)).doesNotExist();
    Path aside = folder.resolve("artifacts").resolve(first + FormerFiles.ASIDE);
    assertThat(aside.resolve("1/written")).hasContent("by the first");
  }

  @Test
  void aTrialHasNoneOfTheFilesOfOneThatHadItsNumber() throws IOException {
    EmbeddedEngine engine = engine(looking());
    long study = engine.create(spec(1, 1), folder).id();
    Path lost = engine.trialFolder(study, 0);
    writes = "by one that was lost";
    write(lost);
    write(lost.resolve(Checkpoints.FOLDER));
    Path aside = lost.resolveSibling("0" + FormerFiles.ASIDE);
    Files.createDirectories(aside.resolve("earlier"));
    writes = "now";
    runToEnd(engine, study);

    assertThat(found).containsExactly("0 - -");
    assertThat(lost.resolve("written")).hasContent("now");
    assertThat(aside.resolve("written")).hasContent("by one that was lost");
    assertThat(aside.resolve("checkpoints/written")).hasContent("by one that was lost");
    assertThat(aside.resolve("earlier")).as("one generation is kept").doesNotExist();
  }

  @Test
  void whatGoesOnHasTheCheckpointOfItsOwnEarlierAttempt() {
    EmbeddedEngine engine =
        engine(
            trial -> {
              Map<String, Double> result = looking().run(trial);
              untilStopped(trial);
              return result;
            });
    long study = engine.create(spec(1, 1), folder).id();
    writes = "by trial 0";
    RunningStudy running = engine.start(study);
    await(running, s -> s.count(TrialState.RUNNING) == 1 && !found.isEmpty());
    running.stop();
    running.ended().join();
    writes = "by one that was lost";
    write(engine.trialFolder(study, 1));
    write(engine.trialFolder(study, 1).resolve(Checkpoints.FOLDER));
    runToEnd(engine, study);

    assertThat(found).containsExactly("0 - -", "1 - by trial 0");
  }

  private static void untilStopped(TrialContext trial) throws InterruptedException {
    for (int step = 1; trial.number() == 0 && !trial.stopRequested(); step++) {
      trial.report(step, Map.of("loss", 1.0));
      Thread.sleep(5);
    }
  }

  @Test
  void whatCannotBeMovedIsSaidAndStays() throws IOException {
    // Its other name is longer than file systems take.
    Path lost = folder.resolve("1".repeat(250));
    writes = "by one that was lost";
    write(lost);

    assertThatThrownBy(() -> FormerFiles.setAside(lost))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("has files of a trial that the workspace has lost")
        .hasMessageEndingWith("move them elsewhere yourself");
    assertThat(lost.resolve("written")).exists();
  }
}
