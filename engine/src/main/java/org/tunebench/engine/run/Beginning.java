package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.sampler.Suggestion;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.SuggestedBy;
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
    Map<Configuration, String> first = new LinkedHashMap<>();
    spec.first().given().forEach(values -> first.put(values, SuggestedBy.QUEUE));
    spec.warmStart()
        .map(from -> new EarlierStudy(repository, from).best(spec))
        .ifPresent(best -> best.forEach(v -> first.putIfAbsent(v, SuggestedBy.WARM_START)));
    spec.baseline().ifPresent(first::remove);
    return first.isEmpty() ? List.of() : waiting(spec, first);
  }

  /**
   * A definition as it is kept. Its warm start names a study as it is called now: its file may be
   * older than that name. Where nobody chose a seed, it gets one that the other study has not, or
   * both would draw the same; that one is kept and written to files, so that it stays what it is.
   *
   * @throws org.tunebench.engine.WrongInputException if there is no study of the warm start
   */
  StudySpec kept(StudySpec spec) {
    if (spec.warmStart().isEmpty()) {
      return spec;
    }
    Study earlier = new EarlierStudy(repository, spec.warmStart().get()).study();
    StudySpec called = spec.withRenamed(spec.warmStart().get().study(), earlier.spec().name());
    return spec.seed() == StudySpec.NO_SEED
        ? called.withSeed(Seeds.following(earlier.spec().seed()))
        : called;
  }

  private static List<Trial> waiting(StudySpec spec, Map<Configuration, String> afterBaseline) {
    LiveHistory history = new LiveHistory(spec);
    Study none = Study.created(0, spec, Instant.EPOCH);
    WaitingTrials trials = new WaitingTrials(new StudyRun(none, history, Path.of(""), () -> {}));
    trials.baseline().ifPresent(history::put);
    afterBaseline.entrySet().stream()
        .limit(spec.budget().trials() - history.size())
        .map(asked -> new Suggestion(asked.getKey(), asked.getValue()))
        .forEach(asked -> history.put(trials.planned(asked)));
    return history.trials();
  }
}
