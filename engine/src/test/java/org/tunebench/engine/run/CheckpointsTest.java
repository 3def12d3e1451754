package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What becomes of the checkpoints of trials that are paused, stopped, lost or done. */
class CheckpointsTest extends ScriptedStudies {
  private static final int STEPS = 10;

  /** One for each step that trials may take. */
  private final Semaphore steps = new Semaphore(0);

  private static StudySpec spec(PartSpec pruner) {
    return spec(1, 1, pruner, Optional.empty());
  }

  private long study(EmbeddedEngine engine) {
    return engine.create(spec(NO_PRUNER), folder).id();
  }

  /** Steps that say which trial took them; a state that is kept after each. */
  private Objective stepping() {
    return trial -> {
      Checkpoints kept = trial.checkpoints().orElseThrow();
      Path file = kept.folder().resolve("step");
      int step = Files.exists(file) ? readStep(file) : 0;
      kept.reportAgain(step);
      while (step < STEPS && !trial.stopRequested()) {
        if (steps.tryAcquire(5, TimeUnit.MILLISECONDS)) {
          step++;
          // First: what has been seen of a trial that is then killed has been kept.
          write(file, step);
          trial.report(step, Map.of("loss", 100.0 * trial.number() + step));
        }
      }
      return Map.of("loss", (double) step);
    };
  }

  private static int readStep(Path file) {
    try {
      return Integer.parseInt(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, int step) {
    try {
      Files.writeString(file, Integer.toString(step));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Predicate<StudySnapshot> reached(int trial, int step) {
    return s -> s.trials().size() > trial && s.trials().get(trial).epochs() == step;
  }

  /** A study whose first trial has taken so many steps and waits for more. */
  private RunningStudy begun(EmbeddedEngine engine, long study, int taken) {
    RunningStudy running = engine.start(study);
    steps.release(taken);
    await(running, reached(0, taken));
    return running;
  }

  private Path checkpoint(EmbeddedEngine engine, long study, int trial) {
    return engine.trialFolder(study, trial).resolve("checkpoints");
  }

  private List<Double> values(long study, int trial) {
    Curve curve = repository.curves(study, trial).get("loss");
    assertThat(IntStream.range(0, curve.size()).map(curve::step).boxed())
        .isEqualTo(IntStream.rangeClosed(1, curve.size()).boxed().toList());
    return IntStream.range(0, curve.size()).mapToObj(curve::value).toList();
  }

  @Test
  void aPausedTrialGoesOnWithItsHistory() {
    EmbeddedEngine engine = engine(stepping());
    long study = study(engine);
    RunningStudy running = begun(engine, study, 4);
    running.pauseNow();
    StudySnapshot paused =
        await(running, s -> s.trials().size() == 2 && s.status() == RunStatus.PAUSED);

    assertThat(paused.trials().get(0).state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(paused.trials().get(0).failure()).isEqualTo("the study was paused");
    assertThat(paused.trials().get(1).state()).isEqualTo(TrialState.WAITING);
    assertThat(paused.trials().get(1).source().retryOf()).hasValue(0);
    assertThat(checkpoint(engine, study, 0)).isDirectory();

    steps.release(STEPS);
    running.unpause();
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(2);
    assertThat(end.used()).isEqualTo(1);
    assertThat(end.trials().get(1).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(values(study, 1))
        .containsExactly(1.0, 2.0, 3.0, 4.0, 105.0, 106.0, 107.0, 108.0, 109.0, 110.0);
    assertThat(checkpoint(engine, study, 0)).doesNotExist();
    assertThat(checkpoint(engine, study, 1)).doesNotExist();
  }

  @Test
  void aStudyThatIsPausedAlreadyCanEndItsTrials() {
    EmbeddedEngine engine = engine(stepping());
    RunningStudy running = begun(engine, study(engine), 1);
    running.pause();
    await(running, s -> s.status() == RunStatus.PAUSED);
    running.pauseNow();
    StudySnapshot paused = await(running, s -> s.trials().size() == 2);

    assertThat(paused.status()).isEqualTo(RunStatus.PAUSED);
    assertThat(paused.count(TrialState.RUNNING)).isZero();
  }

  @Test
  void whatKeepsNothingIsPausedAtOnceAndStartsAnew() {
    Semaphore go = new Semaphore(0);
    EmbeddedEngine engine =
        engine(
            trial -> {
              trial.report(1, Map.of("loss", 1.0));
              go.acquire();
              return Map.of("loss", 2.0);
            });
    RunningStudy running = engine.start(study(engine));
    await(running, reached(0, 1));
    running.pauseNow();
    await(running, s -> s.trials().size() == 2);
    go.release();
    running.unpause();

    assertThat(running.ended().join().trials().get(1).state()).isEqualTo(TrialState.COMPLETED);
  }

  @Test
  void aTrialOfAStudyThatIsLeftForTheNextStartSaysSo() {
    EmbeddedEngine engine = engine(stepping());
    RunningStudy running = begun(engine, study(engine), 6);
    running.leave();
    Trial left = running.ended().join().trials().get(0);
    assertThat(left.state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(left.failure()).isEqualTo("Tunebench was closed");
  }

  @Test
  void aStoppedStudyGoesOnAnotherDay() {
    EmbeddedEngine first = engine(stepping());
    long study = study(first);
    RunningStudy running = begun(first, study, 6);
    running.stop();
    Trial stopped = running.ended().join().trials().get(0);
    assertThat(stopped.state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(stopped.failure()).isEqualTo("the study was stopped");
    first.close();

    steps.release(STEPS);
    StudySnapshot end = runToEnd(engine(stepping()), study);
    assertThat(end.trials()).hasSize(2);
    assertThat(values(study, 1)).startsWith(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 107.0).hasSize(STEPS);
  }

  @Test
  void aTrialWhoseWorkerDiesGoesOnEvenIfThatHappensTwice() {
    EmbeddedEngine engine = engine(stepping());
    long study =
        engine
            .create(spec(NO_PRUNER).withBudget(new Budget(1, Optional.empty(), 1, 2)), folder)
            .id();
    RunningStudy running = begun(engine, study, 3);
    launcher.workers.get(0).die("signal 9");
    // The second attempt dies before it has done anything.
    await(running, reached(1, 3));
    launcher.workers.get(1).die("signal 9");
    await(running, reached(2, 3));
    steps.release(STEPS);
    StudySnapshot end = running.ended().join();

    assertThat(end.trials()).hasSize(3);
    assertThat(end.trials().get(2).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(values(study, 2)).startsWith(1.0, 2.0, 3.0, 204.0).hasSize(STEPS);
  }

  @Test
  void aTrialThatWasStoppedByHandGoesOnWhenItIsTriedAgain() {
    EmbeddedEngine engine = engine(stepping());
    long study = study(engine);
    RunningStudy running = begun(engine, study, 2);
    running.stopTrial(0);
    running.ended().join();
    assertThat(checkpoint(engine, study, 0)).isDirectory();

    steps.release(STEPS);
    engine.tryAgain(study, 0);
    StudySnapshot end = runToEnd(engine, study);
    assertThat(end.trials().get(1).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(values(study, 1)).startsWith(1.0, 2.0, 103.0).hasSize(STEPS);
    assertThat(checkpoint(engine, study, 1)).doesNotExist();
  }

  private static void keepSomething(TrialContext trial) {
    write(trial.checkpoints().orElseThrow().folder().resolve("step"), 1);
  }

  @Test
  void failedAndPrunedTrialsLeaveNone() {
    EmbeddedEngine engine =
        engine(
            trial -> {
              keepSomething(trial);
              throw new TrialFailedException("no number");
            });
    long study = study(engine);
    StudySnapshot end = runToEnd(engine, study);
    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.FAILED);
    assertThat(checkpoint(engine, study, 0)).doesNotExist();

    EmbeddedEngine other =
        engine(
            trial -> {
              keepSomething(trial);
              for (int step = 1; !trial.stopRequested(); step++) {
                trial.report(step, Map.of("loss", 5.0));
                Thread.sleep(5);
              }
              return Map.of();
            });
    PartSpec threshold = new PartSpec("threshold", Map.of("upper", 1.0));
    long pruned = other.create(spec(threshold).withName("pruned"), folder).id();
    end = runToEnd(other, pruned);
    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.PRUNED);
    assertThat(checkpoint(other, pruned, 0)).doesNotExist();
  }

  @Test
  void whatADeadProcessDidNotComeToRemoveIsRemoved() throws IOException {
    EmbeddedEngine engine = engine(stepping());
    long study = study(engine);
    steps.release(STEPS);
    runToEnd(engine, study);
    Path left = Files.createDirectories(checkpoint(engine, study, 0).resolve("files"));
    Files.writeString(left.resolve("last.pt"), "weights");
    runToEnd(engine, study);

    assertThat(checkpoint(engine, study, 0)).doesNotExist();
  }

  @Test
  void aStudyGoesOnToTheTrialsThatItWouldHaveHadWithoutInterruptions() {
    List<String> whole = tried(runToEnd(engine(identity()), spec(12, 1).withName("whole")));

    Set<Integer> held = Set.of(3, 4, 8);
    EmbeddedEngine engine =
        engine(
            trial -> {
              while (held.contains(trial.number()) && !trial.stopRequested()) {
                Thread.onSpinWait();
              }
              return identity().run(trial);
            });
    long study = engine.create(spec(12, 1), folder).id();
    for (int number : List.of(3, 4, 8)) {
      RunningStudy running = engine.start(study);
      await(running, s -> isRunning(s, number));
      running.stop();
      running.ended().join();
    }
    StudySnapshot end = runToEnd(engine, study);

    assertThat(end.count(TrialState.INTERRUPTED)).isEqualTo(3);
    assertThat(tried(end)).isEqualTo(whole);
  }

  private static boolean isRunning(StudySnapshot snapshot, int number) {
    return snapshot.trials().size() > number
        && snapshot.trials().get(number).state() == TrialState.RUNNING;
  }

  /** What was tried to its end, with the seeds of the trials. */
  private static List<String> tried(StudySnapshot snapshot) {
    return snapshot.trials().stream()
        .filter(trial -> trial.state() == TrialState.COMPLETED)
        .map(trial -> trial.configuration().values() + " " + trial.source().seed())
        .toList();
  }
}
