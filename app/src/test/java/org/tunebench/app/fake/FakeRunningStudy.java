package org.tunebench.app.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SeatState;
import org.tunebench.engine.run.StudyListener;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/**
 * A running study that a test drives by hand: {@link #startTrial}, {@link #report}, {@link
 * #complete}, {@link #fail}, {@link #prune}, {@link #finish}. Listeners hear on the caller's
 * thread, before the driving method returns. What screens asked for can be read back ({@link
 * #stopped}, {@link #queued}).
 */
public final class FakeRunningStudy implements RunningStudy {
  private final FakeRepository repository;
  private final long id;
  private final Runnable onEnd;
  private final List<StudyListener> listeners = new ArrayList<>();
  private final List<Integer> stopped = new ArrayList<>();
  private final List<Configuration> queued = new ArrayList<>();
  private final CompletableFuture<StudySnapshot> ended = new CompletableFuture<>();
  private final Map<Integer, Forecast> forecasts = new LinkedHashMap<>();
  private boolean cannotForetell;
  private List<SeatState> seats = List.of();
  private RunStatus status = RunStatus.RUNNING;
  private String note = "TPE: the first 20 trials at random";

  FakeRunningStudy(FakeRepository repository, long id, Runnable onEnd) {
    this.repository = repository;
    this.id = id;
    this.onEnd = onEnd;
    setState(StudyState.RUNNING, "");
  }

  /** The number of the completed trial with the best metric. */
  static OptionalInt best(StudySpec spec, List<Trial> trials) {
    return BestAndWorst.ranked(spec.metric(), trials).stream()
        .map(BestAndWorst.Ranked::trial)
        .filter(trial -> Double.isFinite(trial.metric(spec.metric().name())))
        .mapToInt(Trial::number)
        .findFirst();
  }

  static StudySnapshot snapshot(FakeRepository repository, Study study, RunStatus status) {
    List<Trial> trials = repository.trials(study.id());
    TrialCounts counts = TrialCounts.of(trials);
    int used = counts.done() + counts.of(TrialState.RUNNING);
    return new StudySnapshot(
        study,
        status,
        trials,
        best(study.spec(), trials),
        used,
        Optional.empty(),
        "",
        Optional.empty());
  }

  // --- what a test does ---

  /** Starts the next trial of {@link FakeStudies} and says its number. */
  public synchronized int startTrial() {
    int number = startUnheard();
    publish();
    return number;
  }

  /** The same, but nobody hears of it before the next change. */
  public synchronized int startUnheard() {
    int number = repository.trials(id).size();
    repository.add(id, FakeStudies.trial(number).start("cpu", repository.now()));
    return number;
  }

  /** Reports one step of a trial's made-up history. */
  public synchronized void report(int trial, int step) {
    report(List.of(FakeStudies.report(repository.trial(id, trial).orElseThrow(), step)));
  }

  /** Reports a batch. */
  public synchronized void report(List<Report> reports) {
    repository.append(id, reports);
    for (Report report : reports) {
      repository.update(
          id, repository.trial(id, report.trial()).orElseThrow().reached(report.step()));
    }
    List.copyOf(listeners).forEach(listener -> listener.onReports(reports));
  }

  /** Completes a trial with its made-up metrics. */
  public synchronized void complete(int trial) {
    change(trial, t -> t.complete(FakeStudies.metrics(t, t.epochs()), repository.now()));
  }

  /** Completes a trial with a value of the deciding metric. */
  public synchronized void complete(int trial, double value) {
    complete(trial, value, Map.of());
  }

  /** Completes a trial with a value of the deciding metric and values of others. */
  public synchronized void complete(int trial, double value, Map<String, Double> others) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(spec().metric().name(), value);
    metrics.putAll(others);
    change(trial, t -> t.complete(metrics, repository.now()));
  }

  /** Starts a trial that waits. */
  public synchronized void startWaiting(int trial) {
    change(trial, t -> t.start("cpu", repository.now()));
  }

  /** Fails a trial. */
  public synchronized void fail(int trial, String reason) {
    change(trial, t -> t.end(TrialState.FAILED, reason, repository.now()));
  }

  /** Prunes a trial. */
  public synchronized void prune(int trial) {
    change(trial, t -> t.end(TrialState.PRUNED, "worse than the median", repository.now()));
  }

  /** Changes what the sampler says. */
  public synchronized void note(String sentence) {
    note = sentence;
    publish();
  }

  /** Changes which devices it runs on. */
  public synchronized void seats(List<SeatState> devices) {
    seats = List.copyOf(devices);
    publish();
  }

  /** Changes what a running trial is expected to reach. */
  public synchronized void foretell(int trial, double value, double deviation) {
    forecasts.put(trial, new Forecast(value, deviation));
  }

  /** Whether something is wrong with what is expected. */
  public synchronized void cannotForetell(boolean now) {
    cannotForetell = now;
  }

  /** Ends the run with the budget used up. */
  public synchronized void finish() {
    finish("");
  }

  /** The same, with a word on why. */
  public synchronized void finish(String why) {
    end(StudyState.FINISHED, why);
  }

  /** The trials that somebody asked to stop, in order. */
  public synchronized List<Integer> stopped() {
    return List.copyOf(stopped);
  }

  /** The configurations that somebody asked for, in order. */
  public synchronized List<Configuration> queued() {
    return List.copyOf(queued);
  }

  /** How many listen at the moment. */
  public synchronized int listeners() {
    return listeners.size();
  }

  // --- what screens do ---

  @Override
  public long id() {
    return id;
  }

  @Override
  public synchronized StudySnapshot snapshot() {
    StudySnapshot bare = snapshot(repository, repository.study(id).orElseThrow(), status);
    return new StudySnapshot(
        bare.study(),
        status,
        bare.trials(),
        bare.best(),
        bare.used(),
        Optional.empty(),
        note,
        Optional.empty(),
        Map.of(),
        seats);
  }

  @Override
  public synchronized Runnable listen(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    soFar.accept(repository.curves(id, spec().metric().monitor()));
    listener.onSnapshot(snapshot());
    listeners.add(listener);
    return () -> remove(listener);
  }

  private synchronized void remove(StudyListener listener) {
    listeners.remove(listener);
  }

  @Override
  public synchronized CompletableFuture<SortedMap<Integer, Forecast>> forecasts() {
    return cannotForetell
        ? CompletableFuture.failedFuture(new IllegalStateException("nobody can tell"))
        : CompletableFuture.completedFuture(new TreeMap<>(forecasts));
  }

  @Override
  public synchronized void pause() {
    become(RunStatus.PAUSED);
  }

  @Override
  public synchronized void pauseNow() {
    for (Trial trial : repository.trials(id)) {
      if (trial.state() == TrialState.RUNNING) {
        change(
            trial.number(),
            t -> t.end(TrialState.INTERRUPTED, "the study was paused", repository.now()));
        tryAgain(trial.number());
      }
    }
    become(RunStatus.PAUSED);
  }

  @Override
  public synchronized void unpause() {
    become(RunStatus.RUNNING);
  }

  @Override
  public synchronized void leave() {
    stop();
  }

  @Override
  public synchronized void stop() {
    end(StudyState.STOPPED, "");
  }

  @Override
  public synchronized void stopTrial(int number) {
    boolean runs =
        snapshot().trials().stream()
            .anyMatch(t -> t.number() == number && t.state() == TrialState.RUNNING);
    if (!runs) {
      // As in the engine: a trial that has ended is left as it is.
      return;
    }
    stopped.add(number);
    change(number, t -> t.end(TrialState.STOPPED, "stopped by the person", repository.now()));
  }

  @Override
  public synchronized boolean tryAgain(int number) {
    Trial first = repository.trial(id, number).orElseThrow();
    Trial.Source source =
        new Trial.Source(Origin.RETRY, OptionalInt.of(number), first.source().seed(), Double.NaN);
    repository.add(id, Trial.waiting(repository.trials(id).size(), source, first.configuration()));
    publish();
    return true;
  }

  @Override
  public synchronized boolean replicate(List<Configuration> configurations, int times) {
    for (int i = 0; i < times; i++) {
      for (Configuration configuration : configurations) {
        int number = repository.trials(id).size();
        Trial.Source source =
            new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), number, Double.NaN);
        repository.add(id, Trial.waiting(number, source, configuration));
      }
    }
    publish();
    return true;
  }

  @Override
  public synchronized boolean enqueue(Configuration configuration) {
    queued.add(configuration);
    int number = repository.trials(id).size();
    Trial.Source source = new Trial.Source(Origin.QUEUED, OptionalInt.empty(), number, Double.NaN);
    repository.add(id, Trial.waiting(number, source, configuration));
    publish();
    return true;
  }

  @Override
  public synchronized boolean setBudget(Budget budget) {
    if (ended.isDone()) {
      return false;
    }
    repository.setBudget(id, budget);
    publish();
    return true;
  }

  @Override
  public CompletableFuture<StudySnapshot> ended() {
    return ended;
  }

  // --- inside ---

  private StudySpec spec() {
    return repository.study(id).orElseThrow().spec();
  }

  private void change(int trial, UnaryOperator<Trial> step) {
    repository.update(id, step.apply(repository.trial(id, trial).orElseThrow()));
    publish();
  }

  private void become(RunStatus next) {
    status = next;
    publish();
  }

  private void publish() {
    StudySnapshot now = snapshot();
    List.copyOf(listeners).forEach(listener -> listener.onSnapshot(now));
  }

  private void setState(StudyState state, String ending) {
    repository.setState(id, state, repository.study(id).orElseThrow().elapsed(), ending);
  }

  private void end(StudyState state, String ending) {
    if (ended.isDone()) {
      return;
    }
    for (Trial trial : repository.trials(id)) {
      if (trial.state() == TrialState.RUNNING) {
        repository.update(
            id, trial.end(TrialState.INTERRUPTED, "the study was stopped", repository.now()));
      }
    }
    setState(state, ending);
    onEnd.run();
    become(RunStatus.IDLE);
    ended.complete(snapshot());
  }
}
