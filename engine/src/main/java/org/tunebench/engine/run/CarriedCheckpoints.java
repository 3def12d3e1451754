package org.tunebench.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.Removal;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Hands the checkpoint of a trial to the one that tries it again, and removes those that nobody
 * goes on from. Belongs to the study's thread; files are removed on a thread of its own.
 */
final class CarriedCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(CarriedCheckpoints.class);

  private static final int CLOSE_SECONDS = 10;

  private final StudyRun run;
  private final LiveHistory history;
  private final ExecutorService files;

  CarriedCheckpoints(StudyRun run) {
    this.run = run;
    this.history = run.history();
    // Its thread begins with the first task.
    this.files =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "checkpoints-" + run.id());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Removes what a dead process has not come to remove. */
  void start() {
    for (int number = 0; number < history.size(); number++) {
      TrialState state = history.state(number);
      boolean failed = state == TrialState.FAILED && !run.progress().isTriedAgain(number);
      if (state == TrialState.COMPLETED || state == TrialState.PRUNED || failed) {
        forget(number);
      }
    }
  }

  /** A trial is about to start: it gets the checkpoint of the latest attempt that has left one. */
  void starts(Trial trial) {
    OptionalInt earlier = trial.source().retryOf();
    while (earlier.isPresent()) {
      Path left = folder(earlier.getAsInt());
      if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
        move(left, folder(trial.number()));
        return;
      }
      earlier = history.trial(earlier.getAsInt()).source().retryOf();
    }
  }

  private void move(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      // One step: whatever still writes to the old place writes to nowhere.
      Files.move(from, to);
    } catch (IOException e) {
      LOG.warn("the checkpoint {} cannot be moved to {}: the trial starts anew", from, to, e);
    }
  }

  /** Nobody goes on from a trial. */
  void forget(int number) {
    files.execute(
        () -> {
          try {
            Removal.of(folder(number));
          } catch (IOException e) {
            LOG.warn("the checkpoint {} cannot be removed", folder(number), e);
          }
        });
  }

  private Path folder(int trial) {
    return run.folder(trial).resolve(Checkpoints.FOLDER);
  }

  /** Returns when all that was to be removed has been, unless that takes very long. */
  void close() {
    files.shutdown();
    try {
      if (!files.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("checkpoints of study {} are still being removed", run.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
