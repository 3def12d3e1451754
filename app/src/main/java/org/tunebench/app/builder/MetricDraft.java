package org.tunebench.app.builder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/** What is optimised, as it is being chosen. */
final class MetricDraft {
  private static final String FIRST_NAME = "loss";

  private final ObservableList<ObjectiveType.Metric> offered = FXCollections.observableArrayList();
  private final ObjectProperty<ObjectiveType.Metric> metric =
      new SimpleObjectProperty<>(this, "metric");
  private final ObjectProperty<Goal> goal = new SimpleObjectProperty<>(this, "goal", Goal.MINIMIZE);
  private final ReadOnlyBooleanWrapper free = new ReadOnlyBooleanWrapper(this, "free");
  private final InputField<String> name;
  private String monitor = "";

  /**
   * @param changed is told after each change
   */
  MetricDraft(Texts texts, Runnable changed) {
    Readers read = new Readers(texts);
    name = new InputField<>(texts.get("Builder.Metric"), read::metricName, changed);
    name.preset(FIRST_NAME);
    metric.addListener(
        (was, old, now) -> {
          if (now != null) {
            goal.set(now.goal());
          }
          changed.run();
        });
    goal.addListener((was, old, now) -> changed.run());
  }

  /** Offers the metrics of an objective and takes the first, which it means unless told. */
  void offer(List<ObjectiveType.Metric> metrics) {
    offered.setAll(metrics);
    metric.set(metrics.isEmpty() ? null : metrics.get(0));
    free.set(metrics.isEmpty());
    monitor = "";
  }

  /** Takes over what a definition says; a metric that is not offered is offered from now on. */
  void preset(MetricSpec given) {
    if (free.get()) {
      name.preset(given.name());
      goal.set(given.goal());
      monitor = given.monitor().equals(given.name()) ? "" : given.monitor();
      return;
    }
    ObjectiveType.Metric known =
        offered.stream().filter(m -> m.name().equals(given.name())).findFirst().orElse(null);
    if (known == null) {
      known = new ObjectiveType.Metric(given.name(), given.name(), given.goal(), "");
      offered.add(known);
    }
    metric.set(known);
    goal.set(given.goal());
    monitor = given.monitor();
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    Map<String, Object> now = new HashMap<>();
    now.put("metric", metric.get());
    now.put("goal", goal.get());
    now.put("name", name.textProperty().get());
    now.put("monitor", monitor);
    return now;
  }

  /** Goes back to what {@link #save} gave; the objective's metrics are offered already. */
  void restore(Map<String, Object> was) {
    metric.set((ObjectiveType.Metric) was.get("metric"));
    goal.set((Goal) was.get("goal"));
    name.restore((String) was.get("name"));
    monitor = (String) was.get("monitor");
  }

  /**
   * What is optimised.
   *
   * @param usual the metric that the objective reports, unless the definition named another one
   */
  MetricSpec spec(String usual) {
    if (free.get()) {
      String typed = name.value().orElseThrow();
      return new MetricSpec(typed, goal.get(), monitor.isEmpty() ? typed : monitor);
    }
    return new MetricSpec(metric.get().name(), goal.get(), monitor.isEmpty() ? usual : monitor);
  }

  /** The metrics to choose from. */
  ObservableList<ObjectiveType.Metric> offered() {
    return offered;
  }

  /** The chosen metric, or null where the objective gives none. */
  ObjectProperty<ObjectiveType.Metric> metricProperty() {
    return metric;
  }

  /** Whether the person names the metric, since the objective cannot know it. */
  ReadOnlyBooleanProperty freeProperty() {
    return free.getReadOnlyProperty();
  }

  /** The name as the person has typed it, or empty where the objective knows its metrics. */
  String typed() {
    return free.get() ? name.textProperty().get().strip() : "";
  }

  /** The name that the person gives. */
  InputField<String> name() {
    return name;
  }

  /** The fields that count. */
  List<InputField<?>> fields() {
    return free.get() ? List.of(name) : List.of();
  }

  /** Whether less or more of it is better. */
  ObjectProperty<Goal> goalProperty() {
    return goal;
  }
}
