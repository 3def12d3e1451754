package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.space.Configuration;

class HostedTrialTest {
  @TempDir private Path folder;

  @Test
  void itsLogBeginsWithTheProgramAndTheMachine() throws IOException {
    HostedTrial trial = trialIn(folder);
    trial.runOn(
        context -> {
          context.log("epoch 1");
          return Map.of("loss", 1.0);
        });

    assertThat(Files.readAllLines(folder.resolve(WorkerProtocol.LOG_FILE)))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("Tunebench: this is version ")
                    .contains("Java " + Runtime.version(), System.getProperty("os.arch")),
            second -> assertThat(second).isEqualTo("epoch 1"));
  }

  @Test
  void aTrialThatSaysNothingLeavesNothing() {
    Path own = folder.resolve("0");
    assertThat(trialIn(own).runOn(context -> Map.of("loss", 1.0)))
        .isEqualTo(new WorkerEvent.Completed(0, Map.of("loss", 1.0)));

    assertThat(own).doesNotExist();
  }

  @Test
  void itsFolderIsThereWithItsLogAsSoonAsItAsksForIt() {
    Path own = folder.resolve("0");
    trialIn(own)
        .runOn(
            context -> {
              assertThat(context.folder()).isEqualTo(own).isDirectory();
              return Map.of("loss", 1.0);
            });

    assertThat(own.resolve(WorkerProtocol.LOG_FILE)).isEmptyFile();
  }

  @Test
  void whatAnEarlierAttemptHasSaidGoes() throws IOException {
    Files.writeString(folder.resolve(WorkerProtocol.LOG_FILE), "earlier");
    trialIn(folder).runOn(context -> Map.of("loss", 1.0));

    assertThat(folder.resolve(WorkerProtocol.LOG_FILE)).doesNotExist();
  }

  @Test
  void whatIsSaidAfterItsEndGoesNowhere() {
    Path own = folder.resolve("0");
    HostedTrial trial = trialIn(own);
    trial.runOn(context -> Map.of("loss", 1.0));
    trial.log("too late");

    assertThat(own).doesNotExist();
  }

  @Test
  void itFailsWithASentenceWhereItsLogCannotBe() throws IOException {
    Path taken = Files.createFile(folder.resolve("taken"));
    assertThat(
            trialIn(taken.resolve("0"))
                .runOn(
                    context -> {
                      context.log("epoch 1");
                      return Map.of("loss", 1.0);
                    }))
        .isInstanceOfSatisfying(
            WorkerEvent.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .startsWith("the trial's folder " + taken.resolve("0") + " cannot be written"));
  }

  private static HostedTrial trialIn(Path folder) {
    return new HostedTrial(0, new Configuration(Map.of()), 1, folder, false, event -> {});
  }

  @Test
  void whatIsToEndBeforeItsThreadBeginsWaitsForNothing() {
    HostedTrial trial =
        new HostedTrial(0, new Configuration(Map.of()), 1, folder, true, event -> {});
    trial.requestStop();
    AtomicBoolean hasWaited = new AtomicBoolean();
    WorkerEvent end =
        trial.runOn(
            context -> {
              Thread.sleep(0);
              hasWaited.set(true);
              return Map.of("loss", 1.0);
            });

    assertThat(end).isEqualTo(new WorkerEvent.Stopped(0));
    assertThat(hasWaited).as("nobody would have told it to go on").isFalse();
    assertThat(Thread.interrupted()).as("the next trial on this thread goes on").isFalse();
  }
}
