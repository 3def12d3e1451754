package org.tunebench.engine.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.pruner.Pruner;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.TrialState;

/**
 * The one thread that owns a running study. Workers ({@link WorkerNews}), timers and the person
 * ({@link StudyWishes}) send it messages; it alone starts trials, writes to the repository and
 * publishes snapshots.
 */
final class StudyRunner {
  private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);

  /** What a run that ends gives its trials to keep their state. */
  private static final long SUSPEND_NANOS = 6_000_000_000L;

  private final StudyRun run;
  private final LiveHistory history;
  private final TrialPlan plan;
  private final Places workers;
  private final RunClock clock;
  private final Mailbox messages;
  private final Ledger ledger;
  private final TrialEndings endings;
  private final TrialStarts starts;
  private final Course course;
  private final WorkerNews news;
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private final CompletableFuture<StudySnapshot> ended = new CompletableFuture<>();

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
      RunClock clock) {
    this.run = run;
    this.history = run.history();
    this.plan = plan;
    this.workers = workers;
    this.messages = messages;
    this.clock = clock;
    this.ledger = new Ledger(repository, run, this::snapshotNow, messages::post, clock);
    Gathering gathering = new Gathering();
    this.endings = new TrialEndings(ledger, plan, workers, gathering);
    this.starts = new TrialStarts(plan, workers, ledger, endings, gathering);
    this.course = new Course(ledger, plan, starts, endings);
    this.news = new WorkerNews(course, ledger, endings, pruner, workers);
    ledger.publication().refresh();
  }

  /** Starts the workers and the thread. */
  void start(ThreadFactory threads) {
    Thread owner = threads.newThread(this::own);
    owner.setName("study-" + run.id());
    owner.setUncaughtExceptionHandler((thread, e) -> breakOff(e));
    owner.start();
  }

  /**
   * The repository cannot be written, or something is wrong with ourselves, such as a sampler.
   * Whatever runs is ended. If that cannot be kept, the next start finds it as after a crash.
   */
  private void breakOff(Throwable e) {
    LOG.error("study {} broke off", run.id(), e);
    course.breakOff(e);
    attempt(this::endAll);
    attempt(this::keepBreakOff);
    release();
  }

  /**
   * The state last: a study that is kept as stopped is not looked through for trials that run. On a
   * cluster these go on.
   */
  private void keepBreakOff() {
    if (run.spec().cluster().isEmpty()) {
      interruptAll(StudiesAtRest.BROKE_OFF + " while the trial ran");
    }
    keepEnd(course.end().orElseThrow());
  }

  private void endAll() {
    if (!workers.leave()) {
      workers.close();
    }
  }

  private void interruptAll(String reason) {
    for (int number : ledger.running()) {
      ledger.end(number, TrialState.INTERRUPTED, reason);
    }
  }

  private void own() {
    run.started(clock.millis());
    ledger.keepClockIfDue();
    ledger.open();
    workers.open(news, ledger.running().stream().map(n -> run.onDisk(history.trial(n))).toList());
    plan.rehearse(messages::isEmpty, messages::isUrgent);
    do {
      while (course.end().isEmpty()) {
        nextMessage();
        run.rests(course.rests(), clock.millis());
        ledger.flushIfDue();
        ledger.publication().publishIfDue();
        ledger.keepClockIfDue();
      }
    } while (isAskedForMore());
    conclude();
  }

  /**
   * A study that has come to its end is asked once more: what the person wants in that moment
   * belongs to this run, and from then on to the next. What ends early hears all until it is over,
   * since its trials still say how they end.
   */
  private boolean isAskedForMore() {
    while (course.isFinished() && !messages.closeIfEmpty()) {
      nextMessage();
      course.reconsider();
    }
    return course.end().isEmpty();
  }

  private void nextMessage() {
    try {
      Runnable message = messages.poll(restMillis());
      if (message != null) {
        message.run();
      }
      if (starts.isDue()) {
        course.fill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      course.stop(false);
    }
  }

  private long restMillis() {
    long most = ledger.isWritten() ? tickMillis() : Publication.PUBLISH_MILLIS;
    return ledger.publication().restMillis(starts.restMillis(most));
  }

  private long tickMillis() {
    return run.spec().budget().time().isPresent() ? ReportBatch.FLUSH_MILLIS : Ledger.CLOCK_MILLIS;
  }

  private void conclude() {
    Course.End end = course.end().orElseThrow();
    if (!end.leavesJobs() || !workers.leave()) {
      suspend();
      workers.close();
      interruptAll(endings.ofRun());
    }
    keepEnd(end);
    release();
  }

  private void keepEnd(Course.End end) {
    ledger.flush();
    long time = clock.millis();
    String why = end.isFinished() ? whyFinished(time) : end.problem().orElse("");
    ledger.keepState(end.state(), run.stopped(time, end.state(), why), why);
  }

  /** Gives the trials that run a moment to keep their state: they go on from there some day. */
  private void suspend() {
    long until = System.nanoTime() + SUSPEND_NANOS;
    try {
      endings.suspendAll();
      while (!ledger.running().isEmpty() && System.nanoTime() < until) {
        Runnable message = messages.poll(Publication.PUBLISH_MILLIS);
        if (message != null) {
          message.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String whyFinished(long time) {
    // The last trial may well have outlasted the time.
    return run.isOverTime(time) && course.isMoreLeft()
        ? "the time of its budget is used up"
        : plan.whyOver();
  }

  private void release() {
    course.over();
    // Before anybody else may have the study: these messages still change it.
    messages.close().forEach(this::attempt);
    attempt(ledger::flush);
    attempt(() -> ledger.close(course.isFinished()));
    // Before the last snapshot: whoever is told of the end may start the study anew.
    run.release();
    released.complete(null);
    attempt(ledger.publication()::publish);
    ended.complete(snapshot());
  }

  /** The run has ended: what goes wrong now must not keep that from those who wait for it. */
  private void attempt(Runnable last) {
    try {
      last.run();
    } catch (RuntimeException | Error e) {
      LOG.error("at the end of the run of study {}", run.id(), e);
    }
  }

  private StudySnapshot snapshotNow() {
    JobsOfStudy jobs = ledger.jobs();
    return standing(jobs).withJobs(jobs.places()).withSeats(workers.seats());
  }

  private StudySnapshot standing(JobsOfStudy jobs) {
    Optional<String> problem = course.end().flatMap(Course.End::problem);
    RunStatus status = course.status();
    if (status == RunStatus.IDLE && problem.isEmpty()) {
      return run.atRest(clock.millis());
    }
    String note = status == RunStatus.STARTING ? "the workers are starting" : starts.explain();
    return run.snapshot(
        status,
        workers.slots(),
        jobs.note().or(course::note).orElse(note),
        problem,
        clock.millis());
  }

  /** Before it is started: the study is to pause by itself as soon as one trial runs. */
  void onlyOneAtFirst() {
    course.onlyOneAtFirst();
  }

  // ---- who sends messages to it ----

  WorkerNews news() {
    return news;
  }

  /** What the person wants of it. */
  StudyWishes wishes() {
    return new StudyWishes(course, ledger, plan, endings);
  }

  /** The study's key; for any thread. */
  long id() {
    return run.id();
  }

  /** The last snapshot; for any thread. */
  StudySnapshot snapshot() {
    return ledger.publication().snapshot();
  }

  /** Completes when nothing of this run changes the study any more; for any thread. */
  CompletableFuture<Void> released() {
    return released;
  }

  /** Completes with the last snapshot; for any thread. */
  CompletableFuture<StudySnapshot> ended() {
    return ended;
  }
}
