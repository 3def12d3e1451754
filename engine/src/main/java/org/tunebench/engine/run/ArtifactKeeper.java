package org.tunebench.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Keeps the files of a study's ended trials below the limit of its budget. Each folder is measured
 * once, when its trial has ended or the study starts; {@link Retention} decides on the study's
 * thread, to which this belongs; {@link ArtifactFiles} reads and removes. Does nothing where the
 * budget has no limit.
 */
final class ArtifactKeeper {
  private final StudyRun run;
  private final OptionalLong limit;
  private final ArtifactFiles files;
  private final Map<Integer, Long> sizes = new HashMap<>();
  private long sum;

  /** From the thread of the files to the study's. */
  private final Queue<Map<Integer, Long>> measured = new ConcurrentLinkedQueue<>();

  private boolean closed;

  /**
   * @param run the study
   * @param owner takes messages to the study's thread
   */
  ArtifactKeeper(StudyRun run, Consumer<Runnable> owner) {
    this.run = run;
    this.limit = run.spec().budget().disk();
    this.files =
        new ArtifactFiles(
            run.id(),
            found -> {
              measured.add(found);
              owner.accept(this::tidy);
            });
  }

  /** Measures what earlier runs have left. */
  void start() {
    if (limit.isPresent()) {
      files.measureEarlier(
          IntStream.range(0, run.history().size())
              .filter(number -> run.history().state(number).isTerminal())
              .mapToObj(this::filesOf)
              .toList());
    }
  }

  /** Measures a trial's files if it has ended. */
  void onKept(Trial trial) {
    if (limit.isPresent() && trial.state().isTerminal() && !closed) {
      files.measure(filesOf(trial.number()));
    }
  }

  /** The checkpoint of a stopped trial counts: those of others are needed, or gone in a moment. */
  private ArtifactFiles.Files filesOf(int ended) {
    boolean checkpoint = run.history().state(ended) == TrialState.STOPPED;
    return new ArtifactFiles.Files(ended, run.folder(ended), checkpoint);
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
    if (!finished) {
      files.hurry();
    }
    if (limit.isPresent()) {
      files.await();
      tidy();
      files.await();
    }
    files.close();
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
        files.clear(filesOf(number), Sizes.disk(limit.getAsLong()));
      }
    }
  }
}
