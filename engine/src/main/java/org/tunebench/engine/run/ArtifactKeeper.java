package org.tunebench.engine.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Keeps the files of a study's ended trials below the limit of its budget. Each folder is measured
 * once, when its trial has ended or the study starts; {@link Retention} decides on the study's
 * thread, to which this belongs; files are read and removed on a thread of its own. Does nothing
 * where the budget has no limit.
 */
final class ArtifactKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactKeeper.class);

  private final StudyRun run;
  private final Consumer<Runnable> owner;
  private final OptionalLong limit;
  private final ExecutorService files;

  private final Map<Integer, Long> sizes = new HashMap<>();
  private long sum;

  /** From the thread of the files to the study's. */
  private final Queue<Map<Integer, Long>> measured = new ConcurrentLinkedQueue<>();

  private boolean closed;

  /** What is left to measure is left to the next start. */
  private volatile boolean hurried;

  /** Trials whose checkpoints count: of others they are needed, or gone in a moment. */
  private final Set<Integer> stopped = ConcurrentHashMap.newKeySet();

  /** Set and read on the thread of the files. */
  private boolean abandoned;

  /**
   * @param run the study
   * @param owner takes messages to the study's thread
   */
  ArtifactKeeper(StudyRun run, Consumer<Runnable> owner) {
    this.run = run;
    this.owner = owner;
    this.limit = run.spec().budget().disk();
    // Its thread begins with the first task.
    this.files =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "artifacts-" + run.id());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Measures what earlier runs have left. */
  void start() {
    if (limit.isPresent()) {
      List<Integer> before =
          IntStream.range(0, run.history().size())
              .filter(number -> run.history().state(number).isTerminal())
              .boxed()
              .toList();
      before.forEach(number -> heed(number, run.history().state(number)));
      files.execute(() -> measureAll(before));
    }
  }

  /** Measures a trial's files if it has ended. */
  void onKept(Trial trial) {
    TrialState state = trial.state();
    if (limit.isPresent() && state.isTerminal() && !closed) {
      heed(trial.number(), state);
      files.execute(() -> measure(trial.number()));
    }
  }

  private void heed(int number, TrialState state) {
    if (state == TrialState.STOPPED) {
      stopped.add(number);
    }
  }

  /**
   * Returns when the files of all ended trials have been dealt with.
   *
   * @param finished false if the study will go on some day: if what earlier runs have left is still
   *     being measured, nobody waits for it, and the next start does it again
   */
  void close(boolean finished) {
    if (closed) {
      return;
    }
    closed = true;
    hurried = !finished;
    if (limit.isPresent()) {
      settle();
      tidy();
      settle();
    }
    files.shutdown();
  }

  private void settle() {
    CompletableFuture.runAsync(() -> {}, files).join();
  }

  private void tidy() {
    for (Map<Integer, Long> some = measured.poll(); some != null; some = measured.poll()) {
      sizes.putAll(some);
      sum += some.values().stream().mapToLong(bytes -> bytes).sum();
    }
    if (sum > limit.getAsLong()) {
      var best = run.progress().best();
      for (int number : Retention.goes(run.history(), best, sizes, limit.getAsLong())) {
        sum -= sizes.remove(number);
        files.execute(() -> clear(number));
      }
    }
  }

  // ---- the thread of the files ----

  private void measureAll(List<Integer> numbers) {
    Map<Integer, Long> found = new HashMap<>();
    for (int number : numbers) {
      if (hurried) {
        // With a part of the sizes the wrong ones would go.
        abandoned = true;
        return;
      }
      measure(number, found);
    }
    hand(found);
  }

  private void measure(int number) {
    if (!abandoned) {
      Map<Integer, Long> found = new HashMap<>();
      measure(number, found);
      hand(found);
    }
  }

  private void measure(int number, Map<Integer, Long> found) {
    try {
      long bytes = TrialFiles.size(run.folder(number), stopped.contains(number));
      if (bytes > 0) {
        found.put(number, bytes);
      }
    } catch (IOException e) {
      LOG.warn("files of trial {} of study {} cannot be measured", number, run.id(), e);
    }
  }

  private void hand(Map<Integer, Long> found) {
    if (!found.isEmpty()) {
      measured.add(found);
      owner.accept(this::tidy);
    }
  }

  private void clear(int number) {
    String most = "the study keeps at most " + Sizes.disk(limit.getAsLong());
    String said = "artifacts removed: " + most;
    try {
      TrialFiles.clear(run.folder(number), stopped.contains(number));
    } catch (IOException e) {
      LOG.warn("files of trial {} of study {} cannot be removed", number, run.id(), e);
      said = "not all artifacts could be removed, though %s: %s".formatted(most, e.getMessage());
    }
    try {
      TrialFiles.log(run.folder(number), said);
    } catch (IOException e) {
      LOG.warn("the log of trial {} of study {} cannot be written", number, run.id(), e);
    }
  }
}
