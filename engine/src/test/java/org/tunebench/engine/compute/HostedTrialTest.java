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
    HostedTrial trial =
        new HostedTrial(0, new Configuration(Map.of()), 1, folder, false, event -> {});
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
  void aTrialThatSaysNothingHasAnEmptyLog() {
    HostedTrial trial =
        new HostedTrial(0, new Configuration(Map.of()), 1, folder, false, event -> {});
    trial.runOn(context -> Map.of("loss", 1.0));

    assertThat(folder.resolve(WorkerProtocol.LOG_FILE)).isEmptyFile();
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
