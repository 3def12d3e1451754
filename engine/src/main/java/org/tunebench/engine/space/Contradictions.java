package org.tunebench.engine.space;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;

/**
 * Finds parameters that no configuration can have, or hardly one, and options and bounds that none
 * has: the values of a condition must come up now and then, each option be drawn, and a step lead
 * further than the lower bound. All conditions of a parameter and of those that it depends on must
 * hold together: each of the latter has to have a value that all of them name.
 */
final class Contradictions {
  /**
   * What a parameter has to be for another one to exist.
   *
   * @param values one of these
   * @param owner the parameter whose condition says so
   */
  private record Need(List<Object> values, String owner) {}

  /** Where the values that a condition names have less of their parent's draws, few trials do. */
  private static final double LEAST_SHARE = 1e-3;

  /** Of shares that are added up. */
  private static final double ROUNDING = 1e-9;

  /** How exactly the end of a value's cell is found. */
  private static final double ACCURACY = 1e-13;

  /** More values than this nobody reads. */
  private static final int MOST_LISTED = 4;

  private final SearchSpace space;
  private final Map<String, Map<String, Need>> needs = new HashMap<>();

  Contradictions(SearchSpace space) {
    this.space = space;
  }

  void refuse() {
    for (int place = 0; place < space.size(); place++) {
      Parameter parameter = space.parameter(space.parentsFirst(place));
      requireAllDrawn(parameter);
      requireStepWithin(parameter);
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
    double share = condition.values().stream().mapToDouble(v -> share(distribution, v)).sum();
    if (share < LEAST_SHARE - ROUNDING) {
      throw new WrongInputException(
          field,
          "'%s' is %s in fewer than one of 1,000 draws from %s: name more of its values, or give it fewer"
              .formatted(parent, listed(condition.values()), distribution.describe()));
    }
  }

  private static String listed(List<Object> values) {
    return values.size() <= MOST_LISTED
        ? either(values)
        : "one of those %d values".formatted(values.size());
  }

  /** How likely a value is: the width of its cell of the unit interval. */
  private static double share(Distribution distribution, Object value) {
    if (distribution instanceof Choice choice) {
      return choice.probabilities().get(choice.requireIndexOf(value));
    }
    double inside = distribution.unitOf(value);
    return distribution.valueAt(inside).equals(value)
        ? edge(distribution, value, inside, 1) - edge(distribution, value, inside, 0)
        : 0;
  }

  /** Where the cell of a value ends, on the way from a place in it to an end of the interval. */
  private static double edge(Distribution distribution, Object value, double inside, double end) {
    double within = inside;
    double beyond = end;
    while (Math.abs(beyond - within) > ACCURACY) {
      double middle = (within + beyond) / 2;
      if (distribution.valueAt(middle).equals(value)) {
        within = middle;
      } else {
        beyond = middle;
      }
    }
    return within;
  }

  private static void requireStepWithin(Parameter parameter) {
    Distribution distribution = parameter.distribution();
    boolean over =
        distribution instanceof FloatRange f && f.high() > f.low() && f.step() > f.high() - f.low()
            || distribution instanceof IntRange i
                && i.high() > i.low()
                && i.step() > i.high() - i.low();
    if (over) {
      throw new WrongInputException(
          "space." + parameter.name(),
          "the step is wider than the range, so that %s would be the only value of %s: give a smaller step"
              .formatted(Values.text((Number) distribution.valueAt(0)), distribution.describe()));
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
