package org.tunebench.app.trials;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** The columns of a study's trial table, in their order. */
public final class TrialColumns {
  private static final double NANOS_PER_SECOND = 1e9;

  private TrialColumns() {}

  /**
   * The columns of a study.
   *
   * @param otherMetrics final metrics beside the deciding one
   */
  public static List<TrialColumn> of(StudySpec spec, Collection<String> otherMetrics) {
    List<TrialColumn> columns = new ArrayList<>();
    columns.add(new TrialColumn("trial", TrialColumn.Kind.NUMBER, Trial::number));
    columns.add(new TrialColumn("state", TrialColumn.Kind.STATE, Trial::state));
    Set<String> metrics = new LinkedHashSet<>();
    metrics.add(spec.metric().name());
    metrics.addAll(otherMetrics);
    metrics.remove(Trial.N_EPOCHS);
    metrics.remove(Trial.N_PARAMS);
    metrics.forEach(name -> columns.add(metric(name)));
    for (Parameter parameter : spec.space().parameters()) {
      String name = parameter.name();
      columns.add(
          new TrialColumn(
              name, TrialColumn.Kind.PARAMETER, trial -> trial.configuration().values().get(name)));
    }
    addRun(columns);
    return List.copyOf(columns);
  }

  private static void addRun(List<TrialColumn> columns) {
    columns.add(number(Trial.N_EPOCHS, TrialColumns::epochs));
    columns.add(metric(Trial.N_PARAMS));
    columns.add(text("device", trial -> trial.run().device()));
    columns.add(
        new TrialColumn(
            "started", TrialColumn.Kind.TIME, trial -> trial.run().started().orElse(null)));
    columns.add(number("duration_s", TrialColumns::seconds));
    columns.add(number("suggestion_ms", TrialColumns::suggestion));
    columns.add(text("failure", Trial::failure));
  }

  private static TrialColumn metric(String name) {
    return number(name, trial -> trial.metrics().get(name));
  }

  private static TrialColumn number(String id, java.util.function.Function<Trial, Number> value) {
    return new TrialColumn(id, TrialColumn.Kind.NUMBER, value::apply);
  }

  private static TrialColumn text(String id, java.util.function.Function<Trial, String> value) {
    return new TrialColumn(
        id,
        TrialColumn.Kind.TEXT,
        trial -> Optional.of(value.apply(trial)).filter(t -> !t.isEmpty()).orElse(null));
  }

  private static Number epochs(Trial trial) {
    int epochs = trial.trainedEpochs();
    return epochs == 0 ? null : epochs;
  }

  private static Number seconds(Trial trial) {
    Optional<Duration> duration = trial.run().duration();
    return duration.isEmpty() ? null : duration.get().toNanos() / NANOS_PER_SECOND;
  }

  private static Number suggestion(Trial trial) {
    double millis = trial.source().suggestionMillis();
    return Double.isNaN(millis) ? null : millis;
  }
}
