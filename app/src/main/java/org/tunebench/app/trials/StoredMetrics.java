package org.tunebench.app.trials;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/** The metrics that a study's trials have reported while they ran, as the repository has them. */
public final class StoredMetrics {
  private StoredMetrics() {}

  /**
   * Found by looking at two trials, the first and the last that reported. Reads from the
   * repository: to be called in the background.
   *
   * @param trials the study's trials, by number
   */
  public static Set<String> of(StudyRepository repository, long study, List<Trial> trials) {
    List<Integer> reported =
        trials.stream().filter(trial -> trial.epochs() > 0).map(Trial::number).toList();
    Set<String> names = new TreeSet<>();
    if (!reported.isEmpty()) {
      int first = reported.get(0);
      int last = reported.get(reported.size() - 1);
      names.addAll(repository.curves(study, first).keySet());
      names.addAll(repository.curves(study, last).keySet());
    }
    return names;
  }
}
