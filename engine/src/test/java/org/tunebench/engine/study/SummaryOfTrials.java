package org.tunebench.engine.study;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the best trial and the last change. */
final class SummaryOfTrials {
  private final Study study;
  private final TrialCounts counts;
  private final Turns turns;
  private Trial best;
  private Instant changed;

  SummaryOfTrials(Study study, TrialCounts counts, Turns turns) {
    this.study = study;
    this.counts = counts;
    this.turns = turns;
    this.changed = study.created();
  }

  private double loss(Trial trial) {
    MetricSpec metric = study.spec().metric();
    return metric.goal().loss(trial.metric(metric.name()));
  }

  void take(Trial trial) {
    trial.run().ended().filter(changed::isBefore).ifPresent(ended -> changed = ended);
    boolean usable =
        trial.state() == TrialState.COMPLETED
            && !trial.isReplicate()
            && Double.isFinite(loss(trial));
    if (usable && (best == null || isBetter(trial))) {
      best = trial;
    }
  }

  private boolean isBetter(Trial trial) {
    boolean first = turns.order().compare(trial.number(), best.number()) < 0;
    return loss(trial) < loss(best) || (loss(trial) == loss(best) && first);
  }

  StudySummary toSummary() {
    StudySpec spec = study.spec();
    return new StudySummary(
        study.id(),
        spec.name(),
        spec.objective().kind(),
        spec.metric(),
        study.state(),
        spec.budget().trials(),
        counts,
        Optional.ofNullable(best).map(trial -> trial.metric(spec.metric().name())),
        best == null ? OptionalInt.empty() : OptionalInt.of(best.number()),
        study.created(),
        changed,
        study.note());
  }
}
