package org.tunebench.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures and removes the files of ended trials, on a thread of its own, in the order in which it
 * is asked to.
 */
final class ArtifactFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactFiles.class);

  /**
   * The files of an ended trial.
   *
   * @param folder the trial's own
   * @param checkpoint whether its checkpoint is one of them
   */
  record Files(int trial, Path folder, boolean checkpoint) {}

  private final long study;
  private final Consumer<Map<Integer, Long>> measured;
  private final ExecutorService thread;

  /** Set by whoever asks: what earlier runs have left is left to the next start. */
  private volatile boolean hurried;

  /** Belongs to the thread: with a part of the sizes the wrong files would go. */
  private boolean givenUp;

  /**
   * @param study its key
   * @param measured hears, on the thread, how many bytes each trial has that has any
   */
  ArtifactFiles(long study, Consumer<Map<Integer, Long>> measured) {
    this.study = study;
    this.measured = measured;
    // It begins with the first task.
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "artifacts-" + study);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Measures what earlier runs have left: all of it, or nothing any more once it has to hurry. */
  void measureEarlier(List<Files> earlier) {
    thread.execute(
        () -> {
          Map<Integer, Long> found = new HashMap<>();
          for (Files files : earlier) {
            givenUp |= hurried;
            if (!givenUp) {
              measure(files, found);
            }
          }
          tell(found);
        });
  }

  /** Measures what a trial has left. */
  void measure(Files files) {
    thread.execute(
        () -> {
          Map<Integer, Long> found = new HashMap<>();
          measure(files, found);
          tell(found);
        });
  }

  private void measure(Files files, Map<Integer, Long> found) {
    try {
      long bytes = TrialFiles.size(files.folder(), files.checkpoint());
      if (bytes > 0) {
        found.put(files.trial(), bytes);
      }
    } catch (IOException e) {
      LOG.warn("files of trial {} of study {} cannot be measured", files.trial(), study, e);
    }
  }

  private void tell(Map<Integer, Long> found) {
    if (!givenUp && !found.isEmpty()) {
      measured.accept(found);
    }
  }

  /**
   * Removes what a trial has left, and says so in its log.
   *
   * @param limit what the study keeps at most, for the person
   */
  void clear(Files files, String limit) {
    thread.execute(
        () -> {
          String most = "the study keeps at most " + limit;
          String said = "artifacts removed: " + most;
          try {
            TrialFiles.clear(files.folder(), files.checkpoint());
          } catch (IOException e) {
            LOG.warn("files of trial {} of study {} cannot be removed", files.trial(), study, e);
            said =
                "not all artifacts could be removed, though %s: %s".formatted(most, e.getMessage());
          }
          log(files, said);
        });
  }

  private void log(Files files, String said) {
    try {
      TrialFiles.log(files.folder(), said);
    } catch (IOException e) {
      LOG.warn("the log of trial {} of study {} cannot be written", files.trial(), study, e);
    }
  }

  /** Nobody waits for what earlier runs have left. */
  void hurry() {
    hurried = true;
  }

  /** Returns when all has been done that it was asked for. */
  void await() {
    CompletableFuture.runAsync(() -> {}, thread).join();
  }

  void close() {
    thread.shutdown();
  }
}
