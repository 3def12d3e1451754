package org.tunebench.app.live;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tunebench.engine.analysis.Replicates;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * The best completed trial so far, beside the default configuration.
 *
 * @param trial the trial
 * @param metric what it is best in
 * @param baseline what the default configuration reached, or empty
 * @param again what its replicates gave, or empty
 */
public record BestTrial(
    Trial trial, MetricSpec metric, OptionalDouble baseline, Optional<Replicates.Again> again) {

  static Optional<BestTrial> of(StudySnapshot snapshot) {
    if (snapshot.best().isEmpty()) {
      return Optional.empty();
    }
    MetricSpec metric = snapshot.study().spec().metric();
    Trial best = snapshot.trials().get(snapshot.best().getAsInt());
    return Optional.of(
        new BestTrial(
            best,
            metric,
            baseline(snapshot, metric),
            Replicates.Again.of(metric, snapshot.trials(), best)));
  }

  private static OptionalDouble baseline(StudySnapshot snapshot, MetricSpec metric) {
    return snapshot.trials().stream()
        .filter(trial -> trial.isBaseline() && trial.state() == TrialState.COMPLETED)
        .mapToDouble(trial -> trial.metric(metric.name()))
        .filter(Double::isFinite)
        .findFirst();
  }

  /** The value of the metric. */
  public double value() {
    return trial.metric(metric.name());
  }

  /** How much better than the default configuration it is, 0 or above; or empty. */
  public OptionalDouble gain() {
    if (baseline.isEmpty() || trial.isBaseline()) {
      return OptionalDouble.empty();
    }
    double difference = baseline.getAsDouble() - value();
    return OptionalDouble.of(metric.goal() == Goal.MINIMIZE ? difference : -difference);
  }
}
