package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudyListener;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.TrialState;

/**
 * Brings what happens to one study to the screen. Events come on any thread and are only queued
 * there; they are merged in the background, and the FX thread gets the merged change. A next change
 * is begun only after the last one was applied and the shortest time has passed, so that a slow
 * screen gets fewer and larger changes instead of a growing backlog.
 *
 * <p>A study that does not run is read from the repository; {@link #open} again follows it when it
 * has been started.
 */
final class StudyFeed implements AutoCloseable {
  private final SearchEngine engine;
  private final long id;
  private final Pace pace;
  private final Consumer<StudyChange> sink;
  private final AtomicReference<Attachment> current = new AtomicReference<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean closed;

  /** Whether something was lost on its way to the screen: what comes next begins anew. */
  private volatile boolean torn;

  /** What the person wants histories of; empty for what the study monitors. */
  private volatile Optional<String> wanted = Optional.empty();

  /** Something about histories, in the order in which it happened. */
  private sealed interface Event {}

  private record All(Map<Integer, Curve> curves) implements Event {}

  private record More(List<Report> reports) implements Event {}

  /**
   * @param sink hears each change on the FX executor
   */
  StudyFeed(SearchEngine engine, long id, Pace pace, Consumer<StudyChange> sink) {
    this.engine = engine;
    this.id = id;
    this.pace = pace;
    this.sink = sink;
  }

  /**
   * Begins to follow the study, or begins anew: after it was started, or its definition changed.
   * Reads from the repository: to be called in the background. One after the other, so that the
   * last one follows what was wanted last.
   *
   * @throws WrongInputException if there is none
   */
  synchronized void open() {
    Study study = engine.repository().present(id);
    String monitor = study.spec().metric().monitor();
    Attachment attachment = new Attachment(wanted.orElse(monitor), monitor);
    Attachment before = current.getAndSet(attachment);
    if (before != null) {
      before.end();
    }
    if (closed) {
      attachment.end();
      return;
    }
    Optional<RunningStudy> running = engine.running(id);
    if (running.isPresent()) {
      attachment.follow(running.get());
    } else {
      attachment.read();
    }
  }

  /**
   * Begins anew with the histories of another metric. Reads from the repository: to be called in
   * the background.
   *
   * @throws WrongInputException if the study is gone
   */
  void show(String metric) {
    wanted = Optional.of(metric);
    open();
  }

  @Override
  public void close() {
    closed = true;
    Attachment attachment = current.get();
    if (attachment != null) {
      attachment.end();
    }
  }

  private void wake() {
    if (!closed && busy.compareAndSet(false, true)) {
      pace.paced().execute(this::merge);
    }
  }

  private void merge() {
    boolean isOnItsWay = false;
    try {
      if (torn) {
        open();
        torn = false;
      }
      StudyChange change = current.get().merged();
      pace.fx().execute(() -> apply(change));
      isOnItsWay = true;
    } finally {
      if (!isOnItsWay) {
        // Whoever handles what failed, be it an error, tells the person.
        torn = true;
        busy.set(false);
      }
    }
  }

  private void apply(StudyChange change) {
    // Until it is shown.
    torn = true;
    try {
      if (!closed) {
        sink.accept(change);
      }
      torn = false;
    } finally {
      pace.paced().changed();
      busy.set(false);
      if (current.get().hasNews()) {
        wake();
      }
    }
  }

  /** One time of following the study: from a start, or from opening the page, to its end. */
  private final class Attachment implements StudyListener {
    private final String metric;
    private final boolean monitored;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    /** Written by one merge at a time, as is the ranking. */
    private final Map<Integer, Integer> reached = new HashMap<>();

    /** Reports that came before the histories that they continue. */
    private final List<Report> early = new ArrayList<>();

    private boolean begun;
    private final AtomicReference<StudySnapshot> latest = new AtomicReference<>();

    /** Written by one merge at a time; the executors hand it from one to the next. */
    private List<BestAndWorst.Ranked> ranking = List.of();

    /** Hears how the run ended; nobody once it is not followed any more. */
    private final AtomicReference<StudyListener> atEnd = new AtomicReference<>(this);

    private volatile Runnable leave = () -> {};
    private volatile boolean over;

    Attachment(String metric, String monitor) {
      this.metric = metric;
      this.monitored = metric.equals(monitor);
    }

    void follow(RunningStudy running) {
      leave =
          running.listen(
              this,
              // The study's own thread has only the monitored metric at hand; all that was reported
              // up to this moment is in the repository.
              monitored ? this::onCurves : curves -> pace.background().execute(this::readCurves));
      if (over) {
        leave.run();
      }
      // The last word of a run: the stored state, and why it ended where it went wrong. The run
      // keeps whoever waits for it until then, so that is not the attachment itself.
      AtomicReference<StudyListener> waiting = atEnd;
      running
          .ended()
          .thenAccept(
              last -> Optional.ofNullable(waiting.get()).ifPresent(l -> l.onSnapshot(last)));
    }

    void read() {
      // The page can be used as soon as there is a header and a table.
      engine.snapshot(id).ifPresent(this::onSnapshot);
      readCurves();
    }

    private void readCurves() {
      onCurves(engine.repository().curves(id, metric));
    }

    void end() {
      over = true;
      atEnd.set(null);
      leave.run();
    }

    private void onCurves(Map<Integer, Curve> curves) {
      events.add(new All(curves));
      wakeUnlessOver();
    }

    @Override
    public void onSnapshot(StudySnapshot snapshot) {
      latest.set(snapshot);
      wakeUnlessOver();
    }

    @Override
    public void onReports(List<Report> reports) {
      events.add(new More(reports));
      wakeUnlessOver();
    }

    boolean hasNews() {
      return latest.get() != null || !events.isEmpty();
    }

    StudyChange merged() {
      // The snapshot first: the events that led to it are in the queue already.
      Optional<StudySnapshot> snapshot = Optional.ofNullable(latest.getAndSet(null));
      Merge merge = new Merge(metric, reached);
      for (Event event = events.poll(); event != null; event = events.poll()) {
        if (event instanceof All all) {
          begun = true;
          merge.begin(all.curves());
          merge.add(early);
          early.clear();
        } else if (event instanceof More more && begun) {
          merge.add(more.reports());
        } else if (event instanceof More more) {
          early.addAll(more.reports());
        }
      }
      snapshot.ifPresent(this::rank);
      return merge.change(snapshot, ranking);
    }

    /** A completed trial never changes: only when there are more of them, the ranking does. */
    private void rank(StudySnapshot snapshot) {
      if (snapshot.count(TrialState.COMPLETED) != ranking.size()) {
        ranking = BestAndWorst.ranked(snapshot.study().spec().metric(), snapshot.trials());
      }
    }

    private void wakeUnlessOver() {
      if (!over) {
        wake();
      }
    }
  }
}
