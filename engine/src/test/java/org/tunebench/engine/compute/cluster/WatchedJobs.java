package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** The jobs of a study under a Slurm that says what the test wants, and a clock of the test's. */
abstract class WatchedJobs {
  static final SlurmSettings SETTINGS =
      SlurmSettings.of(new PartSpec("slurm", Map.of("partition", "main")));

  static final WorkerCommand.Open OPEN =
      new WorkerCommand.Open(
          1,
          "function",
          Map.of(),
          new MetricSpec("value", Goal.MINIMIZE),
          "",
          "cpu",
          1,
          1,
          0,
          false);

  @TempDir Path folder;

  final List<String> told = new ArrayList<>();
  final List<Runnable> unkept = new ArrayList<>();

  /** Whether what is told is kept at once. */
  boolean keeps = true;

  FakeSlurm slurm;
  JobWatch watch;
  private long nanos;

  private final JobListener listener =
      new JobListener() {
        @Override
        public void onPlace(List<Integer> trials, JobPlace place) {
          told.add(
              "%s %s %s"
                  .formatted(trials, place.job(), place.running() ? place.node() : place.reason())
                  .strip());
        }

        @Override
        public void onEvent(int trial, WorkerEvent event) {
          told.add(event.getClass().getSimpleName() + " " + trial);
        }

        @Override
        public void onEnded(List<Integer> trials, String reason, boolean lost) {
          told.add((lost ? "lost %s: %s" : "ended %s: %s").formatted(trials, reason));
        }

        @Override
        public void onRefused(List<Integer> trials, String reason) {
          told.add("refused %s: %s".formatted(trials, reason));
        }

        @Override
        public void onOver(Runnable kept) {
          unkept.add(kept);
          if (keeps) {
            kept.run();
          }
        }

        @Override
        public void onTrouble(String sentence) {
          told.add("trouble: " + sentence);
        }
      };

  @BeforeEach
  void prepare() throws IOException {
    slurm = new FakeSlurm(folder.resolve("bin"));
    watch = watch();
  }

  final JobWatch watch() {
    return new JobWatch(
        new SlurmClient(new SlurmCommands(Optional.of(slurm.folder()))), () -> nanos);
  }

  final StudyJobs jobs() {
    return new StudyJobs(watch, Runnable::run, 3, folder.resolve("jobs"), SETTINGS, OPEN, listener);
  }

  static List<WorkerCommand.Start> starts(int... trials) {
    return IntStream.of(trials)
        .mapToObj(trial -> new WorkerCommand.Start(trial, Map.of("x", 0.5), 1, "/trial"))
        .toList();
  }

  final String nameOf(int first) {
    return new JobFolder(folder.resolve("jobs").resolve(Integer.toString(first)))
        .note()
        .orElseThrow()
        .name();
  }

  final void writes(int first, WorkerEvent... events) {
    Path file = folder.resolve("jobs").resolve(Integer.toString(first)).resolve("events.jsonl");
    try (LineWriter writer = new LineWriter(file)) {
      for (int seq = 0; seq < events.length; seq++) {
        writer.append(WorkerProtocol.line(new JobLine(0, seq, "101", "n1", events[seq])) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WorkerEvent report(int trial) {
    return new WorkerEvent.Reported(trial, 1, Map.of("value", 1.0));
  }

  static WorkerEvent completed(int trial) {
    return new WorkerEvent.Completed(trial, Map.of("value", 1.0));
  }

  final void queue(String... jobs) throws IOException {
    slurm.says("squeue", 0, String.join("\n", jobs), "");
  }

  final void later(int seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
    watch.askStates();
    watch.readEvents();
  }
}
