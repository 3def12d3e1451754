package org.tunebench.engine.compute.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.compute.WorkerEvent;

/** A job as the workbench sees it. Belongs to the cluster's thread. */
final class Job {
  final SlurmSettings settings;
  final JobFolder folder;
  final String name;
  final JobListener listener;

  /** Trials without an end. */
  final Set<Integer> trials = new LinkedHashSet<>();

  private final JobEvents events;
  private String id;
  private JobPlace place = new JobPlace("", false, "", "");

  /** When it was last heard of, by its events. */
  private long heardNanos;

  private boolean over;
  private long overNanos;

  /** When to send it, once more perhaps. */
  private long sendNanos;

  Job(
      SlurmSettings settings,
      JobFolder folder,
      JobFolder.Note note,
      JobListener listener,
      long nanos) {
    this.settings = settings;
    this.folder = folder;
    this.name = note.name();
    this.id = note.id();
    this.listener = listener;
    this.events = folder.events();
    this.heardNanos = nanos;
    this.sendNanos = nanos;
  }

  Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** Whether another job, which Slurm has under its name, too, has its folder or may come to it. */
  boolean hasTwin(JobStatus status) {
    return id != null && !id.equals(status.id()) && name.equals(status.name());
  }

  /** Slurm has given it a number, or tells which it gave. */
  void setId(String number) {
    id = number;
  }

  /** Tells of the events that are new. */
  void hear(long nanos) {
    tell(events.look(), nanos);
  }

  /** The same, when no more will come. */
  void hearAll(long nanos) {
    tell(events.lookForTheLastTime(), nanos);
  }

  private void tell(List<JobLine> lines, long nanos) {
    for (JobLine line : lines) {
      heardNanos = nanos;
      if (!line.job().isEmpty()) {
        // Of several that Slurm took under its name, the one that has claimed the folder.
        id = line.job();
      }
      boolean elsewhere = !place.running() || !place.job().equals(id);
      if (elsewhere && id != null && !trials.isEmpty()) {
        // It may be over before Slurm is asked: its own lines tell where it ran.
        move(new JobPlace(id, true, line.node(), ""));
      }
      tell(line.event());
    }
  }

  private void tell(WorkerEvent event) {
    if (event instanceof WorkerEvent.Refused refused) {
      listener.onRefused(List.copyOf(trials), refused.reason());
      trials.clear();
    } else if (event != null && event.about().isPresent()) {
      int trial = event.about().getAsInt();
      if (trials.contains(trial)) {
        listener.onEvent(trial, event);
      }
      if (event.endsTrial()) {
        trials.remove(trial);
      }
    }
  }

  /** Whether there may be events to read. */
  boolean mayTell() {
    return place.running() || over || place.job().isEmpty();
  }

  /** Slurm says where it is. */
  void isAt(JobPlace now) {
    over = false;
    move(now);
  }

  private void move(JobPlace now) {
    if (!now.equals(place)) {
      place = now;
      listener.onPlace(List.copyOf(trials), now);
    }
  }

  JobPlace place() {
    return place;
  }

  /** Slurm says that it is over, or knows it no more. */
  void isOver(long nanos) {
    if (!over) {
      over = true;
      overNanos = nanos;
    }
  }

  /** How long it has been over. */
  long overFor(long nanos) {
    return over ? nanos - overNanos : 0;
  }

  /** How long nothing has been heard of it. */
  long silentFor(long nanos) {
    return nanos - heardNanos;
  }

  boolean isToBeSent(long nanos) {
    return id == null && nanos - sendNanos >= 0;
  }

  void sendAt(long nanos) {
    sendNanos = nanos;
  }
}
