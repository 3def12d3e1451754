package org.tunebench.engine.space;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;

/**
 * Finds parameters that no configuration can have, or hardly one, and options that none has: the
 * value of a condition must be among countable ones, and each option be drawn. All conditions of a
 * parameter and of those that it depends on must hold together: each of the latter has to have a
 * value that all of them name.
 */
final class Contradictions {
  /**
   * What a parameter has to be for another one to exist.
   *
   * @param values one of these
   * @param owner the parameter whose condition says so
   */
  private record Need(List<Object> values, String owner) {}

  private final SearchSpace space;
  private final Map<String, Map<String, Need>> needs = new HashMap<>();

  Contradictions(SearchSpace space) {
    this.space = space;
  }

  void refuse() {
    for (int place = 0; place < space.size(); place++) {
      Parameter parameter = space.parameter(space.parentsFirst(place));
      requireAllDrawn(parameter);
      Map<String, Need> all = new LinkedHashMap<>();
      for (Condition condition : parameter.conditions()) {
        requireEverDrawn(parameter, condition);
        add(parameter, all, condition.parent(), new Need(condition.values(), parameter.name()));
      }
      for (Condition condition : parameter.conditions()) {
        needs.get(condition.parent()).forEach((parent, need) -> add(parameter, all, parent, need));
      }
      needs.put(parameter.name(), all);
    }
  }

  private void requireEverDrawn(Parameter child, Condition condition) {
    String field = "space." + child.name() + ".when";
    String parent = condition.parent();
    Distribution distribution = space.parameter(space.indexOf(parent)).distribution();
    if (!distribution.repeatsItself()) {
      throw new WrongInputException(
          field,
          "one value of '%s' hardly ever comes up among all of %s: give '%s' a step, or take a parent with options"
              .formatted(parent, distribution.describe(), parent));
    }
  }

  /**
   * One that is never drawn has no share of the axis: what it gave would be taken for another's.
   */
  private static void requireAllDrawn(Parameter parameter) {
    if (parameter.distribution() instanceof Choice choice) {
      for (int i = 0; i < choice.options().size(); i++) {
        if (choice.probabilities().get(i) == 0) {
          throw new WrongInputException(
              "space." + parameter.name(),
              "'%s' has probability 0, so it would never be drawn: leave it out, or give it a share"
                  .formatted(choice.options().get(i)));
        }
      }
    }
  }

  private static String either(List<Object> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static void add(Parameter child, Map<String, Need> all, String parent, Need need) {
    Need known = all.putIfAbsent(parent, need);
    if (known == null) {
      return;
    }
    List<Object> both = known.values().stream().filter(need.values()::contains).toList();
    if (both.isEmpty()) {
      throw new WrongInputException(
          "space." + child.name() + ".when",
          "can never hold: %s, and %s; name values that go together"
              .formatted(words(child, parent, known), words(child, parent, need)));
    }
    all.put(parent, new Need(both, known.owner()));
  }

  private static String words(Parameter child, String parent, Need need) {
    String values = either(need.values());
    return need.owner().equals(child.name())
        ? "it asks for %s to be %s".formatted(parent, values)
        : "%s exists only when %s is %s".formatted(need.owner(), parent, values);
  }
}
