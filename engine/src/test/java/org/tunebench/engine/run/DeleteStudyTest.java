package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;

/** Studies that are deleted: nothing of them stays, and nothing of others goes. */
@Timeout(60)
class DeleteStudyTest {
  @TempDir Path folder;

  private final StudyRepository repository = new InMemoryStudyRepository();
  private final CountDownLatch wrote = new CountDownLatch(2);
  private volatile boolean waits;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    ObjectiveTypes types =
        new ObjectiveTypes(
            List.of(
                new ScriptedObjective(
                    trial -> {
                      write(trial.folder().resolve("model.bin"));
                      while (waits && !trial.stopRequested()) {
                        pause();
                      }
                      return Map.of("loss", 1.0);
                    })));
    engine =
        new EmbeddedEngine(
            repository,
            types,
            new InProcessLauncher(types),
            () -> List.of(new Device("cpu", "test", 0, "")),
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            Clock.systemUTC());
  }

  private void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "weights");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    wrote.countDown();
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private long study(String name) {
    return engine
        .create(
            new StudySpec(
                name,
                new PartSpec("scripted"),
                new MetricSpec("loss", Goal.MINIMIZE),
                ScriptedObjective.SPACE,
                new PartSpec("random"),
                new PartSpec("none"),
                new Budget(2, Optional.empty(), 1, 1),
                List.of(),
                0,
                Optional.empty()),
            folder)
        .id();
  }

  @Test
  void aStudyGoesWithWhatItsTrialsWrote() {
    long one = study("one");
    long other = study("other");
    engine.start(one).ended().join();
    engine.start(other).ended().join();
    assertThat(engine.trialFolder(one, 0).resolve("model.bin")).exists();

    engine.delete(one);

    assertThat(repository.study(one)).isEmpty();
    assertThat(folder.resolve("artifacts").resolve(Long.toString(one))).doesNotExist();
    assertThat(engine.trialFolder(other, 0).resolve("model.bin")).exists();
    assertThatThrownBy(() -> engine.delete(one))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("no such study");
  }

  @Test
  void oneThatRunsIsStoppedFirst() throws Exception {
    waits = true;
    long id = study("runs");
    RunningStudy running = engine.start(id);
    while (wrote.getCount() == 2) {
      pause();
    }

    engine.delete(id);

    assertThat(running.ended()).isDone();
    assertThat(engine.running()).isEmpty();
    assertThat(repository.study(id)).isEmpty();
    assertThat(folder.resolve("artifacts").resolve(Long.toString(id))).doesNotExist();
  }
}
