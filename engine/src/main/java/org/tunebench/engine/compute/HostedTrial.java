package org.tunebench.engine.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.space.Configuration;

/** One trial inside a worker: its context, its log and its end, whatever the objective does. */
final class HostedTrial implements TrialContext {
  /** How long a trial that keeps checkpoints may go on when it is to be suspended. */
  private static final int SUSPENSION_SECONDS = 10;

  private final int number;
  private final Configuration configuration;
  private final long seed;
  private final Path folder;
  private final boolean judged;
  private final Consumer<? super WorkerEvent> events;
  private final Semaphore words = new Semaphore(0);
  private volatile boolean stopRequested;
  private boolean isDone;
  private Thread thread;
  private TrialLogFile log;
  private CheckpointFolder checkpoints;

  /**
   * @param judged whether a report that waits for a word gets one
   */
  HostedTrial(
      int number,
      Configuration configuration,
      long seed,
      Path folder,
      boolean judged,
      Consumer<? super WorkerEvent> events) {
    this.number = number;
    this.configuration = configuration;
    this.seed = seed;
    this.folder = folder;
    this.judged = judged;
    this.events = events;
  }

  /** Runs to the end on this thread and says how it ended. */
  WorkerEvent runOn(Objective objective) {
    take(Thread.currentThread());
    try (TrialLogFile file = new TrialLogFile(folder)) {
      log = file;
      return outcome(objective);
    } catch (UncheckedIOException e) {
      return new WorkerEvent.Failed(
          number, "the trial's folder %s cannot be written: %s".formatted(folder, e.getMessage()));
    } finally {
      leaveThread();
      closeCheckpoints();
      // The thread goes on to another trial, which nobody has asked to stop.
      Thread.interrupted();
    }
  }

  /** Whoever wants it to end before it runs has found no thread to interrupt. */
  private synchronized void take(Thread runsOn) {
    thread = runsOn;
    if (stopRequested) {
      thread.interrupt();
    }
  }

  private synchronized void leaveThread() {
    thread = null;
  }

  private WorkerEvent outcome(Objective objective) {
    try {
      Map<String, Double> metrics = objective.run(this);
      return stopRequested && !isDone
          ? new WorkerEvent.Stopped(number)
          : new WorkerEvent.Completed(number, metrics);
    } catch (InterruptedException e) {
      return new WorkerEvent.Stopped(number);
    } catch (TrialFailedException e) {
      logCause(e.getCause());
      return stopRequested
          ? new WorkerEvent.Stopped(number)
          : new WorkerEvent.Failed(number, e.getMessage());
    } catch (RuntimeException | Error e) {
      logCause(e);
      return new WorkerEvent.Failed(number, accident(e));
    }
  }

  private static String accident(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    return "the objective failed with %s%s; its log has the details"
        .formatted(e.getClass().getSimpleName(), message.isEmpty() ? "" : ": " + message);
  }

  private void logCause(Throwable cause) {
    if (cause != null) {
      log.add(cause);
    }
  }

  synchronized void requestStop() {
    stopRequested = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /**
   * Lets the trial end so that it can go on later. One that keeps checkpoints comes to the end of
   * its step by itself, within limits.
   */
  synchronized void requestSuspension() {
    if (checkpoints == null) {
      requestStop();
    } else {
      stopRequested = true;
      CompletableFuture.delayedExecutor(SUSPENSION_SECONDS, TimeUnit.SECONDS)
          .execute(this::requestStop);
    }
  }

  @Override
  public synchronized Optional<Checkpoints> checkpoints() {
    if (checkpoints == null) {
      try {
        checkpoints = CheckpointFolder.open(number, folder, events);
      } catch (IOException | UncheckedIOException e) {
        log("No checkpoints are kept: " + e.getMessage());
      }
    }
    return Optional.ofNullable(checkpoints);
  }

  private synchronized void closeCheckpoints() {
    if (checkpoints != null) {
      try {
        checkpoints.close();
      } catch (UncheckedIOException e) {
        // How the trial has ended counts: whoever goes on from here takes what can be read.
        e.printStackTrace(System.err);
      }
    }
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Path folder() {
    log.create();
    return folder;
  }

  @Override
  public void report(int step, Map<String, Double> values) {
    keep(step, values);
    events.accept(new WorkerEvent.Reported(number, step, values));
  }

  @Override
  public boolean reportAndWait(int step, Map<String, Double> values) throws InterruptedException {
    if (!judged) {
      return TrialContext.super.reportAndWait(step, values);
    }
    keep(step, values);
    events.accept(new WorkerEvent.Reported(number, step, values).waiting());
    words.acquire();
    return !stopRequested;
  }

  @Override
  public void reportLast(int step, Map<String, Double> values) {
    isDone = true;
    report(step, values);
  }

  /** A report that waited has been looked at. */
  void goOn() {
    words.release();
  }

  private synchronized void keep(int step, Map<String, Double> values) {
    if (checkpoints != null) {
      checkpoints.add(step, values);
    }
  }

  @Override
  public void log(String line) {
    log.add(line);
  }

  @Override
  public boolean stopRequested() {
    return stopRequested;
  }
}
