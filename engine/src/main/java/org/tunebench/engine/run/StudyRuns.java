package org.tunebench.engine.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The studies that run. Whoever starts one, or changes one that does not run, is alone with it:
 * nobody starts it a second time, or deletes it, while its data are read and its devices asked,
 * which may take seconds. Each study has a lock of its own, since nothing of that is another
 * study's: meanwhile all others are started, changed and deleted. Nobody holds two of them.
 */
final class StudyRuns {
  private final Map<Long, StudyControl> runs = new ConcurrentHashMap<>();

  /**
   * By the studies' keys. They stay: a lock that is forgotten while somebody waits is two locks.
   */
  private final Map<Long, Object> locks = new ConcurrentHashMap<>();

  /** Does something with a study while nobody else starts it, or changes it at rest. */
  <T> T alone(long study, Supplier<T> work) {
    synchronized (locks.computeIfAbsent(study, key -> new Object())) {
      return work.get();
    }
  }

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

  private Optional<StudyControl> refusing(
      long study, Predicate<RunningStudy> wish, Runnable atRest) {
    return alone(
        study,
        () -> {
          Optional<StudyControl> run = of(study);
          if (run.isEmpty()) {
            atRest.run();
          }
          return run.filter(running -> !wish.test(running));
        });
  }

  /** Waits for the run of a study if it takes nothing any more. */
  void awaitEnding(long study) {
    of(study).filter(StudyControl::isDeaf).ifPresent(StudyControl::awaitRelease);
  }
}
