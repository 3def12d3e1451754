package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/** A job that Slurm ends, and starts again. */
@Timeout(60)
class JobHostTest {
  private static final int EPOCHS = 200;

  @TempDir Path folder;

  private Path commands;
  private Path events;

  @BeforeEach
  void prepare() throws Exception {
    commands = folder.resolve("commands.jsonl");
    events = folder.resolve("events.jsonl");
    say(
        new WorkerCommand.Open(
            WorkerProtocol.VERSION,
            "classifier",
            Map.of("dataset", "demo", "max-epochs", EPOCHS, "patience", EPOCHS),
            new MetricSpec("validation_error", Goal.MINIMIZE),
            folder.toString(),
            "cpu",
            2,
            2,
            0,
            false));
    say(new WorkerCommand.Start(0, Map.of(), 5, folder.resolve("0").toString()));
    say(new WorkerCommand.Start(1, Map.of(), 6, folder.resolve("1").toString()));
  }

  private void say(WorkerCommand command) throws Exception {
    try (LineWriter writer = new LineWriter(commands)) {
      writer.append(WorkerProtocol.line(command) + "\n");
    }
  }

  /** Serves on a thread of its own: one that left its trials goes on looking for more. */
  private CompletableFuture<Void> serve(JobHost host) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            host.serve();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        work -> new Thread(work).start());
  }

  private JobHost host(int run) throws Exception {
    return new JobHost(
        BuiltInObjectives.types(),
        new Lines(commands),
        new EventLog(events, run, "77", "node"),
        2,
        Set.of());
  }

  private List<String> told(int run, int trial, String type) throws Exception {
    return Files.readAllLines(events).stream()
        .filter(line -> line.contains("\"run\":" + run))
        .filter(line -> line.contains("\"type\":\"%s\",\"trial\":%d".formatted(type, trial)))
        .toList();
  }

  @Test
  void trialsOfARequeuedJobGoOnFromTheirCheckpoints() throws Exception {
    JobHost first = host(0);
    CompletableFuture<Void> before = serve(first);
    while (!Files.exists(events) || told(0, 0, "report").size() < 3) {
      Thread.sleep(5);
    }
    // Trial 1 was pruned a moment before Slurm ended the job.
    say(new WorkerCommand.Stop(1));
    first.leave(20);

    assertThat(before).isNotDone();
    assertThat(folder.resolve("0/checkpoints/training.npz")).isNotEmptyFile();
    assertThat(told(0, 0, "stopped")).isEmpty();

    JobHost second = host(1);
    serve(second).get();
    assertThat(told(1, 0, "completed")).hasSize(1);
    assertThat(told(1, 1, "completed")).isEmpty();
    assertThat(Files.readString(folder.resolve("0/log.txt"))).contains("Goes on after epoch ");
    assertThat(told(1, 0, "report")).hasSize(EPOCHS);
    assertThat(told(1, 0, "report").get(0)).contains("\"step\":1,").contains("\"again\":true");
    assertThat(told(1, 0, "report").get(EPOCHS - 1)).doesNotContain("\"again\"");
  }

  @Test
  void whatHappenedJustBeforeTheEndIsOnDisk() throws Exception {
    Lines silence = new Lines(Files.createFile(folder.resolve("nothing to do")));
    EventLog log = new EventLog(events, 0, "77", "node");
    JobHost host = new JobHost(BuiltInObjectives.types(), silence, log, 2, Set.of());
    Map<String, Double> values = Map.of("validation_error", 0.5);
    for (int step = 1; step <= 20_000; step++) {
      log.add(new WorkerEvent.Reported(0, step, values));
    }
    log.add(new WorkerEvent.Completed(0, values));
    host.leave(20);

    assertThat(told(0, 0, "completed")).hasSize(1);
  }

  @Test
  void aLogThatCannotGoOnEndsTheJob() throws Exception {
    EventLog log = new EventLog(events, 0, "77", "node");
    Map<String, Double> tooLarge =
        new AbstractMap<>() {
          @Override
          public Set<Map.Entry<String, Double>> entrySet() {
            throw new OutOfMemoryError("in this moment");
          }

          @Override
          public Collection<Double> values() {
            return List.of();
          }
        };
    log.add(new WorkerEvent.Reported(0, 1, tooLarge));
    CompletableFuture<Void> served =
        serve(new JobHost(BuiltInObjectives.types(), new Lines(commands), log, 2, Set.of()));

    assertThat(served)
        .failsWithin(Duration.ofSeconds(50))
        .withThrowableThat()
        .withStackTraceContaining("OutOfMemoryError: in this moment");
    assertThatThrownBy(() -> log.close(0)).hasRootCauseInstanceOf(OutOfMemoryError.class);
  }
}
