package org.tunebench.engine.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.studyfile.yaml.YamlText;

/** Writes a study file: one line a group, parameters in columns, defaults left out. */
final class StudyWriter {
  private static final int LONGEST_LINE = 100;

  private final StudySpec spec;
  private final Map<String, String> groups = new LinkedHashMap<>();
  private String last = "";

  StudyWriter(StudySpec spec) {
    this.spec = spec;
  }

  String write() {
    return String.join("", groups().values());
  }

  String writeUnnamed() {
    Map<String, String> unnamed = groups();
    unnamed.remove("name");
    return String.join("", unnamed.values());
  }

  /** The lines of each group, by its key, in the order of the file. */
  Map<String, String> groups() {
    line("name: ", YamlText.text(spec.name()));
    objective();
    line("metric: ", metric(spec.metric()));
    space();
    line("sampler: ", part(spec.sampler()));
    line("pruner:  ", part(spec.pruner()));
    line("budget:  ", budget(spec.budget()));
    if (!spec.devices().isEmpty()) {
      line("devices: ", devices(spec.devices()));
    }
    spec.cluster().ifPresent(cluster -> line("devices: ", part(cluster)));
    line("seed: ", Long.toString(spec.seed()));
    line("baseline: ", spec.baseline().map(b -> YamlText.flow(b.values())).orElse("false"));
    if (!spec.first().queue().isEmpty()) {
      line("queue:", "");
      spec.first().queue().forEach(values -> line("  - ", YamlText.flow(values.values())));
    }
    spec.warmStart()
        .ifPresent(
            from ->
                line(
                    "warm-start: ",
                    "{study: " + YamlText.text(from.study()) + ", best: " + from.best() + "}"));
    return groups;
  }

  /** Adds a line to the group that its key begins, or to the last one where it is indented. */
  private void line(String key, String value) {
    if (!key.startsWith(" ")) {
      last = key.substring(0, key.indexOf(':'));
    }
    groups.merge(last, key + value + "\n", String::concat);
  }

  private void objective() {
    last = "objective";
    groups.put(last, objective(spec.objective()));
  }

  /** The group of an objective. */
  static String objective(PartSpec objective) {
    String kind = YamlText.text(objective.kind());
    String flow = YamlText.flow(objective.settings());
    if (objective.settings().isEmpty()) {
      return "objective: " + kind + "\n";
    }
    String head = "objective:\n  " + kind + ":";
    if (kind.length() + flow.length() + 4 <= LONGEST_LINE) {
      return head + " " + flow + "\n";
    }
    StringBuilder lines = new StringBuilder(head + "\n");
    objective
        .settings()
        .forEach(
            (name, value) ->
                lines
                    .append("    ")
                    .append(YamlText.text(name))
                    .append(": ")
                    .append(YamlText.flow(value))
                    .append('\n'));
    return lines.toString();
  }

  private void space() {
    last = "space";
    groups.put(last, space(spec.space()));
  }

  /** The group of a search space. */
  static String space(SearchSpace space) {
    StringBuilder lines = new StringBuilder("space:\n");
    int width = 0;
    for (Parameter parameter : space.parameters()) {
      width = Math.max(width, YamlText.text(parameter.name()).length() + 1);
    }
    for (Parameter parameter : space.parameters()) {
      String key = YamlText.text(parameter.name()) + ":";
      String gap = " ".repeat(width - key.length() + 1);
      lines.append("  ").append(key).append(gap).append(YamlText.flow(shape(parameter)));
      lines.append('\n');
    }
    return lines.toString();
  }

  private static Map<String, Object> shape(Parameter parameter) {
    Map<String, Object> shape = shape(parameter.distribution());
    if (!parameter.conditions().isEmpty()) {
      Map<String, Object> when = new LinkedHashMap<>();
      for (Condition condition : parameter.conditions()) {
        when.merge(condition.parent(), condition.values(), StudyWriter::both);
      }
      shape.put("when", when);
    }
    return shape;
  }

  /** Two conditions on one parent hold together where both name the value. */
  private static Object both(Object one, Object other) {
    return ((List<?>) one).stream().filter(((List<?>) other)::contains).toList();
  }

  private static Map<String, Object> shape(Distribution distribution) {
    Map<String, Object> shape = new LinkedHashMap<>();
    if (distribution instanceof IntRange range) {
      shape.put("int", List.of(range.low(), range.high()));
      scale(shape, range.log(), range.step() == 1 ? Optional.empty() : Optional.of(range.step()));
    } else if (distribution instanceof FloatRange range) {
      shape.put("float", List.of(range.low(), range.high()));
      scale(shape, range.log(), aboveZero(range.step()));
    } else if (distribution instanceof Normal normal) {
      shape.put("normal", List.of(normal.mean(), normal.deviation()));
      scale(shape, normal.log(), aboveZero(normal.quantum()));
    } else if (distribution instanceof Choice choice) {
      shape.put("choice", choice.options());
      if (!choice.equals(new Choice(choice.options()))) {
        shape.put("probabilities", choice.probabilities());
      }
    } else if (distribution instanceof Ordered ordered) {
      shape.put("ordered", ordered.options());
    } else if (distribution instanceof Beta beta) {
      shape.put("beta", List.of(beta.alpha(), beta.beta()));
    } else if (distribution instanceof Rounded rounded) {
      shape.putAll(shape(rounded.of()));
      shape.put(rounded.down() ? "round-down" : "round", rounded.quantum());
    }
    return shape;
  }

  private static Optional<Object> aboveZero(double step) {
    return step > 0 ? Optional.of(step) : Optional.empty();
  }

  private static void scale(Map<String, Object> shape, boolean log, Optional<?> step) {
    if (log) {
      shape.put("log", true);
    }
    step.ifPresent(s -> shape.put("step", s));
  }

  /** A metric with its goal, on one line. */
  static String metric(MetricSpec spec) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("name", spec.name());
    metric.put("goal", spec.goal().word());
    return YamlText.flow(metric);
  }

  private static String part(PartSpec part) {
    return part.settings().isEmpty()
        ? YamlText.text(part.kind())
        : YamlText.flow(Map.of(part.kind(), part.settings()));
  }

  private static String devices(List<DeviceSlots> devices) {
    List<Object> items = new ArrayList<>();
    for (DeviceSlots named : devices) {
      items.add(
          named.slots().isPresent()
              ? Map.of(named.device(), (long) named.slots().getAsInt())
              : named.device());
    }
    return YamlText.flow(items);
  }

  private static String budget(Budget budget) {
    String time = budget.time().map(t -> ", time: " + Durations.format(t)).orElse("");
    StringBuilder ends = new StringBuilder();
    Stopping stopping = budget.stopping();
    stopping.target().ifPresent(t -> ends.append(", target: ").append(YamlText.flow(t)));
    stopping.patience().ifPresent(n -> ends.append(", patience: ").append(n));
    if (!stopping.until().isEmpty()) {
      List<Object> until = stopping.until().stream().<Object>map(Target::toString).toList();
      ends.append(", until: ").append(YamlText.flow(until));
    }
    budget.disk().ifPresent(disk -> ends.append(", disk: ").append(Sizes.exact(disk)));
    String parallel = budget.isAutoParallel() ? Grammar.AUTO : Integer.toString(budget.parallel());
    // Not formatted: that writes digits which no study file has where the person's locale has them.
    return "{trials: "
        + budget.trials()
        + time
        + ", parallel: "
        + parallel
        + ", retries: "
        + budget.retries()
        + ends
        + "}";
  }
}
