package org.tunebench.engine.study;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A study in a list.
 *
 * @param id its key in the workspace
 * @param name its name
 * @param objective the kind of its objective
 * @param metric what it optimises
 * @param state where it is in its life
 * @param budget trials in all
 * @param counts how many trials it has, and how many of its budget are over
 * @param best the best finite value of the metric, or empty before there is one
 * @param bestTrial the first trial that reached it, by {@link Turns turn}
 * @param created when it was defined
 * @param changed when a trial last ended, or when it was defined, whichever is later
 * @param note what the person noted about it, or empty
 */
public record StudySummary(
    long id,
    String name,
    String objective,
    MetricSpec metric,
    StudyState state,
    int budget,
    TrialCounts counts,
    Optional<Double> best,
    OptionalInt bestTrial,
    Instant created,
    Instant changed,
    String note) {
  /** The same with other numbers of trials. */
  StudySummary withCounts(TrialCounts others) {
    return new StudySummary(
        id, name, objective, metric, state, budget, others, best, bestTrial, created, changed,
        note);
  }

  /** Whether it has come to its end without one completed trial. */
  public boolean isWithoutResult() {
    return state.isWithoutResult(counts.of(TrialState.COMPLETED));
  }
}
