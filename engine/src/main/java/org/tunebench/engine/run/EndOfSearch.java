package org.tunebench.engine.run;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Target;

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
    Optional<String> reached = stopping.until().stream().flatMap(this::reached).findFirst();
    if (reached.isPresent()) {
      return reached;
    }
    if (best.isPresent()) {
      double value = run.history().trial(best.getAsInt()).metric(metric.name());
      if (stopping.isReached(metric.goal(), value)) {
        return Optional.of(
            "%s has reached its target (#%d)".formatted(metric.name(), best.getAsInt()));
      }
    }
    return exhausted(stopping, best);
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
    return Optional.of("%d trials %s".formatted(since, what))
        .filter(sentence -> stopping.isExhausted(since));
  }

  private Stream<String> reached(Target target) {
    return IntStream.range(0, run.history().size())
        .filter(number -> !run.history().trial(number).isReplicate())
        .filter(number -> target.isReachedBy(run.history().trial(number)))
        .mapToObj(number -> "%s is reached (#%d)".formatted(target, number))
        .limit(1);
  }
}
