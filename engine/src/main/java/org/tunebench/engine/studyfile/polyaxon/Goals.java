package org.tunebench.engine.studyfile.polyaxon;

import java.util.List;
import java.util.Locale;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads metrics with their optimization, which is to maximize unless given. */
final class Goals {
  private static final String OPTIMIZATION = "optimization";

  private Goals() {}

  /** The metric of an algorithm's section. */
  static MetricSpec metric(Section algorithm, Translation translation) {
    String right = "a group such as {name: loss, optimization: minimize}";
    Field field = algorithm.need("metric", right);
    Section metric = new Section(field, List.of("name", OPTIMIZATION), right);
    translation.origin("metric", field);
    MetricSpec spec =
        new MetricSpec(metric.need("name", "what trials report").text("text"), goal(metric));
    if (metric.get(OPTIMIZATION).isEmpty()) {
      translation.noteUnsaidGoal(field, spec, "Polyaxon", "optimization: minimize");
    }
    return spec;
  }

  private static Goal goal(Section section) {
    return section.get(OPTIMIZATION).map(Goals::goal).orElse(Goal.MAXIMIZE);
  }

  private static Goal goal(Field field) {
    String word = field.text("minimize or maximize").toLowerCase(Locale.ROOT);
    for (Goal goal : Goal.values()) {
      if (goal.word().equals(word)) {
        return goal;
      }
    }
    throw field.wrong("must be minimize or maximize, not " + field.shown());
  }

  /** The entries of {@code early_stopping}. */
  static List<Target> targets(Field field) {
    return field
        .items("a list of metrics, such as [{metric: loss, value: 0.05, optimization: minimize}]")
        .stream()
        .map(Goals::target)
        .toList();
  }

  private static Target target(Field field) {
    Section entry =
        new Section(
            field,
            List.of("metric", "value", OPTIMIZATION),
            "a group such as {metric: loss, value: 0.05, optimization: minimize}");
    String metric = entry.need("metric", "the name of a metric").text("text");
    double value = entry.need("value", "a value of the metric").number("a number");
    try {
      return new Target(metric, goal(entry), value);
    } catch (WrongInputException e) {
      throw field.wrong(e.getMessage());
    }
  }
}
