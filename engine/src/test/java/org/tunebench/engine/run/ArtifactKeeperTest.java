package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** The files of a whole study, with workers that are threads of the test. */
@Timeout(60)
class ArtifactKeeperTest extends ScriptedStudies {
  private static final int SIZE = 1_000;
  private static final String SAID = "artifacts removed: the study keeps at most 3 kB";

  private Study study(EmbeddedEngine engine, int trials, int parallel, OptionalLong disk) {
    Budget budget = new Budget(trials, Optional.empty(), parallel, 0).withDisk(disk);
    return engine.create(spec(trials, parallel).withBudget(budget), folder);
  }

  /** Writes its size; the loss grows with the number, but the last trial is the best. */
  private static Map<String, Double> write(TrialContext trial, int last) {
    writeModel(trial.folder());
    trial.log("trial " + trial.number());
    return Map.of("loss", trial.number() == last ? -1.0 : trial.number());
  }

  private static void writeModel(Path trial) {
    try {
      Files.write(Files.createDirectories(trial.resolve("models")).resolve("m"), new byte[SIZE]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Integer> withFiles(EmbeddedEngine engine, Study study, int trials) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      if (Files.exists(engine.trialFolder(study.id(), number).resolve("models/m"))) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** What follows the line about program and machine. */
  private List<String> log(EmbeddedEngine engine, Study study, int number) throws IOException {
    Path log = engine.trialFolder(study.id(), number).resolve("log.txt");
    return Files.readAllLines(log).stream().skip(1).toList();
  }

  @Test
  void theWorstTrialsLoseTheirFilesAndTheirLogsSayIt() throws IOException {
    EmbeddedEngine engine = engine(trial -> write(trial, 7));
    Study study = study(engine, 8, 1, OptionalLong.of(3 * SIZE));

    StudySnapshot end = runToEnd(engine, study.id());

    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(8);
    assertThat(withFiles(engine, study, 8)).containsExactly(0, 1, 7);
    assertThat(log(engine, study, 5)).containsExactly("trial 5", SAID);
    assertThat(log(engine, study, 1)).containsExactly("trial 1");
  }

  @Test
  void withoutALimitAllStays() {
    EmbeddedEngine engine = engine(trial -> write(trial, 3));
    Study study = study(engine, 4, 1, OptionalLong.empty());

    runToEnd(engine, study.id());

    assertThat(withFiles(engine, study, 4)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatEarlierRunsLeftCountsFromTheStart() throws IOException {
    EmbeddedEngine engine = engine(trial -> write(trial, 4));
    Study study = study(engine, 5, 1, OptionalLong.empty());
    StudySpec spec = runToEnd(engine, study.id()).study().spec();
    repository.setSpec(
        study.id(),
        spec.withBudget(spec.budget().withTrials(6).withDisk(OptionalLong.of(3 * SIZE))));

    runToEnd(engine(trial -> write(trial, -1)), study.id());

    assertThat(withFiles(engine, study, 6)).containsExactly(0, 1, 4);
    assertThat(log(engine, study, 3)).containsExactly("trial 3", SAID);
    assertThat(log(engine, study, 5)).containsExactly("trial 5", SAID);
  }

  @Test
  void aCheckpointCountsOnlyWhereNobodyWaitsForIt() throws Exception {
    Study study = study(engine(trial -> Map.of()), 2, 2, OptionalLong.of(1));
    LiveHistory history = new LiveHistory(study.spec());
    StudyRun run = new StudyRun(study, history, folder, () -> {});
    WaitingTrials trials = new WaitingTrials(run);
    TrialState[] states = {TrialState.INTERRUPTED, TrialState.FAILED, TrialState.STOPPED};
    ArtifactKeeper keeper = new ArtifactKeeper(run, task -> {});
    for (int number = 0; number < states.length; number++) {
      Path checkpoint = folder.resolve(number + "/checkpoints");
      Files.write(Files.createDirectories(checkpoint).resolve("m"), new byte[SIZE]);
      history.put(trials.queued(MIDDLE).start("cpu", Instant.EPOCH));
      history.put(history.trial(number).end(states[number], "", Instant.EPOCH));
      keeper.onKept(history.trial(number));
    }
    keeper.close(true);

    assertThat(folder.resolve("0/checkpoints/m")).hasSize(SIZE);
    assertThat(folder.resolve("1/checkpoints/m")).hasSize(SIZE);
    assertThat(folder.resolve("2/checkpoints")).doesNotExist();
  }

  @Test
  void aRunningTrialIsNotTouched() throws Exception {
    Study study = study(engine(trial -> Map.of()), 2, 2, OptionalLong.of(1));
    LiveHistory history = new LiveHistory(study.spec());
    WaitingTrials trials = new WaitingTrials(new StudyRun(study, history, folder, () -> {}));
    for (int number = 0; number < 3; number++) {
      history.put(trials.queued(MIDDLE).start("cpu", Instant.EPOCH));
      writeModel(folder.resolve(Integer.toString(number)));
    }
    history.put(history.trial(1).complete(Map.of("loss", 2.0), Instant.EPOCH));
    BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    ArtifactKeeper keeper =
        new ArtifactKeeper(new StudyRun(study, history, folder, () -> {}), messages::add);

    keeper.start();
    messages.take().run();
    Trial ended = history.trial(2).end(TrialState.FAILED, "", Instant.EPOCH);
    history.put(ended);
    keeper.onKept(history.trial(0));
    keeper.onKept(ended);
    keeper.close(true);

    assertThat(folder.resolve("0/models/m")).hasSize(SIZE);
    assertThat(folder.resolve("0/log.txt")).doesNotExist();
    assertThat(folder.resolve("1/models")).doesNotExist();
    assertThat(folder.resolve("2/models")).doesNotExist();
  }
}
