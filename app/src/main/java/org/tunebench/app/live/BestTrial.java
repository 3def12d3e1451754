package org.tunebench.app.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
 * @param unseen what it gave by metrics that nothing was chosen by
 */
public record BestTrial(
    Trial trial,
    MetricSpec metric,
    OptionalDouble baseline,
    Optional<Replicates.Again> again,
    List<Unseen> unseen) {

  /**
   * A metric that nothing was chosen by, so that it tells how good the choice is.
   *
   * @param metric its name
   * @param value of the best trial
   * @param baseline of the default configuration, or empty; also where that is the best trial
   */
  public record Unseen(String metric, double value, OptionalDouble baseline) {}

  /** Copies the list. */
  public BestTrial {
    unseen = List.copyOf(unseen);
  }

  /**
   * @param withheld the metrics that nothing is chosen by
   */
  static Optional<BestTrial> of(StudySnapshot snapshot, Set<String> withheld) {
    if (snapshot.best().isEmpty()) {
      return Optional.empty();
    }
    MetricSpec metric = snapshot.study().spec().metric();
    Trial best = snapshot.trials().get(snapshot.best().getAsInt());
    return Optional.of(
        new BestTrial(
            best,
            metric,
            baseline(snapshot, metric.name()),
            Replicates.Again.of(metric, snapshot.trials(), best),
            withheld.stream()
                .filter(name -> Double.isFinite(best.metric(name)))
                .sorted()
                .map(name -> unseen(snapshot, best, name))
                .toList()));
  }

  private static Unseen unseen(StudySnapshot snapshot, Trial best, String metric) {
    return new Unseen(
        metric,
        best.metric(metric),
        best.isBaseline() ? OptionalDouble.empty() : baseline(snapshot, metric));
  }

  private static OptionalDouble baseline(StudySnapshot snapshot, String metric) {
    return snapshot.trials().stream()
        .filter(trial -> trial.isBaseline() && trial.state() == TrialState.COMPLETED)
        .mapToDouble(trial -> trial.metric(metric))
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
