package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.WarmStart;

/** What a study can take over from an earlier one. */
final class EarlierStudy {
  private static final String FIELD = "warm-start.study";

  private final StudyRepository repository;
  private final WarmStart from;

  EarlierStudy(StudyRepository repository, WarmStart from) {
    this.repository = repository;
    this.from = from;
  }

  /**
   * Its best configurations, best first, each once, as far as they fit a space.
   *
   * @throws WrongInputException if there is no such study, or none of its configurations fits
   */
  List<Configuration> best(SearchSpace space) {
    Study study = repository.study(from.study()).orElseThrow(this::noSuchStudy);
    LiveHistory history = new LiveHistory(study.spec());
    history.restore(repository.trials(study.id()));
    Set<Configuration> fitting = new LinkedHashSet<>();
    for (int rank = 0; rank < history.rankedWithLoss() && fitting.size() < from.best(); rank++) {
      Trial trial = history.trial(history.ranked(rank));
      if (!trial.isReplicate()) {
        addIfFitting(fitting, trial.configuration(), space);
      }
    }
    if (fitting.isEmpty()) {
      throw new WrongInputException(
          FIELD,
          "no completed trial of '%s' has a configuration that fits this search space"
              .formatted(from.study()));
    }
    return new ArrayList<>(fitting);
  }

  private static void addIfFitting(
      Set<Configuration> fitting, Configuration values, SearchSpace space) {
    try {
      fitting.add(space.accept(FIELD, values));
    } catch (WrongInputException outside) {
      // Spaces may have changed between studies: what does not fit any more is left behind.
      return;
    }
  }

  private WrongInputException noSuchStudy() {
    List<String> names = repository.summaries().stream().map(StudySummary::name).toList();
    String hint =
        Nearest.to(from.study(), names)
            .map("; did you mean '%s'?"::formatted)
            .orElse(
                ": it may be called otherwise now, or be deleted; name one that is there, or leave"
                    + " warm-start out");
    return new WrongInputException(
        FIELD, "there is no study '%s' in this workspace%s".formatted(from.study(), hint));
  }
}
