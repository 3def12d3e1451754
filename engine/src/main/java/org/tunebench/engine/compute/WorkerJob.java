package org.tunebench.engine.compute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.Removal;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/**
 * One piece of work in a worker process of its own that is no trial of a running study: a training
 * whose model is kept, a model that is applied. The process ends with it.
 */
public final class WorkerJob {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerJob.class);
  private static final int TRIAL = 0;

  /** A process that is killed is gone in milliseconds, unless it waits for a disk. */
  private static final long LONGEST_END_SECONDS = 5;

  /** Hears how far the work is, on a thread of the worker's. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param step such as the epoch
     * @param values metrics by name, possibly none
     */
    void onReport(int step, Map<String, Double> values);
  }

  /**
   * What is to be done.
   *
   * @param opened what the worker opens: an objective or a job
   * @param metric what an objective is told that its study optimises
   * @param configuration of its one trial
   * @param seed of the study: what all its trials share comes from it
   * @param trialSeed of the trial
   * @param folder the trial's own, for its log
   */
  public record Work(
      PartSpec opened,
      MetricSpec metric,
      Configuration configuration,
      long seed,
      long trialSeed,
      Path folder) {}

  private final WorkerLauncher launcher;
  private final Device device;
  private final Work work;
  private final Optional<Path> output;
  private final CompletableFuture<Map<String, Double>> end = new CompletableFuture<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private Worker worker;

  /**
   * @param device where it runs
   */
  public WorkerJob(WorkerLauncher launcher, Device device, Work work) {
    this(launcher, device, work, Optional.empty());
  }

  private WorkerJob(WorkerLauncher launcher, Device device, Work work, Optional<Path> output) {
    this.launcher = launcher;
    this.device = device;
    this.work = work;
    this.output = output;
  }

  /** The same work, which writes a file: where it is cut short, nothing is left beside that. */
  public WorkerJob writing(Path file) {
    return new WorkerJob(launcher, device, work, Optional.of(file));
  }

  /**
   * Does the work and waits for its end.
   *
   * @return the final metrics
   * @throws WrongInputException if the worker cannot use what it was given
   * @throws TrialFailedException if the work failed, or its process died
   * @throws InterruptedException if it was cancelled, or the thread was interrupted
   */
  public Map<String, Double> run(Listener listener) throws InterruptedException {
    try {
      start(listener);
      return end.get();
    } catch (IOException e) {
      throw new TrialFailedException(
          "a worker cannot be started on %s: %s".formatted(device.id(), e.getMessage()), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw (InterruptedException) new InterruptedException("cancelled").initCause(e.getCause());
    } finally {
      cancel();
      forget();
      if (end.isCompletedExceptionally()) {
        output.ifPresent(this::removeParts);
      }
    }
  }

  private void removeParts(Path file) {
    try {
      // It may still be writing.
      if (isStarted() && !gone.await(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        LOG.debug("the worker for {} is slow to end", file);
      }
      WholeFile.removeParts(file);
    } catch (IOException stays) {
      LOG.debug("something stays beside {}", file, stays);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isStarted() {
    return worker != null;
  }

  /** Work that was cut short is not gone on with: its trial's checkpoint is of no use. */
  private void forget() {
    try {
      Removal.of(work.folder().resolve(Checkpoints.FOLDER));
    } catch (IOException stays) {
      LOG.debug("the checkpoint in {} stays", work.folder(), stays);
    }
  }

  private synchronized void start(Listener listener) throws IOException {
    if (end.isDone()) {
      return;
    }
    WorkerCommand.Open open =
        new WorkerCommand.Open(
            WorkerProtocol.VERSION,
            work.opened().kind(),
            work.opened().settings(),
            work.metric(),
            work.folder().toAbsolutePath().toString(),
            device.isGpu() ? "gpu" : Device.CPU,
            1,
            1,
            work.seed(),
            false);
    worker = launcher.launch(device, open, work.folder().resolve("worker.log"), new Ears(listener));
  }

  /** Ends the work at once; {@link #run} then throws. Once it has ended, nothing happens. */
  public synchronized void cancel() {
    end.completeExceptionally(new InterruptedException("cancelled"));
    if (worker != null) {
      worker.kill();
    }
  }

  private synchronized void begin() {
    worker.send(
        new WorkerCommand.Start(
            TRIAL,
            work.configuration().values(),
            work.trialSeed(),
            work.folder().toAbsolutePath().toString()));
  }

  /** Hears of the worker. */
  private final class Ears implements Worker.Listener {
    private final Listener listener;

    Ears(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onEvent(WorkerEvent event) {
      if (event instanceof WorkerEvent.Ready) {
        begin();
      } else if (event instanceof WorkerEvent.Refused refused) {
        end.completeExceptionally(new WrongInputException("", refused.reason()));
      } else if (event instanceof WorkerEvent.Reported reported) {
        tell(reported);
      } else if (event instanceof WorkerEvent.Completed completed) {
        end.complete(completed.metrics());
      } else if (event instanceof WorkerEvent.Failed failed) {
        end.completeExceptionally(new TrialFailedException(failed.reason()));
      } else if (event instanceof WorkerEvent.Stopped) {
        end.completeExceptionally(new TrialFailedException("the work ended without a result"));
      }
    }

    /** On the thread that hears the worker: thrown there, it would leave nobody to hear the end. */
    private void tell(WorkerEvent.Reported reported) {
      try {
        listener.onReport(reported.step(), reported.values());
      } catch (RuntimeException e) {
        end.completeExceptionally(e);
      }
    }

    @Override
    public void onExit(String how, String logTail) {
      String tail = logTail.isBlank() ? "" : System.lineSeparator() + logTail;
      end.completeExceptionally(
          new TrialFailedException("the worker process ended with %s%s".formatted(how, tail)));
      gone.countDown();
    }
  }
}
