package org.tunebench.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * All that is kept of a running study, and all that is published of it: nothing is published before
 * it has been kept. Belongs to the study's thread.
 */
final class Ledger {
  /**
   * How often the elapsed time is written down, which other processes see that look at the study.
   */
  static final long CLOCK_MILLIS = 5_000;

  /**
   * The same where nothing else happens, as while jobs wait: each time costs a write that is forced
   * to the disk, and a copy of the database for whoever looks.
   */
  static final long QUIET_CLOCK_MILLIS = 60_000;

  private final StudyRepository repository;
  private final StudyRun run;
  private final LiveHistory history;
  private final RunClock clock;
  private final Listeners listeners = new Listeners();
  private final ReportBatch reports;
  private final Publication publication;
  private final JobsOfStudy jobs = new JobsOfStudy();
  private final ArtifactKeeper artifacts;
  private final CarriedCheckpoints checkpoints;

  private long lastClocked;
  private Duration clocked;
  private boolean isQuiet;

  /**
   * @param snapshot where the study stands, from its thread
   * @param owner takes messages to the study's thread
   */
  Ledger(
      StudyRepository repository,
      StudyRun run,
      Supplier<StudySnapshot> snapshot,
      Consumer<Runnable> owner,
      RunClock clock) {
    this.repository = repository;
    this.run = run;
    this.history = run.history();
    this.clock = clock;
    this.artifacts = new ArtifactKeeper(run, owner);
    this.checkpoints = new CarriedCheckpoints(run);
    this.reports = new ReportBatch(repository, run.id(), listeners, clock);
    this.publication = new Publication(listeners, snapshot, clock);
  }

  /** Takes care of what earlier runs have left. */
  void open() {
    artifacts.start();
    checkpoints.start();
  }

  /**
   * Nothing more is kept.
   *
   * @param finished false if the study will go on some day
   */
  void close(boolean finished) {
    artifacts.close(finished);
    checkpoints.close();
  }

  StudyRun run() {
    return run;
  }

  LiveHistory history() {
    return history;
  }

  JobsOfStudy jobs() {
    return jobs;
  }

  CarriedCheckpoints checkpoints() {
    return checkpoints;
  }

  /** What is published, and what has changed of it. */
  Publication publication() {
    return publication;
  }

  Instant now() {
    return clock.now();
  }

  /** What passes, as {@link RunClock#millis} counts it. */
  long millis() {
    return clock.millis();
  }

  /**
   * Writes the elapsed time down now and then, for the case that nobody can at the end. While it
   * stands still there is nothing to write.
   */
  void keepClockIfDue() {
    long time = clock.millis();
    Duration elapsed = run.elapsed(time);
    boolean isDue = time - lastClocked >= (isQuiet ? QUIET_CLOCK_MILLIS : CLOCK_MILLIS);
    if (isDue && !elapsed.equals(clocked)) {
      keepState(StudyState.RUNNING, elapsed, "");
      lastClocked = time;
      clocked = elapsed;
      isQuiet = true;
    }
  }

  /** Writes a trial down, then lets everybody know. */
  void keep(Trial trial) {
    if (trial.state().isTerminal()) {
      // A terminal trial's history is complete on disk before it is terminal.
      reports.flush();
    }
    if (trial.number() < history.size()) {
      repository.update(run.id(), trial);
    } else {
      repository.add(run.id(), trial);
    }
    history.put(trial);
    run.onKept(trial);
    jobs.onKept(trial);
    artifacts.onKept(trial);
    changed();
  }

  /** Ends a running trial without a result. */
  void end(int number, TrialState state, String reason) {
    keep(history.trial(number).end(state, reason, now()));
  }

  /**
   * Takes a report in; it is written down with others, soon.
   *
   * @return false if its trial has reported this step or a later one before
   */
  boolean take(Report report) {
    if (!history.put(report)) {
      return false;
    }
    reports.add(report);
    changed();
    return true;
  }

  /** A trial's job waits, runs or has moved. */
  void place(int number, JobPlace place) {
    if (isRunning(number)) {
      jobs.place(history.trial(number), place, now()).ifPresent(this::keep);
      publication.changed();
    }
  }

  /** Writes the study's changed budget down; the rest of its definition may have changed there. */
  void keepBudget() {
    repository.setBudget(run.id(), run.spec().budget());
    changed();
  }

  private void changed() {
    isQuiet = false;
    publication.changed();
  }

  void keepState(StudyState state, Duration elapsed, String ending) {
    repository.setState(run.id(), state, elapsed, ending);
  }

  boolean isRunning(int number) {
    return number < history.size() && history.state(number) == TrialState.RUNNING;
  }

  /** Numbers of the trials that run. */
  List<Integer> running() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < history.pendingCount(); i++) {
      if (isRunning(history.pending(i))) {
        numbers.add(history.pending(i));
      }
    }
    return numbers;
  }

  /** Whether no report waits to be written down. */
  boolean isWritten() {
    return reports.isEmpty();
  }

  void flush() {
    reports.flush();
  }

  void flushIfDue() {
    reports.flushIfDue();
  }

  /** Adds a listener: it hears where the study stands, and from then on all that changes. */
  void join(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    reports.flush();
    StudySnapshot now = publication.refresh();
    listeners.tell(
        listener,
        one -> {
          soFar.accept(run.curves());
          one.onSnapshot(now);
        });
    listeners.add(listener);
  }

  void leave(StudyListener listener) {
    listeners.remove(listener);
  }
}
