package org.tunebench.app.builder;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * How long a trial takes, from the last study that trained as long on the same data, or did the
 * same otherwise, and has a completed trial.
 *
 * @param study its name
 * @param trial the median of its completed trials
 */
record KnownTime(String study, Duration trial) {
  /** Settings that decide how long a trial on data takes. */
  private static final Set<String> ON_DATA =
      Stream.concat(DataDraft.SETTINGS.stream(), Stream.of(ClassifierObjectiveType.FOLDS))
          .collect(Collectors.toSet());

  /**
   * A study that has a completed trial.
   *
   * @param effort what decides how long its trials take, as {@link #effort} gives it
   */
  record Earlier(long id, String name, Map<String, String> effort) {}

  /** Those of a kind of objective, the last first; reads studies, so off the FX thread. */
  static List<Earlier> earlier(StudyRepository repository, String objective) {
    Set<Long> fitting =
        repository.summaries().stream()
            .filter(summary -> summary.objective().equals(objective))
            .filter(summary -> summary.counts().of(TrialState.COMPLETED) > 0)
            .map(StudySummary::id)
            .collect(Collectors.toSet());
    return repository.studies().stream()
        .filter(study -> fitting.contains(study.id()))
        .map(
            study -> new Earlier(study.id(), study.spec().name(), effort(study.spec().objective())))
        .toList();
  }

  /**
   * What decides how long a trial takes: data, epochs and models, or all that a program is told.
   */
  static Map<String, String> effort(PartSpec objective) {
    Map<String, String> effort = new TreeMap<>();
    boolean onData = ObjectiveKinds.usesData(objective.kind());
    objective
        .settings()
        .forEach(
            (name, value) -> {
              if (!onData || ON_DATA.contains(name)) {
                effort.put(name, String.valueOf(value));
              }
            });
    return effort;
  }

  /** Looks it up; reads trials, so off the FX thread. */
  static Optional<KnownTime> of(StudyRepository repository, Earlier study) {
    List<Duration> times =
        repository.trials(study.id()).stream()
            .filter(trial -> trial.state() == TrialState.COMPLETED)
            .map(Trial::run)
            .flatMap(run -> run.duration().stream())
            .sorted()
            .toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(new KnownTime(study.name(), times.get(times.size() / 2)));
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
