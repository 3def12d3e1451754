package org.tunebench.app.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.analysis.OptimisationHistory;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.RuntimeSummary;
import org.tunebench.engine.analysis.TunedAgainstDefault;
import org.tunebench.engine.objective.Extent;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;

/**
 * One of the studies that stand side by side.
 *
 * @param study its definition and where it stands
 * @param trials all its trials
 * @param extent how large its objective's work is
 * @param runtime what it took
 * @param tuned its best trial beside the default configuration's, if that has completed
 * @param progress its best so far
 * @param reported the metrics that it has histories of
 */
record ComparedStudy(
    Study study,
    List<Trial> trials,
    Extent extent,
    RuntimeSummary runtime,
    Optional<TunedAgainstDefault> tuned,
    OptimisationHistory progress,
    Set<String> reported) {

  /** Works all of it out; may read the study's data. */
  static ComparedStudy of(
      Study study, List<Trial> trials, ObjectiveTypes types, Set<String> reported) {
    return new ComparedStudy(
        study,
        trials,
        types.get(study.spec().objective().kind()).extent(study.spec().objective()),
        RuntimeSummary.of(study, trials),
        TunedAgainstDefault.of(study.spec().metric(), trials),
        OptimisationHistory.of(Results.of(study.spec(), trials)),
        reported);
  }

  /** Its name. */
  String name() {
    return study.spec().name();
  }

  /** What it optimises. */
  MetricSpec metric() {
    return study.spec().metric();
  }
}
