package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** Work whose worker says what the test says. */
@Timeout(60)
class WorkerJobTest {
  @TempDir Path folder;

  private final AtomicBoolean killed = new AtomicBoolean();

  private WorkerJob hearing(WorkerEvent... events) {
    Worker worker =
        new Worker() {
          @Override
          public void send(WorkerCommand command) {}

          @Override
          public void kill() {
            killed.set(true);
          }
        };
    WorkerLauncher launcher =
        (device, open, log, listener) -> {
          new Thread(() -> List.of(events).forEach(listener::onEvent)).start();
          return worker;
        };
    return job(launcher);
  }

  private WorkerJob job(WorkerLauncher launcher) {
    return new WorkerJob(
        launcher,
        new Device("cpu", "test", 0, ""),
        new WorkerJob.Work(
            new PartSpec("scripted"),
            new MetricSpec("loss", Goal.MINIMIZE),
            Configuration.EMPTY,
            0,
            0,
            folder));
  }

  @Test
  void itsEndHasTheMetrics() throws InterruptedException {
    WorkerJob job = hearing(new WorkerEvent.Completed(0, Map.of("loss", 1.0)));

    assertThat(job.run((step, values) -> {})).isEqualTo(Map.of("loss", 1.0));
    assertThat(killed).isTrue();
  }

  @Test
  void workThatIsCancelledLeavesNothingBesideItsFile() throws IOException {
    Path file = folder.resolve("model.npz");
    Path part = folder.resolve(".model.npz." + UUID.randomUUID() + ".part");
    WorkerLauncher launcher =
        (device, open, log, listener) ->
            new Worker() {
              // A process dies once, however often it is killed.
              private final Thread death = new Thread(this::die);

              @Override
              public void send(WorkerCommand command) {}

              @Override
              public void kill() {
                if (death.getState() == Thread.State.NEW) {
                  death.start();
                }
              }

              /** Written until the very end, which comes a moment later. */
              private void die() {
                try {
                  Files.writeString(part, "half");
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                listener.onExit("signal 9 (killed)", "");
              }
            };
    WorkerJob job = job(launcher).writing(file);
    CompletableFuture<Throwable> end =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> job.run((step, values) -> {})));
    job.cancel();

    assertThat(end.join()).isInstanceOf(InterruptedException.class);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whoFailsToHearOfItsStepsEndsItAndIsTold() {
    WorkerJob job = hearing(new WorkerEvent.Reported(0, 1, Map.of("loss", 1.0)));
    IllegalStateException failed = new IllegalStateException("no window");

    assertThatThrownBy(
            () ->
                job.run(
                    (step, values) -> {
                      throw failed;
                    }))
        .isSameAs(failed);
    assertThat(killed).isTrue();
  }

  @Test
  void workThatStopsByItselfHasFailed() {
    assertThatThrownBy(() -> hearing(new WorkerEvent.Stopped(0)).run((step, values) -> {}))
        .isInstanceOf(TrialFailedException.class)
        .hasMessage("the work ended without a result");
  }
}
