package org.tunebench.engine.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.HostMemory;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.pruner.Pruner;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * The one thread that owns a running study. Workers, timers and the person send it messages; it
 * alone changes trials, writes to the repository and publishes snapshots. What is published has
 * been kept before.
 */
final class StudyRunner implements Places.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

  /** How often the elapsed time is written down. */
  private static final long CLOCK_MILLIS = 30_000;

  private final StudyRepository repository;
  private final StudyRun run;
  private final LiveHistory history;
  private final TrialPlan plan;
  private final Pruner pruner;
  private final Places workers;
  private final Clock clock;

  private final Mailbox messages;
  private final Listeners listeners = new Listeners();
  private final ReportBatch reports;
  private final Publication publication;
  private final Map<Integer, TrialState> endings = new HashMap<>();
  private final MemoryKills kills = new MemoryKills(HostMemory::kills);
  private final JobsOfStudy jobs = new JobsOfStudy();
  private final ArtifactKeeper artifacts;
  private final CompletableFuture<StudySnapshot> ended = new CompletableFuture<>();

  private RunStatus status = RunStatus.STARTING;
  private Optional<String> problem = Optional.empty();
  private boolean leaving;
  private StudyState finalState;
  private long lastClocked;

  /**
   * @param run the study with all that has been kept of it; trials that run are on a cluster
   * @param workers where it runs, not yet started
   * @param messages to this thread: the workers' and the person's
   */
  StudyRunner(
      StudyRepository repository,
      StudyRun run,
      TrialPlan plan,
      Pruner pruner,
      Places workers,
      Mailbox messages,
      Clock clock) {
    this.repository = repository;
    this.run = run;
    this.history = run.history();
    this.plan = plan;
    this.pruner = pruner;
    this.workers = workers;
    this.messages = messages;
    this.clock = clock;
    this.artifacts = new ArtifactKeeper(run, messages::post);
    this.reports = new ReportBatch(repository, run.id(), listeners, clock);
    this.publication = new Publication(listeners, this::snapshotNow, clock);
    publication.refresh();
  }

  /** Starts the workers and the thread. */
  void start() {
    Thread owner = new Thread(this::own, "study-" + run.id());
    owner.setUncaughtExceptionHandler((thread, e) -> breakOff(e));
    owner.start();
  }

  /**
   * The repository cannot be written, or something is wrong with ourselves. Whatever runs is ended;
   * the next start finds it as after a crash.
   */
  private void breakOff(Throwable e) {
    LOG.error("study {} broke off", run.id(), e);
    if (!workers.leave()) {
      workers.close();
    }
    problem = Optional.of("the search broke off: " + (e.getMessage() == null ? e : e.getMessage()));
    release();
  }

  // ---- the thread ----

  private void own() {
    run.started(clock.millis());
    clockIfDue();
    artifacts.start();
    workers.open(this, running().stream().map(n -> onDisk(history.trial(n))).toList());
    plan.rehearse(messages::isEmpty);
    while (finalState == null) {
      nextMessage();
      reports.flushIfDue();
      publication.publishIfDue(messages.isEmpty());
      clockIfDue();
    }
    conclude();
  }

  /** Writes the elapsed time down now and then, for the case that nobody can at the end. */
  private void clockIfDue() {
    long time = clock.millis();
    if (time - lastClocked >= CLOCK_MILLIS) {
      lastClocked = time;
      repository.setState(run.id(), StudyState.RUNNING, run.elapsed(time));
    }
  }

  private void nextMessage() {
    try {
      boolean quiet = reports.isEmpty() && !publication.isDue();
      Runnable message = messages.poll(quiet ? tickMillis() : Publication.PUBLISH_MILLIS);
      if (message != null) {
        message.run();
      }
      if (run.isOverTime(clock.millis())) {
        fill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(StudyState.STOPPED);
    }
  }

  private long tickMillis() {
    return run.spec().budget().time().isPresent() ? ReportBatch.FLUSH_MILLIS : CLOCK_MILLIS;
  }

  private void conclude() {
    if (!leaving || !workers.leave()) {
      workers.close();
      for (int number : running()) {
        keep(history.trial(number).end(TrialState.INTERRUPTED, "the study was stopped", now()));
      }
    }
    reports.flush();
    long time = clock.millis();
    String ending = finalState == StudyState.FINISHED ? whyFinished(time) : problem.orElse("");
    repository.setState(run.id(), finalState, run.stopped(time, finalState, ending), ending);
    release();
  }

  private String whyFinished(long time) {
    return run.isOverTime(time) ? "the time of its budget is used up" : plan.whyOver();
  }

  private void release() {
    status = RunStatus.IDLE;
    artifacts.close(finalState == StudyState.FINISHED);
    // Before the last snapshot: whoever is told of the end may start the study anew.
    run.release();
    publication.publish();
    messages.close().forEach(Runnable::run);
    ended.complete(snapshot());
  }

  private List<Integer> running() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < history.pendingCount(); i++) {
      if (history.state(history.pending(i)) == TrialState.RUNNING) {
        numbers.add(history.pending(i));
      }
    }
    return numbers;
  }

  /** Starts trials until no slot is free or nothing is left to start; ends the study then. */
  private void fill() {
    while (status == RunStatus.RUNNING && finalState == null) {
      boolean full = workers.freeSlot().isEmpty();
      if (full && workers.running() > 0) {
        return;
      }
      boolean over = run.isOverTime(clock.millis());
      Predicate<Trial> fits = trial -> full || slotFor(trial).isPresent();
      Optional<Trial> next = over ? plan.nextReplicate() : plan.next(fits);
      if (next.isEmpty()) {
        if (workers.running() == 0 && (over || !plan.isWaiting())) {
          end(StudyState.FINISHED);
        }
        return;
      }
      if (full) {
        return;
      }
      begin(next.get(), slotFor(next.get()).or(workers::freeSlot).orElseThrow());
    }
  }

  private Optional<Places.Slot> slotFor(Trial trial) {
    return workers.freeSlot(plan.avoided(trial));
  }

  private void begin(Trial proposed, Places.Slot slot) {
    Trial trial = proposed.start(slot.device(), now());
    keep(trial);
    kills.started(trial.number());
    workers.start(slot, onDisk(trial));
  }

  private Places.Running onDisk(Trial trial) {
    return new Places.Running(trial, run.folder(trial.number()));
  }

  /** Writes a trial down, then lets everybody know. */
  private void keep(Trial trial) {
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
    publication.changed();
  }

  private void end(StudyState state) {
    if (finalState == null) {
      finalState = state;
    }
  }

  private java.time.Instant now() {
    return java.time.Instant.ofEpochMilli(clock.millis());
  }

  private StudySnapshot snapshotNow() {
    if (status == RunStatus.IDLE && problem.isEmpty()) {
      return run.atRest(clock.millis()).withJobs(jobs.places()).withSeats(workers.seats());
    }
    String note = status == RunStatus.STARTING ? "the workers are starting" : plan.explain();
    return run.snapshot(status, workers.slots(), jobs.note().orElse(note), problem, clock.millis())
        .withJobs(jobs.places())
        .withSeats(workers.seats());
  }

  // ---- what workers say ----

  @Override
  public void onReady() {
    if (status == RunStatus.STARTING) {
      status = RunStatus.RUNNING;
      publication.changed();
    }
    fill();
  }

  @Override
  public void onRefused(String reason) {
    fail(reason);
  }

  @Override
  public void onWorkerExit(List<Integer> trials, String reason) {
    for (int number : trials) {
      endTrial(number, reason, true);
    }
    if (workers.slots() == 0) {
      fail(workers.whyNone());
    }
    fill();
  }

  @Override
  public void onLost(List<Integer> trials, String reason) {
    for (int number : trials) {
      interrupt(number, reason);
    }
    if (workers.slots() == 0) {
      fail(workers.whyNone());
    }
    fill();
  }

  /** A trial that is gone by no fault of its own is tried again, unless it was to end anyway. */
  private void interrupt(int number, String reason) {
    if (endings.containsKey(number)) {
      endTrial(number, reason, false);
    } else {
      workers.freed(number);
      keep(history.trial(number).end(TrialState.INTERRUPTED, reason, now()));
      keep(plan.again(number));
    }
  }

  @Override
  public void onPlaced(int number, JobPlace place) {
    if (number < history.size() && history.state(number) == TrialState.RUNNING) {
      jobs.place(history.trial(number), place, now()).ifPresent(this::keep);
      publication.changed();
    }
  }

  @Override
  public void onNote(String sentence) {
    jobs.note(sentence);
    publication.changed();
  }

  private void fail(String reason) {
    // What runs elsewhere may well come to its end: the study finds it when it is started again.
    leaving = true;
    problem = Optional.of(reason);
    publication.changed();
    end(StudyState.STOPPED);
  }

  @Override
  public void onTrialEvent(int number, WorkerEvent event) {
    if (number >= history.size() || history.state(number) != TrialState.RUNNING) {
      return;
    }
    if (event instanceof WorkerEvent.Reported reported) {
      report(new Report(number, reported.step(), reported.values()));
    } else if (event instanceof WorkerEvent.Completed completed) {
      complete(number, completed.metrics());
    } else if (event instanceof WorkerEvent.Failed failed) {
      endTrial(number, failed.reason(), false);
    } else if (event instanceof WorkerEvent.Stopped) {
      endTrial(number, "it ended without a result", false);
    }
    if (!(event instanceof WorkerEvent.Reported)) {
      fill();
    }
  }

  private void report(Report report) {
    if (!history.put(report)) {
      return;
    }
    reports.add(report);
    publication.changed();
    Trial trial = history.trial(report.trial());
    // Replicates are compared by what they come to.
    boolean judged = !trial.isBaseline() && !trial.isReplicate();
    if (judged
        && !endings.containsKey(report.trial())
        && pruner.shouldStop(history, report.trial())) {
      endings.put(report.trial(), TrialState.PRUNED);
      workers.stop(report.trial());
    }
  }

  private void complete(int number, Map<String, Double> metrics) {
    workers.isWell(number);
    workers.freed(number);
    if (!metrics.containsKey(run.spec().metric().name())) {
      endTrial(
          number,
          "the objective gave no value for the metric '%s', only for %s"
              .formatted(run.spec().metric().name(), metrics.keySet()),
          false);
      return;
    }
    // It was told to end and had come to its end already: a result is a result.
    endings.remove(number);
    keep(history.trial(number).complete(metrics, now()));
  }

  private void endTrial(int number, String reason, boolean workerDied) {
    int company = workers.company(number);
    workers.freed(number);
    TrialState asked = endings.remove(number);
    if (asked == TrialState.PRUNED) {
      keep(history.trial(number).end(asked, "", now()));
    } else if (asked == TrialState.STOPPED) {
      keep(history.trial(number).end(asked, "stopped by hand", now()));
    } else {
      setBack(number, reason, workerDied, company);
    }
  }

  /** A trial has ended without a result and nobody has asked for it. */
  private void setBack(int number, String reason, boolean workerDied, int company) {
    FailureKind kind = FailureKind.of(reason, kills.since(number));
    Setback setback =
        Setback.of(
            new Setback.Circumstances(
                kind, workerDied, false, company, plan.interruptions(number)));
    String device = history.trial(number).run().device();
    String said = kind.explain(device, company, reason);
    boolean goesOn = setback.fate() == Setback.Fate.GOES_ON;
    keep(
        history
            .trial(number)
            .end(goesOn ? TrialState.INTERRUPTED : TrialState.FAILED, said, now()));
    if (goesOn) {
      keep(plan.again(number));
    } else if (setback.fate() == Setback.Fate.FAILED_ONCE) {
      plan.retryOf(number).ifPresent(this::keep);
    }
    if (setback.fewerSlots()) {
      workers.crowded(device, company);
    }
    if (setback.strike()) {
      workers.suspect(device, reason);
    }
  }

  /** What goes on on the devices. */
  void onReading(DeviceReading reading) {
    if (status != RunStatus.IDLE) {
      List<SeatState> before = workers.seats();
      workers.onReading(reading);
      if (!workers.seats().equals(before)) {
        publication.changed();
        fill();
      }
    }
  }

  // ---- what the person says: StudyControl's messages, on this thread ----

  /** The study's key; for any thread. */
  long id() {
    return run.id();
  }

  /** The last snapshot; for any thread. */
  StudySnapshot snapshot() {
    return publication.snapshot();
  }

  /** Completes with the last snapshot; for any thread. */
  CompletableFuture<StudySnapshot> ended() {
    return ended;
  }

  void join(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    reports.flush();
    soFar.accept(run.curves());
    listener.onSnapshot(publication.refresh());
    listeners.add(listener);
  }

  /** The study has ended: nothing changes any more, so any thread may read. */
  void joinAtRest(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    soFar.accept(run.curves());
    listener.onSnapshot(snapshot());
  }

  void leave(StudyListener listener) {
    listeners.remove(listener);
  }

  void pause() {
    change(RunStatus.RUNNING, RunStatus.PAUSED);
  }

  void unpause() {
    change(RunStatus.PAUSED, RunStatus.RUNNING);
    fill();
  }

  private void change(RunStatus from, RunStatus to) {
    if (status == from) {
      status = to;
      publication.changed();
    }
  }

  void stop() {
    status = RunStatus.STOPPING;
    publication.publish();
    end(StudyState.STOPPED);
  }

  /** Ends the run here; what runs on a cluster goes on. */
  void goAway() {
    leaving = true;
    stop();
  }

  void stopTrial(int number) {
    if (number < history.size() && history.state(number) == TrialState.RUNNING) {
      endings.put(number, TrialState.STOPPED);
      workers.stop(number);
    }
  }

  void enqueue(Configuration configuration) {
    keep(plan.queued(configuration));
    fill();
  }

  void replicate(List<Configuration> configurations, int times) {
    plan.replicates(configurations, times, this::keep);
    fill();
  }

  void setTrials(int total) {
    run.setBudget(run.spec().budget().withTrials(total));
    plan.forgetAhead();
    repository.setSpec(run.id(), run.spec());
    publication.changed();
    fill();
  }
}
