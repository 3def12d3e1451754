package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/** A study and its trials while it is run, and the clock of its runs. Belongs to its thread. */
final class StudyRun {
  private final Study study;
  private final LiveHistory history;
  private final Path artifacts;
  private final Runnable onRelease;
  private final Progress progress;

  private StudySpec spec;
  private StudyState state;
  private String ending;
  private Duration elapsedBefore;
  private long startedMillis = -1;

  /**
   * @param study as it was kept
   * @param history its trials so far
   * @param artifacts the folder of its trials' folders
   * @param onRelease called when it is run no more
   */
  StudyRun(Study study, LiveHistory history, Path artifacts, Runnable onRelease) {
    this.study = study;
    this.spec = study.spec();
    this.state = study.state();
    this.ending = study.ending();
    this.elapsedBefore = study.elapsed();
    this.history = history;
    this.artifacts = artifacts;
    this.onRelease = onRelease;
    this.progress = new Progress(history);
  }

  long id() {
    return study.id();
  }

  StudySpec spec() {
    return spec;
  }

  LiveHistory history() {
    return history;
  }

  Progress progress() {
    return progress;
  }

  Path folder(int trial) {
    return artifacts.resolve(Integer.toString(trial));
  }

  /** A trial with its folder, for whoever runs it. */
  Places.Running onDisk(Trial trial) {
    return new Places.Running(trial, folder(trial.number()));
  }

  void setBudget(Budget budget) {
    spec = spec.withBudget(budget);
    history.setBudget(budget.trials());
  }

  void started(long millis) {
    startedMillis = millis;
    state = StudyState.RUNNING;
    ending = "";
  }

  /**
   * Ends the clock and gives the time of all runs.
   *
   * @param because why the run ended, or empty
   */
  Duration stopped(long millis, StudyState to, String because) {
    elapsedBefore = elapsed(millis);
    startedMillis = -1;
    state = to;
    ending = because;
    return elapsedBefore;
  }

  /** While it is paused and none of its trials runs, its time stands still. */
  void rests(boolean now, long millis) {
    if (now && startedMillis >= 0) {
      elapsedBefore = elapsed(millis);
      startedMillis = -1;
    } else if (!now && startedMillis < 0) {
      startedMillis = millis;
    }
  }

  Duration elapsed(long millis) {
    return startedMillis < 0
        ? elapsedBefore
        : elapsedBefore.plusMillis(Math.max(0, millis - startedMillis));
  }

  boolean isOverTime(long millis) {
    return spec.budget().time().filter(limit -> elapsed(millis).compareTo(limit) >= 0).isPresent();
  }

  void onKept(Trial trial) {
    trial.source().retryOf().ifPresent(progress::onRetry);
    if (trial.state().isTerminal()) {
      progress.onEnd(trial);
    }
  }

  void release() {
    onRelease.run();
  }

  /** Copies of the monitored metric's curves of all trials that have reported. */
  Map<Integer, Curve> curves() {
    Map<Integer, Curve> curves = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      if (history.curve(i).size() > 0) {
        curves.put(i, history.curve(i).copy());
      }
    }
    return curves;
  }

  StudySnapshot snapshot(
      RunStatus status, int slots, String note, Optional<String> problem, long millis) {
    Study now = study.withSpec(spec).withState(state, elapsed(millis), ending);
    List<Trial> trials = history.trials();
    int used = progress.used();
    Optional<Duration> remaining =
        status == RunStatus.RUNNING ? remaining(slots, millis) : Optional.empty();
    OptionalInt best = progress.best();
    return new StudySnapshot(now, status, trials, best, used, remaining, note, problem);
  }

  /**
   * As long as its trials will take, or until the time of its budget is used up; and its
   * replicates, which run even then.
   */
  private Optional<Duration> remaining(int slots, long millis) {
    int trials = Math.max(0, spec.budget().trials() - progress.ended());
    int beside = progress.replicatesLeft();
    Optional<Duration> time = spec.budget().time().map(limit -> limit.minus(elapsed(millis)));
    boolean timeEnds =
        time.isPresent()
            && progress
                .remaining(trials, slots)
                .filter(t -> t.compareTo(time.get()) > 0)
                .isPresent();
    return timeEnds
        ? progress.remaining(beside, slots).map(orNone(time.get())::plus)
        : progress.remaining(trials + beside, slots);
  }

  private static Duration orNone(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  /** Where the study stands while nobody runs it: it tells why its last run ended. */
  StudySnapshot atRest(long millis) {
    StudySnapshot ended = snapshot(RunStatus.IDLE, 0, ending, Optional.empty(), millis);
    return StudyEnding.of(ended.study(), ended.trials())
        .filter(StudyEnding::isProblem)
        .map(why -> ended.withProblem(why.sentence()))
        .orElse(ended);
  }
}
