package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * The trials that a new study begins with, as its definition says: each configuration once, and no
 * more than its budget has trials.
 *
 * @param repository where the study of a warm start is
 */
record Beginning(StudyRepository repository) {
  /**
   * The trials that wait from the start; none where the sampler comes next after the default
   * configuration, which the run itself begins with.
   *
   * @param spec whose queue its budget has the trials for
   * @throws org.tunebench.engine.WrongInputException if nothing can be taken over from the study of
   *     the warm start
   */
  List<Trial> of(StudySpec spec) {
    Set<Configuration> first = new LinkedHashSet<>(spec.first().given());
    spec.warmStart()
        .map(from -> new EarlierStudy(repository, from).best(spec.space()))
        .ifPresent(first::addAll);
    spec.baseline().ifPresent(first::remove);
    return first.isEmpty() ? List.of() : waiting(spec, first);
  }

  private static List<Trial> waiting(StudySpec spec, Set<Configuration> afterBaseline) {
    LiveHistory history = new LiveHistory(spec);
    Study none = Study.created(0, spec, Instant.EPOCH);
    TrialPlan plan = new TrialPlan(new StudyRun(none, history, Path.of(""), () -> {}), null);
    plan.baseline().ifPresent(history::put);
    afterBaseline.stream()
        .limit(spec.budget().trials() - history.size())
        .forEach(values -> history.put(plan.planned(values)));
    return history.trials();
  }
}
