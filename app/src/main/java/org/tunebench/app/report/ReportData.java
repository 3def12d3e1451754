package org.tunebench.app.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.Importance;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.objective.Extent;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/**
 * All that a report is made of.
 *
 * @param study its definition and where it stands
 * @param trials all its trials, by number
 * @param marks what the person pinned, tagged and noted, by trial
 * @param histories the monitored metric of each trial over its epochs
 * @param monitor what the histories are of, in words
 * @param extent how large the objective's work is
 * @param importance which parameters matter, where there are enough trials to say
 * @param written when the report is made
 */
public record ReportData(
    Study study,
    List<Trial> trials,
    Map<Integer, Marks> marks,
    Map<Integer, Curve> histories,
    String monitor,
    Extent extent,
    Optional<Importance> importance,
    Instant written) {

  /**
   * Reads and works out everything. Takes seconds for thousands of trials, or where the objective's
   * data has to be read for its size.
   *
   * @throws WrongInputException if the study is gone
   */
  public static ReportData read(
      StudyRepository repository, ObjectiveTypes types, long id, Instant now) {
    Study study = repository.present(id);
    List<Trial> trials = repository.trials(id);
    ObjectiveType type = types.get(study.spec().objective().kind());
    String watched = study.spec().metric().monitor();
    ObjectiveType.Metric usual = type.monitor(study.spec().objective());
    return new ReportData(
        study,
        trials,
        repository.marks(id),
        repository.curves(id, watched),
        usual.name().equals(watched) ? usual.label() : watched,
        type.extent(study.spec().objective()),
        Surrogate.of(Results.of(study.spec(), trials), Surrogate.Focus.ALL).map(Importance::of),
        now);
  }

  /** The trials of the search. */
  List<Trial> search() {
    return trials.stream().filter(trial -> !trial.isReplicate()).toList();
  }

  /** How many replicates stand beside the search. */
  int replicates() {
    return StudySnapshot.Beside.replicatesOf(trials).all();
  }
}
