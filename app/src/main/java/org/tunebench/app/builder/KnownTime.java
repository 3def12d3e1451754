package org.tunebench.app.builder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * How long a trial takes, from the last study on the same kind of objective that has a completed
 * one.
 *
 * @param study its name
 * @param trial the median of its completed trials
 */
record KnownTime(String study, Duration trial) {
  /** Looks it up; reads trials, so off the FX thread. */
  static Optional<KnownTime> of(StudyRepository repository, String objective) {
    return repository.summaries().stream()
        .filter(summary -> summary.objective().equals(objective))
        .filter(summary -> summary.counts().of(TrialState.COMPLETED) > 0)
        .flatMap(summary -> of(repository, summary).stream())
        .findFirst();
  }

  private static Optional<KnownTime> of(StudyRepository repository, StudySummary summary) {
    List<Duration> times =
        repository.trials(summary.id()).stream()
            .filter(trial -> trial.state() == TrialState.COMPLETED)
            .map(Trial::run)
            .flatMap(run -> run.duration().stream())
            .sorted()
            .toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(new KnownTime(summary.name(), times.get(times.size() / 2)));
  }

  /**
   * The time of a number of trials.
   *
   * @param atOnce how many run at a time, at least 1
   */
  Duration of(long trials, long atOnce) {
    long rounds = (trials + atOnce - 1) / atOnce;
    return Duration.ofMillis(trial.toMillis() * rounds);
  }
}
