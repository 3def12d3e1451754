package org.tunebench.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The studies that run. Whoever changes one that does not run holds this object's lock, so that
 * nobody starts it meanwhile.
 */
final class StudyRuns {
  private final Map<Long, StudyControl> runs = new ConcurrentHashMap<>();

  /** The run of a study. */
  Optional<StudyControl> of(long study) {
    return Optional.ofNullable(runs.get(study));
  }

  /** All runs. */
  List<RunningStudy> all() {
    return List.copyOf(runs.values());
  }

  void add(StudyControl run) {
    runs.put(run.id(), run);
  }

  void remove(long study) {
    runs.remove(study);
  }

  /**
   * Asks the run of a study for something, or does it where the study does not run. A run that ends
   * takes nothing any more: it is waited for.
   *
   * @param wish asks; false if the run has not taken it
   * @param atRest does it instead; the study is not started by anybody else meanwhile
   */
  void ask(long study, Predicate<RunningStudy> wish, Runnable atRest) {
    Optional<StudyControl> ending = refusing(study, wish, atRest);
    while (ending.isPresent()) {
      ending.get().awaitRelease();
      ending = refusing(study, wish, atRest);
    }
  }

  private synchronized Optional<StudyControl> refusing(
      long study, Predicate<RunningStudy> wish, Runnable atRest) {
    Optional<StudyControl> run = of(study);
    if (run.isEmpty()) {
      atRest.run();
    }
    return run.filter(running -> !wish.test(running));
  }

  /** Waits for the run of a study if it takes nothing any more. */
  void awaitEnding(long study) {
    of(study).filter(StudyControl::isDeaf).ifPresent(StudyControl::awaitRelease);
  }
}
