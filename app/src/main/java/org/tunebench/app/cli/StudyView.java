package org.tunebench.app.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tunebench.app.plain.FailureReason;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.TunedAgainstDefault;
import org.tunebench.engine.run.StudyEnding;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/**
 * All that is shown of one study.
 *
 * @param study as it is kept
 * @param trials all of its trials that are there
 * @param lost how many others were kept and are there no more
 * @param marks what a person noted at them, by number
 * @param running those that run
 * @param ends the best and the worst
 */
record StudyView(
    Study study,
    List<Trial> trials,
    int lost,
    Map<Integer, Marks> marks,
    List<RunningTrial> running,
    BestAndWorst ends) {
  /**
   * Reads what is shown of a study.
   *
   * @param limit how many best and how many worst trials there are at most
   */
  static StudyView read(StudyRepository repository, Study study, int limit) {
    StudyView rest = atRest(repository, study);
    return new StudyView(
        study,
        rest.trials,
        rest.lost,
        repository.marks(study.id()),
        RunningTrial.of(repository, study, rest.trials),
        BestAndWorst.of(study.spec().metric(), rest.trials, limit));
  }

  /** Reads what its trials tell that have ended; no history is read. */
  static StudyView atRest(StudyRepository repository, Study study) {
    List<Trial> trials = repository.trials(study.id());
    BestAndWorst ends = BestAndWorst.of(study.spec().metric(), trials, 1);
    int lost = repository.lost(study.id());
    return new StudyView(study, trials, lost, Map.of(), List.of(), ends);
  }

  StudySpec spec() {
    return study.spec();
  }

  TrialCounts counts() {
    return TrialCounts.of(trials);
  }

  int completed() {
    return counts().of(TrialState.COMPLETED);
  }

  /** How many trials have completed and gave NaN or the like for the metric that decides. */
  long withoutNumber() {
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.COMPLETED)
        .filter(trial -> !Double.isFinite(trial.metric(spec().metric().name())))
        .count();
  }

  /** The best trial, if its result is a number: one that gave NaN is none to go on with. */
  Optional<Trial> best() {
    return ends.best().stream()
        .map(BestAndWorst.Ranked::trial)
        .findFirst()
        .filter(trial -> Double.isFinite(trial.metric(spec().metric().name())));
  }

  /** The best trial beside the default configuration's, if both gave a number. */
  Optional<TunedAgainstDefault> tuned() {
    return best().flatMap(trial -> TunedAgainstDefault.of(spec().metric(), trials));
  }

  /** Why its last run ended. */
  Optional<String> ending() {
    return StudyEnding.of(study, trials).map(StudyEnding::sentence);
  }

  /** Where nothing but failures came, the commonest reason. */
  Optional<String> failure() {
    return completed() > 0
        ? Optional.empty()
        : FailureReason.of(trials).stream().findFirst().map(FailureReason::text);
  }

  /** When a trial last ended, or when it was defined, whichever is later. */
  Instant changed() {
    return Stream.concat(
            Stream.of(study.created()), trials.stream().flatMap(t -> t.run().ended().stream()))
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
