package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;

/**
 * The jobs of one study. Its methods return at once: what they ask for happens on the cluster's
 * thread, and the listener hears of it.
 */
public final class StudyJobs {
  private final JobWatch watch;
  private final Executor thread;
  private final long study;
  private final Path folder;
  private final SlurmSettings settings;
  private final WorkerCommand.Open open;
  private final JobListener listener;

  /**
   * @param thread the cluster's
   * @param folder for the folders of its jobs
   * @param open what each job opens
   */
  StudyJobs(
      JobWatch watch,
      Executor thread,
      long study,
      Path folder,
      SlurmSettings settings,
      WorkerCommand.Open open,
      JobListener listener) {
    this.watch = watch;
    this.thread = thread;
    this.study = study;
    this.folder = folder;
    this.settings = settings;
    this.open = open;
    this.listener = listener;
  }

  /** Sends some trials as one job. */
  public void submit(List<WorkerCommand.Start> trials) {
    thread.execute(() -> send(trials));
  }

  private void send(List<WorkerCommand.Start> trials) {
    List<Integer> numbers = trials.stream().map(WorkerCommand.Start::trial).toList();
    try {
      JobFolder prepared = JobFolder.create(folder, study, settings, open, trials);
      Job job = job(prepared, numbers);
      watch.follow(job);
      watch.send(job);
    } catch (IOException e) {
      listener.onRefused(
          numbers, "the folder %s cannot be written to: %s".formatted(folder, e.getMessage()));
    }
  }

  private Job job(JobFolder prepared, List<Integer> numbers) {
    JobFolder.Note note = prepared.note().orElseThrow();
    Job job = new Job(settings, prepared, note, listener, watch.now());
    job.trials.addAll(numbers);
    return job;
  }

  /**
   * Finds the jobs of trials that run, whoever has sent them. Trials that no job was prepared for
   * are sent now; jobs of which no trial is wanted any more are ended.
   *
   * @param running trials without an end
   */
  public void adopt(List<WorkerCommand.Start> running) {
    thread.execute(() -> find(running));
  }

  private void find(List<WorkerCommand.Start> running) {
    Map<Integer, WorkerCommand.Start> wanted = new LinkedHashMap<>();
    running.forEach(start -> wanted.put(start.trial(), start));
    List<Job> obsolete = new ArrayList<>();
    try {
      for (JobFolder prepared : JobFolder.open(folder)) {
        Set<Integer> trials = new LinkedHashSet<>(prepared.trials());
        trials.retainAll(wanted.keySet());
        wanted.keySet().removeAll(trials);
        Job job = job(prepared, List.copyOf(trials));
        if (trials.isEmpty()) {
          obsolete.add(job);
        } else {
          watch.follow(job);
        }
      }
    } catch (ClusterException e) {
      listener.onRefused(List.of(), e.getMessage());
      return;
    }
    watch.cancel(obsolete);
    wanted.values().forEach(start -> send(List.of(start)));
  }

  /** Ends a trial, and its job with it if it was the last: the node is free at once. */
  public void stop(int trial) {
    thread.execute(() -> end(trial, new WorkerCommand.Stop(trial)));
  }

  /** The same for a trial that goes on in another job some day: it may keep its state. */
  public void suspend(int trial) {
    thread.execute(() -> end(trial, new WorkerCommand.Suspend(trial)));
  }

  private void end(int trial, WorkerCommand command) {
    mine().stream()
        .filter(job -> job.trials.contains(trial))
        .findFirst()
        .ifPresent(job -> end(job, trial, command));
  }

  private void end(Job job, int trial, WorkerCommand command) {
    // It may have come to its own end meanwhile.
    job.hear(watch.now());
    if (job.trials.remove(trial)) {
      // Told even if the job is ended: it then knows which of its trials have a state to keep.
      tell(job, trial, command);
      if (job.trials.isEmpty()) {
        watch.cancel(List.of(job));
      }
      listener.onEvent(trial, new WorkerEvent.Stopped(trial));
    }
  }

  private void tell(Job job, int trial, WorkerCommand command) {
    try {
      job.folder.tell(command);
    } catch (IOException e) {
      listener.onTrouble("trial %d could not be told to end: %s".formatted(trial, e.getMessage()));
    }
  }

  /** Ends all jobs. */
  public void cancel() {
    thread.execute(() -> watch.cancel(mine()));
  }

  /** Hears of them no more; they go on. */
  public void leave() {
    thread.execute(() -> mine().forEach(watch::leave));
  }

  private List<Job> mine() {
    return watch.jobs().stream().filter(job -> job.listener == listener).toList();
  }
}
