package org.tunebench.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.sampler.Forecasts;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.LookOnlyRepository;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * A study that another process runs, as far as it has kept what happens. Whoever listens hears at
 * each look what has come since the one before; to all wishes it says why they cannot be granted.
 */
final class WatchedStudy implements RunningStudy {
  private static final String DELETED =
      "The study was deleted by another process: this is how it stood before";

  private final long id;
  private final LookOnlyRepository repository;
  private final Listeners listeners = new Listeners();
  private final CompletableFuture<StudySnapshot> ended = new CompletableFuture<>();

  /** The steps that listeners know of trials that had not ended at the last look. */
  private final Map<Integer, Integer> reached = new HashMap<>();

  /** How many trials there were at the last look. */
  private int known;

  private StudyRun run;
  private volatile StudySnapshot latest;

  /** Looks at a study for the first time. */
  WatchedStudy(Study study, LookOnlyRepository repository) {
    this.id = study.id();
    this.repository = repository;
    remember(take(study));
  }

  /** Looks at it again, and tells what is new. */
  synchronized void look(Study study) {
    tellReports(study);
    listeners.tell(listener -> listener.onSnapshot(latest));
  }

  private void tellReports(Study study) {
    List<Trial> trials = take(study);
    List<Report> reports = news(trials);
    remember(trials);
    if (!reports.isEmpty()) {
      listeners.tell(listener -> listener.onReports(reports));
    }
  }

  /** Where it stood at the last look, of one that is not there any more. */
  synchronized StudySnapshot lastSeen() {
    return run.atRest(0).withProblem(DELETED);
  }

  /**
   * It is run no more, or nobody knows any longer.
   *
   * @param kept what there is of it: its trials have reported until then
   */
  synchronized void end(Optional<Study> kept, StudySnapshot last) {
    kept.ifPresent(this::tellReports);
    latest = last;
    ended.complete(last);
  }

  /** Takes over where the study stands; gives its trials. */
  private List<Trial> take(Study study) {
    List<Trial> trials = repository.trials(id);
    LiveHistory history = new LiveHistory(study.spec());
    history.restore(trials, repository.curves(id, study.spec().metric().monitor()));
    run = new StudyRun(study, history, Path.of(""), () -> {});
    int slots = (int) trials.stream().filter(t -> t.state() == TrialState.RUNNING).count();
    String note = Samplers.explain(study.spec(), trials);
    latest = run.snapshot(RunStatus.RUNNING, slots, note, Optional.empty(), 0);
    return trials;
  }

  /** What trials have reported since the last look: one that had ended then tells no more. */
  private List<Report> news(List<Trial> trials) {
    List<Report> news = new ArrayList<>();
    for (Trial trial : trials) {
      int number = trial.number();
      if (number >= known || reached.containsKey(number)) {
        news.addAll(since(number, reached.getOrDefault(number, 0)));
      }
    }
    return news;
  }

  private void remember(List<Trial> trials) {
    known = trials.size();
    reached.clear();
    for (Trial trial : trials) {
      if (!trial.state().isTerminal()) {
        reached.put(trial.number(), run.history().curve(trial.number()).lastStep());
      }
    }
  }

  /** What a trial has reported of all metrics after a step. */
  private List<Report> since(int trial, int step) {
    Map<Integer, Map<String, Double>> steps = new TreeMap<>(Comparator.naturalOrder());
    repository
        .curves(id, trial)
        .forEach(
            (metric, curve) -> {
              for (int i = curve.size() - 1; i >= 0 && curve.step(i) > step; i--) {
                steps
                    .computeIfAbsent(curve.step(i), s -> new HashMap<>())
                    .put(metric, curve.value(i));
              }
            });
    return steps.entrySet().stream()
        .map(entry -> new Report(trial, entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public StudySnapshot snapshot() {
    return latest;
  }

  @Override
  public synchronized Runnable listen(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    listeners.tell(
        listener,
        one -> {
          soFar.accept(run.curves());
          one.onSnapshot(latest);
        });
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public CompletableFuture<SortedMap<Integer, Forecast>> forecasts() {
    return CompletableFuture.supplyAsync(this::foretell);
  }

  private synchronized SortedMap<Integer, Forecast> foretell() {
    return Forecasts.ofRunning(run.history());
  }

  @Override
  public CompletableFuture<StudySnapshot> ended() {
    return ended;
  }

  private WrongInputException refusal() {
    return repository.refusal();
  }

  @Override
  public void pause() {
    throw refusal();
  }

  @Override
  public void pauseNow() {
    throw refusal();
  }

  @Override
  public void unpause() {
    throw refusal();
  }

  @Override
  public void stop() {
    throw refusal();
  }

  @Override
  public void leave() {
    throw refusal();
  }

  @Override
  public void stopTrial(int number) {
    throw refusal();
  }

  @Override
  public boolean enqueue(Configuration configuration) {
    throw refusal();
  }

  @Override
  public boolean replicate(List<Configuration> configurations, int times) {
    throw refusal();
  }

  @Override
  public boolean tryAgain(int number) {
    throw refusal();
  }

  @Override
  public boolean setBudget(Budget budget) {
    throw refusal();
  }
}
