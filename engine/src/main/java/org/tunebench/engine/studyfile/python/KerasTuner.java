package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.studyfile.python.Expression.Call;

/** Calls of KerasTuner: {@code hp.Float("lr", 1e-5, 1e-1, sampling="log")}. */
final class KerasTuner implements Dialect {
  private static final List<String> RANGE =
      List.of(
          "name",
          "min_value",
          "max_value",
          "step",
          "sampling",
          "default",
          "parent_name",
          "parent_values");
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "Float", RANGE,
          "Int", RANGE,
          "Choice", List.of("name", "values", "ordered", "default", "parent_name", "parent_values"),
          "Boolean", List.of("name", "default", "parent_name", "parent_values"),
          "Fixed", List.of("name", "value", "parent_name", "parent_values"));

  private final Gathering found;

  KerasTuner(Gathering found) {
    this.found = found;
  }

  @Override
  public boolean knows(Call call) {
    return NAMES.containsKey(call.last()) && call.name().contains(".");
  }

  @Override
  public String read(Call call, List<Condition> when) {
    Arguments given = new Arguments(call, NAMES.get(call.last()));
    String name = given.text("name");
    found.add(call.line(), name, () -> distribution(given), conditions(given, when));
    return name;
  }

  private List<Condition> conditions(Arguments given, List<Condition> when) {
    if (given.get("parent_name").isEmpty()) {
      return when;
    }
    List<Condition> all = new ArrayList<>(when);
    all.add(
        new Condition(
            given.text("parent_name"), Options.of(given.items("parent_values"), found.notes())));
    return all;
  }

  private Distribution distribution(Arguments given) {
    return switch (given.call().last()) {
      case "Boolean" -> Choice.of(false, true);
      case "Fixed" -> Choice.of(Options.of(given.need("value", "its value"), found.notes()));
      case "Choice" -> {
        List<Object> values = Options.of(given.items("values"), found.notes());
        yield given.flag("ordered") ? new Ordered(values) : new Choice(values);
      }
      case "Int" ->
          new IntRange(
              given.whole("min_value"),
              given.whole("max_value"),
              isLog(given),
              step(given) > 0 ? given.whole("step") : 1);
      default ->
          new FloatRange(
              given.number("min_value"), given.number("max_value"), isLog(given), step(given));
    };
  }

  private static boolean isLog(Arguments given) {
    String sampling = given.word("sampling", "linear");
    if (!sampling.equals("linear") && !sampling.equals("log")) {
      throw Refusal.at(
          given.call().line(),
          "sampling '%s' cannot be honoured: 'linear' and 'log' can".formatted(sampling));
    }
    return sampling.equals("log");
  }

  private static double step(Arguments given) {
    double step = given.number("step", 0);
    if (step != 0 && isLog(given)) {
      throw Refusal.at(
          given.call().line(),
          "a step that multiplies (step with sampling='log') cannot be honoured: leave step out, or"
              + " list the values in a Choice");
    }
    return step;
  }
}
