package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/** A study waits for the end of its worker, so that it is told whatever goes wrong. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class WorkerProcessTest {
  private static final WorkerCommand.Open OPEN =
      new WorkerCommand.Open(
          1, "none", Map.of(), new MetricSpec("loss", Goal.MINIMIZE), "", "cpu", 1, 1, 0, false);

  @TempDir Path folder;

  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

  private void start(String script, boolean trips, Runnable tidy) throws IOException {
    Worker.Listener listener =
        new Worker.Listener() {
          @Override
          public void onEvent(WorkerEvent event) {
            if (trips) {
              throw new OutOfMemoryError("in this moment");
            }
          }

          @Override
          public void onExit(String how, String logTail) {
            ends.add(how);
          }
        };
    WorkerProcess.start(
        new ProcessBuilder("sh", "-c", script), OPEN, folder.resolve("log"), listener, tidy);
  }

  @Test
  void itsEndIsToldWhereWhatItLeftCannotBeSeenTo() throws Exception {
    start(
        "exit 3",
        false,
        () -> {
          throw new IllegalStateException("no table of processes");
        });
    assertThat(ends.poll(30, TimeUnit.SECONDS)).contains("3");
  }

  @Test
  void oneThatCannotBeListenedToIsEnded() throws Exception {
    String ready = WorkerProtocol.line(new WorkerEvent.Ready(1));
    start("echo '%s'; exec sleep 600".formatted(ready), true, () -> {});
    assertThat(ends.poll(30, TimeUnit.SECONDS)).contains("9");
  }
}
