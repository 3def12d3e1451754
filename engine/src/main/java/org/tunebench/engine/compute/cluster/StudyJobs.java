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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;

/**
 * The jobs of one study. Its methods return at once: what they ask for happens on the cluster's
 * thread, and the listener hears of it.
 */
public final class StudyJobs {
  private static final Logger LOG = LoggerFactory.getLogger(StudyJobs.class);

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
    List<Integer> numbers = trials.stream().map(WorkerCommand.Start::trial).toList();
    execute(() -> send(trials), accident -> listener.onRefused(numbers, accident));
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
    execute(() -> find(running), accident -> listener.onRefused(List.of(), accident));
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
    execute(() -> end(trial, new WorkerCommand.Stop(trial)), listener::onTrouble);
  }

  /** The same for a trial that goes on in another job some day: it may keep its state. */
  public void suspend(int trial) {
    execute(() -> end(trial, new WorkerCommand.Suspend(trial)), listener::onTrouble);
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
      listener.onEvent(trial, new WorkerEvent.Stopped(trial));
      if (job.trials.isEmpty()) {
        watch.end(job);
      }
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
    execute(() -> watch.cancel(mine()), listener::onTrouble);
  }

  /** Hears of them no more; they go on. */
  public void leave() {
    execute(() -> mine().forEach(watch::leave), listener::onTrouble);
  }

  /**
   * Does something on the cluster's thread, which would keep an accident to itself.
   *
   * @param onAccident hears of one, in one sentence
   */
  private void execute(Runnable work, Consumer<String> onAccident) {
    thread.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            LOG.error("the jobs of study {}", study, e);
            onAccident.accept("the jobs of the study cannot be seen to: " + e.getMessage());
          }
        });
  }

  private List<Job> mine() {
    return watch.jobs().stream().filter(job -> job.listener == listener).toList();
  }
}
