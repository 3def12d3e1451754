package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.space.SpaceFit;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.WarmStart;

/** What a study can take over from an earlier one. */
public final class EarlierStudy {
  private static final String FIELD = "warm-start.study";

  private final StudyRepository repository;
  private final WarmStart from;

  /**
   * @param repository where the earlier study is, under the name it has now or had before
   * @param from what is to be taken over
   */
  public EarlierStudy(StudyRepository repository, WarmStart from) {
    this.repository = repository;
    this.from = from;
  }

  /**
   * What of an earlier study fits.
   *
   * @param fitting configurations, best first, each once
   * @param leftOut how many that are as good do not fit
   */
  private record Best(Set<Configuration> fitting, int leftOut) {}

  /**
   * The study.
   *
   * @throws WrongInputException if there is none of this name
   */
  Study study() {
    String now = repository.formerNames().getOrDefault(from.study(), from.study());
    return repository.study(now).orElseThrow(this::noSuchStudy);
  }

  /**
   * Its best configurations, best first, each once, as far as they fit the space of a new study.
   *
   * @throws WrongInputException if there is no such study, none of its configurations fits, or its
   *     best are the new one's worst
   */
  List<Configuration> best(StudySpec spec) {
    Study study = study();
    requireSameGoal(spec.metric(), study.spec().metric());
    LiveHistory history = new LiveHistory(study.spec());
    history.restore(repository.trials(study.id()));
    if (history.rankedWithLoss() == 0) {
      throw new WrongInputException(
          FIELD, "no trial of '%s' has completed with a result yet".formatted(from.study()));
    }
    Best best = best(history, spec.space());
    if (best.fitting.isEmpty()) {
      throw new WrongInputException(
          FIELD,
          "no completed trial of '%s' has a configuration that fits this search space: %s"
              .formatted(from.study(), whyUnfit(spec.space(), study.spec().space())));
    }
    return new ArrayList<>(best.fitting);
  }

  /** What a person should know of what {@link #best} takes over: one sentence each. */
  public List<String> notes(StudySpec spec) {
    Study study = study();
    List<String> notes = new ArrayList<>();
    String metric = study.spec().metric().name();
    if (!metric.equals(spec.metric().name())) {
      notes.add(
          "the best of '%s' are those by its %s, and this study goes by %s"
              .formatted(from.study(), metric, spec.metric().name()));
    }
    LiveHistory history = new LiveHistory(study.spec());
    history.restore(repository.trials(study.id()));
    Best best = best(history, spec.space());
    if (best.leftOut > 0) {
      notes.add(
          "of the best %d configurations of '%s', %d fit this search space: %s"
              .formatted(
                  best.fitting.size() + best.leftOut,
                  from.study(),
                  best.fitting.size(),
                  whyUnfit(spec.space(), study.spec().space())));
    }
    return notes;
  }

  private Best best(LiveHistory history, SearchSpace space) {
    Set<Configuration> fitting = new LinkedHashSet<>();
    Set<Configuration> unfit = new LinkedHashSet<>();
    for (int rank = 0; rank < history.rankedWithLoss() && fitting.size() < from.best(); rank++) {
      Trial trial = history.trial(history.ranked(rank));
      if (!trial.isReplicate()) {
        accepted(trial.configuration(), space)
            .ifPresentOrElse(fitting::add, () -> unfit.add(trial.configuration()));
      }
    }
    return new Best(fitting, unfit.size());
  }

  /** Spaces may have changed between studies: what does not fit any more is left behind. */
  private static Optional<Configuration> accepted(Configuration values, SearchSpace space) {
    try {
      return Optional.of(space.accept(FIELD, values));
    } catch (WrongInputException outside) {
      return Optional.empty();
    }
  }

  private static String whyUnfit(SearchSpace into, SearchSpace earlier) {
    SpaceFit fit = SpaceFit.of(into, earlier);
    String names = String.join(", ", fit.parameters());
    return switch (fit.kind()) {
      case LACKS -> "they have no " + names;
      case HAS_MORE -> "they have %s, which is not in it".formatted(names);
      case OTHER_KIND -> "values of %s are of another kind there".formatted(names);
      case APART -> "no value of %s is in its range".formatted(names);
      case IN_PART -> "some have values of %s that are not in it, or none".formatted(names);
      case WHOLLY -> "their values are outside";
    };
  }

  private void requireSameGoal(MetricSpec ours, MetricSpec theirs) {
    if (ours.name().equals(theirs.name()) && ours.goal() != theirs.goal()) {
      throw new WrongInputException(
          FIELD,
          "'%s' is to %s %s, and this study to %s it: the best there are the worst here; correct metric.goal, or leave warm-start out"
              .formatted(from.study(), theirs.goal().word(), theirs.name(), ours.goal().word()));
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
