package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.StorageException;

/** Studies that are deleted: nothing of them stays, and nothing of others goes. */
@Timeout(60)
class DeleteStudyTest extends ScriptedStudies {
  private final CountDownLatch wrote = new CountDownLatch(2);
  private volatile boolean waits;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    engine =
        engine(
            trial -> {
              write(trial.folder().resolve("model.bin"));
              while (waits && !trial.stopRequested()) {
                pause();
              }
              return Map.of("loss", 1.0);
            });
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

  private long study(String name) {
    return engine.create(spec(2, 1).withName(name), folder).id();
  }

  @Test
  void aStudyGoesWithWhatItsTrialsWrote() {
    long one = study("one");
    long other = study("other");
    runToEnd(engine, one);
    runToEnd(engine, other);
    assertThat(engine.trialFolder(one, 0).resolve("model.bin")).exists();
    Path logs = folder.resolve("logs").resolve("study-" + one);
    long before = engine.bytesOnDisk(one);
    write(logs.resolve("use-1").resolve("worker.log"));
    write(folder.resolve("logs").resolve("study-" + other).resolve("worker.log"));
    assertThat(engine.bytesOnDisk(one) - before).isEqualTo("weights".length());

    engine.delete(one);

    assertThat(repository.study(one)).isEmpty();
    assertThat(folder.resolve("artifacts").resolve(Long.toString(one))).doesNotExist();
    assertThat(logs).doesNotExist();
    assertThat(engine.trialFolder(other, 0).resolve("model.bin")).exists();
    assertThat(logs.resolveSibling("study-" + other)).exists();
    assertThatThrownBy(() -> engine.delete(one))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("no such study");
  }

  @Test
  void oneThatIsPutAsideComesBackWithWhatItsTrialsWrote() {
    long id = study("aside");
    runToEnd(engine, id);

    engine.putAside(id);
    assertThat(engine.snapshot(id)).isEmpty();
    assertThatThrownBy(() -> engine.putAside(id)).isInstanceOf(WrongInputException.class);
    engine.restore(id);

    assertThat(engine.snapshot(id).orElseThrow().trials()).hasSize(2);
    assertThat(engine.trialFolder(id, 0).resolve("model.bin")).exists();
  }

  @Test
  void oneThatIsPutAsideIsDeletedAtOnceOrByTheNextEngine() {
    long atOnce = study("at once");
    long later = study("later");
    for (long id : new long[] {atOnce, later}) {
      runToEnd(engine, id);
      engine.putAside(id);
    }
    engine.delete(atOnce);
    assertThat(engine.trialFolder(atOnce, 0)).doesNotExist();
    assertThat(engine.trialFolder(later, 0)).exists();

    engine(trial -> Map.of("loss", 1.0));
    assertThat(engine.trialFolder(later, 0)).doesNotExist();
    assertThat(repository.aside()).isEmpty();
    assertThat(repository.trials(later)).isEmpty();
  }

  /** The process is killed as soon as the rows of a study are gone. */
  private static final class KilledAfterDeleting extends InMemoryStudyRepository {
    private boolean kills = true;

    @Override
    public synchronized void delete(long study) {
      super.delete(study);
      if (kills) {
        kills = false;
        throw new StorageException("killed", null);
      }
    }
  }

  @Test
  void whoIsKilledWhileDeletingLeavesNoFilesThatNobodyKnows() {
    KilledAfterDeleting kept = new KilledAfterDeleting();
    EmbeddedEngine onThat = engine(new ScriptedObjective(trial -> Map.of("loss", 1.0)), kept);
    long id = onThat.create(spec(1, 1), folder).id();
    write(onThat.trialFolder(id, 0).resolve("model.bin"));

    assertThatThrownBy(() -> onThat.delete(id)).hasMessage("killed");

    engine(new ScriptedObjective(trial -> Map.of("loss", 1.0)), kept);
    assertThat(kept.studies()).isEmpty();
    assertThat(folder.resolve("artifacts").resolve(Long.toString(id))).doesNotExist();
  }

  /** Lets somebody start a study while it is being put aside. */
  private static final class StartedMeanwhile extends InMemoryStudyRepository {
    private Thread starts;

    @Override
    public void putAside(long study) {
      if (starts != null) {
        starts.start();
        while (starts.getState() != Thread.State.BLOCKED && starts.isAlive()) {
          pause();
        }
      }
      super.putAside(study);
    }
  }

  @Test
  void nobodyStartsOneThatIsBeingPutAside() throws InterruptedException {
    StartedMeanwhile kept = new StartedMeanwhile();
    EmbeddedEngine onThat = engine(new ScriptedObjective(trial -> Map.of("loss", 1.0)), kept);
    long id = onThat.create(spec(2, 1), folder).id();
    AtomicReference<RuntimeException> refused = new AtomicReference<>();
    kept.starts =
        new Thread(
            () -> {
              try {
                onThat.start(id);
              } catch (RuntimeException e) {
                refused.set(e);
              }
            });

    onThat.putAside(id);

    kept.starts.join();
    assertThat(refused.get()).isInstanceOf(WrongInputException.class);
    assertThat(onThat.running(id)).isEmpty();
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
