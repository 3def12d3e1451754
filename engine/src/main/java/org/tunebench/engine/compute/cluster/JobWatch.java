package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends, follows and ends the jobs of all studies. Belongs to one thread, which calls {@link
 * #readEvents} and {@link #askStates} again and again.
 */
final class JobWatch {
  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);

  /** What a job wrote last may take so long to be seen here. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(5);

  /** A job that Slurm knows no more and that has said nothing for so long is gone. */
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(60);

  /** When to ask again what could not be done at once. */
  private static final long LATER = TimeUnit.SECONDS.toNanos(10);

  /** So many files are opened in one look at most: the others have their turn at the next. */
  private static final int MOST_FILES = 64;

  private final SlurmClient client;
  private final LongSupplier nanos;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private int turn;
  private String trouble = "";

  /**
   * @param nanos a clock such as {@link System#nanoTime}
   */
  JobWatch(SlurmClient client, LongSupplier nanos) {
    this.client = client;
    this.nanos = nanos;
  }

  long now() {
    return nanos.getAsLong();
  }

  Collection<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Follows a job from now on; one that has no number is looked for, or else sent. */
  void follow(Job job) {
    jobs.put(job.name, job);
  }

  /** Follows a job no more; it goes on. */
  void leave(Job job) {
    jobs.remove(job.name);
  }

  /** Sends a job that has not been sent. */
  void send(Job job) {
    try {
      String id = client.submit(job.settings, job.name, job.folder.script());
      job.setId(id);
      job.folder.note(new JobFolder.Note(job.name, id));
      job.isAt(new JobPlace(id, false, "", ""));
    } catch (ClusterException e) {
      switch (e.kind()) {
        case BUSY, SILENT -> {
          // It may have been sent all the same: the next states tell, by its name.
          job.sendAt(now() + LATER);
          job.isAt(new JobPlace("", false, "", e.getMessage()));
        }
        default -> refused(job, e.getMessage());
      }
    } catch (IOException e) {
      // Its name finds it again.
      LOG.warn("job {}: its number could not be noted", job.name, e);
    }
  }

  private void refused(Job job, String reason) {
    List<Integer> trials = List.copyOf(job.trials);
    job.trials.clear();
    job.listener.onRefused(trials, reason);
    isOver(job);
  }

  /** Ends jobs at once that nobody wants any more, whatever they have told. */
  void cancel(Collection<Job> some) {
    for (Job job : some) {
      job.trials.clear();
      leave(job);
      close(job);
    }
    endAtSlurm(some);
  }

  /** Ends a job at once, all of whose trials have been ended. */
  void end(Job job) {
    endAtSlurm(List.of(job));
    isOver(job);
  }

  private void endAtSlurm(Collection<Job> some) {
    List<String> ids = some.stream().flatMap(job -> job.id().stream()).toList();
    try {
      client.cancel(ids);
    } catch (ClusterException e) {
      LOG.warn("jobs {} could not be cancelled: {}", ids, e.getMessage());
      some.forEach(job -> job.listener.onTrouble(e.getMessage()));
    }
  }

  /**
   * Nothing more is to be heard of a job. What it told is on its way to who keeps it, and a process
   * that ends before that has happened must find it again.
   */
  private void isOver(Job job) {
    leave(job);
    job.listener.onOver(() -> close(job));
  }

  private static void close(Job job) {
    try {
      job.folder.close();
    } catch (IOException e) {
      LOG.warn("the folder of job {} could not be closed", job.name, e);
    }
  }

  /** Reads what jobs have written. */
  void readEvents() {
    List<Job> telling = jobs.values().stream().filter(Job::mayTell).toList();
    int count = Math.min(MOST_FILES, telling.size());
    for (int i = 0; i < count; i++) {
      Job job = telling.get((turn + i) % telling.size());
      job.hear(now());
      if (job.trials.isEmpty()) {
        isOver(job);
      }
    }
    turn = telling.isEmpty() ? 0 : (turn + count) % telling.size();
  }

  /** Asks Slurm, once for all jobs, where they are. */
  void askStates() {
    if (jobs.isEmpty()) {
      return;
    }
    Map<String, JobStatus> known = new HashMap<>();
    try {
      List<JobStatus> all = client.jobs();
      for (JobStatus status : all) {
        known.put(status.id(), status);
        known.put(status.name(), status);
      }
      tellTrouble("");
      List<Job> ended = new ArrayList<>();
      for (Job job : jobs()) {
        if (isAtItsEnd(job, known)) {
          ended.add(job);
        }
      }
      conclude(ended);
      seeToTwins(all);
    } catch (ClusterException e) {
      // Nothing follows from an answer that did not come.
      tellTrouble(e.getMessage());
    }
  }

  /**
   * A job that was sent once more because Slurm had not answered may have been taken both times.
   * The first of them that runs has the folder.
   */
  private void seeToTwins(List<JobStatus> all) {
    List<String> waiting = new ArrayList<>();
    for (JobStatus status : all) {
      Job job = jobs.get(status.name());
      if (job != null && job.hasTwin(status)) {
        if (status.state() == JobState.PENDING) {
          waiting.add(status.id());
        } else {
          job.hear(now());
        }
      }
    }
    client.cancel(waiting);
  }

  private void tellTrouble(String now) {
    if (!now.equals(trouble)) {
      trouble = now;
      jobs().stream().map(job -> job.listener).distinct().forEach(l -> l.onTrouble(now));
    }
  }

  private boolean isAtItsEnd(Job job, Map<String, JobStatus> known) {
    JobStatus status = job.id().map(known::get).orElseGet(() -> known.get(job.name));
    if (status != null && job.id().isEmpty()) {
      found(job, status.id());
    }
    if (job.id().isEmpty()) {
      job.hear(now());
      if (job.isToBeSent(now()) && job.id().isEmpty()) {
        send(job);
      }
      return false;
    }
    if (status != null && !status.state().isOver()) {
      boolean running = status.state() == JobState.RUNNING;
      job.isAt(
          new JobPlace(
              status.id(), running, running ? status.node() : "", running ? "" : status.reason()));
      return false;
    }
    job.isOver(now());
    return job.overFor(now()) >= GRACE;
  }

  private static void found(Job job, String id) {
    job.setId(id);
    try {
      job.folder.note(new JobFolder.Note(job.name, id));
    } catch (IOException e) {
      LOG.warn("job {}: its number could not be noted", job.name, e);
    }
  }

  private void conclude(List<Job> ended) {
    List<Job> without = new ArrayList<>();
    for (Job job : ended) {
      Optional<String> id = job.id();
      job.hearAll(now());
      if (job.trials.isEmpty()) {
        isOver(job);
      } else if (job.id().equals(id)) {
        without.add(job);
      }
    }
    if (without.isEmpty()) {
      return;
    }
    Map<String, JobEnd> ends =
        client.ends(without.stream().map(j -> j.id().orElseThrow()).toList());
    for (Job job : without) {
      JobEnd end = ends.get(job.id().orElseThrow());
      if (end != null) {
        end(job, end);
      } else if (job.silentFor(now()) >= SILENCE) {
        // Slurm knows it no more, and it has stopped speaking: it went with its node.
        end(job, new JobEnd(JobState.LOST, "nothing", 0, 0, job.place().node()));
      }
    }
  }

  private void end(Job job, JobEnd end) {
    String reason = end.reason(job.id().orElseThrow(), job.folder.path().toString());
    LOG.warn("{}", reason);
    if (end.isHopeless()) {
      refused(job, reason);
      return;
    }
    List<Integer> trials = List.copyOf(job.trials);
    job.trials.clear();
    job.listener.onEnded(trials, reason, end.state() == JobState.LOST);
    isOver(job);
  }
}
