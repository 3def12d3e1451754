package org.tunebench.engine.compute.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerCommand;

/**
 * The cluster that this machine can send jobs to, through Slurm's commands on {@code PATH}. One
 * thread follows the jobs of all studies.
 */
public final class SlurmCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlurmCluster.class);

  private static final long EVENTS_MILLIS = 500;

  /** How often Slurm is asked, for all jobs at once. */
  private static final long STATES_MILLIS = 3_000;

  /** A busy controller is asked less often: its answers take a tenth of the time at most. */
  private static final int REST = 9;

  private static final String OURS = "tunebench-";

  private final SlurmClient client;
  private final JobWatch watch;
  private ScheduledExecutorService thread;

  /** With the commands on {@code PATH}. */
  public SlurmCluster() {
    this(Optional.empty());
  }

  /**
   * @param commands the folder of Slurm's commands, or empty for those on {@code PATH}
   */
  SlurmCluster(Optional<Path> commands) {
    this.client = new SlurmClient(new SlurmCommands(commands));
    this.watch = new JobWatch(new SlurmClient(new SlurmCommands(commands)), System::nanoTime);
  }

  /**
   * Asks Slurm whether it would take a job of a study.
   *
   * @throws WrongInputException if it would not, with its reason and the field that it is about
   */
  public void check(SlurmSettings settings) {
    try {
      client.test(settings);
    } catch (ClusterException e) {
      throw new WrongInputException(SlurmClient.field(e.getMessage()), e.getMessage(), e);
    }
  }

  /** What there is, or empty where there is no Slurm. May take seconds. */
  public Optional<ClusterStatus> status() {
    try {
      String version = client.version();
      return Optional.of(new ClusterStatus(version, client.partitions(), ours(), ""));
    } catch (ClusterException e) {
      return e.kind() == ClusterException.Kind.ABSENT
          ? Optional.empty()
          : Optional.of(new ClusterStatus("", List.of(), List.of(), e.getMessage()));
    }
  }

  private List<ClusterStatus.Place> ours() {
    return client.jobs().stream()
        .filter(job -> job.name().startsWith(OURS) && !job.state().isOver())
        .map(
            job -> {
              boolean running = job.state() == JobState.RUNNING;
              return new ClusterStatus.Place(
                  job.name(), new JobPlace(job.id(), running, job.node(), job.reason()));
            })
        .toList();
  }

  /**
   * Ends the jobs in a folder that nobody follows. Those that Slurm cannot be told to end now end
   * by themselves once their folders are gone.
   *
   * @param folder where the folders of a study's jobs are; may not exist
   */
  public void cancel(Path folder) {
    List<String> ids =
        JobFolder.open(folder).stream()
            .flatMap(job -> job.note().stream())
            .map(JobFolder.Note::id)
            .filter(Objects::nonNull)
            .toList();
    try {
      client.cancel(ids);
    } catch (ClusterException e) {
      LOG.warn("jobs {} could not be cancelled: {}", ids, e.getMessage());
    }
  }

  /**
   * The jobs of a study.
   *
   * @param study its key
   * @param folder where the folders of its jobs are, on this machine and on all nodes
   * @param open what each job opens
   * @param listener hears of them, on the cluster's thread
   */
  public synchronized StudyJobs study(
      long study,
      Path folder,
      SlurmSettings settings,
      WorkerCommand.Open open,
      JobListener listener) {
    if (thread == null) {
      thread = start();
    }
    return new StudyJobs(watch, thread, study, folder, settings, open, listener);
  }

  private ScheduledExecutorService start() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread one = new Thread(work, "slurm");
              one.setDaemon(true);
              return one;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.scheduleWithFixedDelay(
        () -> safely(watch::readEvents), EVENTS_MILLIS, EVENTS_MILLIS, TimeUnit.MILLISECONDS);
    executor.schedule(() -> askStates(executor), EVENTS_MILLIS, TimeUnit.MILLISECONDS);
    return executor;
  }

  private void askStates(ScheduledExecutorService executor) {
    long before = System.nanoTime();
    safely(watch::askStates);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    if (!executor.isShutdown()) {
      executor.schedule(
          () -> askStates(executor), Math.max(STATES_MILLIS, REST * took), TimeUnit.MILLISECONDS);
    }
  }

  /** An accident with one job must not end the following of all others. */
  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      // Such as too little memory in one moment: the executor would silently follow no more.
      LOG.error("following jobs", e);
    }
  }

  /** Follows no job any more; they go on. Returns when what was asked for has been done. */
  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.shutdown();
      try {
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
          LOG.warn("Slurm was not waited for any longer");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }
}
