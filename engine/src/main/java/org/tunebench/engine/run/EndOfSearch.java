package org.tunebench.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Says whether a study samples more trials: not beyond its budget, and not once a target is reached
 * or its patience is at an end.
 *
 * @param run the study with its history as it is now
 */
record EndOfSearch(StudyRun run) {
  /** Whether nothing more is sampled. */
  boolean isReached() {
    return isBudgetUsedUp() || why().isPresent();
  }

  /** Whether all trials of the budget have been started. */
  boolean isBudgetUsedUp() {
    return run.progress().used() >= run.spec().budget().trials();
  }

  /** Why no more trials are sampled although the budget has some left, or empty. */
  Optional<String> why() {
    Stopping stopping = run.spec().budget().stopping();
    MetricSpec metric = run.spec().metric();
    OptionalInt best = run.progress().best();
    Optional<String> reached =
        stopping.until().stream().flatMap(target -> reached(target).stream()).findFirst();
    if (reached.isPresent()) {
      return reached;
    }
    Predicate<Trial> isGood =
        trial -> stopping.isReached(metric.goal(), trial.metric(metric.name()));
    if (best.isPresent() && isGood.test(run.history().trial(best.getAsInt()))) {
      return first(isGood).map(first -> reached(metric, first, best.getAsInt()));
    }
    return exhausted(stopping, best);
  }

  /**
   * Says that no trial gave the metric of a target, and what they gave: it may be misspelt, and
   * would never end the search. Empty until a trial has completed.
   */
  Optional<String> targetThatIsNotGiven() {
    List<Trial> completed =
        run.progress().inOrderOfEnd().stream()
            .map(run.history()::trial)
            .filter(trial -> trial.state() == TrialState.COMPLETED)
            .toList();
    return completed.isEmpty()
        ? Optional.empty()
        : run.spec().budget().stopping().until().stream()
            .map(Target::metric)
            .filter(name -> completed.stream().noneMatch(t -> t.metrics().containsKey(name)))
            .findFirst()
            .map(
                name ->
                    "no trial gave '%s', which is to end the search; they give %s"
                        .formatted(name, String.join(", ", completed.get(0).metrics().keySet())));
  }

  /** Trials that ran beside the first one may have come to better values after it. */
  private static String reached(MetricSpec metric, int first, int best) {
    String also = best == first ? "" : ", best #" + best;
    return "%s has reached its target (#%d%s)".formatted(metric.name(), first, also);
  }

  /** The trial of the search that was the first to end so. */
  private Optional<Integer> first(Predicate<Trial> good) {
    return run.progress().inOrderOfEnd().stream()
        .filter(number -> !run.history().trial(number).isReplicate())
        .filter(number -> good.test(run.history().trial(number)))
        .findFirst();
  }

  private Optional<String> exhausted(Stopping stopping, OptionalInt best) {
    if (stopping.patience().isEmpty()) {
      return Optional.empty();
    }
    int since = run.progress().endedSinceImprovement();
    String what =
        best.isPresent()
            ? "have not improved on #" + best.getAsInt()
            : "have given no " + run.spec().metric().name();
    return Optional.of(since + " trials " + what).filter(sentence -> stopping.isExhausted(since));
  }

  private Optional<String> reached(Target target) {
    return first(target::isReachedBy)
        .map(number -> "%s is reached (#%d)".formatted(target, number));
  }
}
