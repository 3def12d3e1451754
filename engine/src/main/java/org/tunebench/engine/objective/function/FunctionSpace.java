package org.tunebench.engine.objective.function;

import java.util.List;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/**
 * What a function can be evaluated on: its parameters, each where it is needed, with numbers where
 * it has numbers and with its own options where it has options.
 *
 * @param name of the function
 * @param known the space that its formula is made for
 */
record FunctionSpace(String name, SearchSpace known) {
  static FunctionSpace of(TestFunction function) {
    return new FunctionSpace(function.name(), function.space());
  }

  /**
   * @throws WrongInputException if the function has no value somewhere in the space
   */
  void check(SearchSpace space) {
    for (Parameter needed : known.parameters()) {
      if (space.indexOf(needed.name()) < 0) {
        throw new WrongInputException(
            "space", "the function '%s' needs the parameter '%s'".formatted(name, needed.name()));
      }
    }
    for (Parameter given : space.parameters()) {
      if (known.indexOf(given.name()) < 0) {
        throw new WrongInputException(
            "space." + given.name(),
            "the function '%s' has no such parameter; it has %s"
                .formatted(
                    name,
                    known.parameters().stream()
                        .map(Parameter::name)
                        .collect(Collectors.joining(", "))));
      }
      check(given, known.parameter(known.indexOf(given.name())));
    }
  }

  private void check(Parameter given, Parameter needed) {
    Distribution right = needed.distribution();
    List<Object> values = given.distribution().extremes();
    boolean fits =
        right instanceof Options
            ? right.values().containsAll(values)
            : values.stream().allMatch(Number.class::isInstance);
    if (!fits) {
      throw new WrongInputException(
          "space." + given.name(),
          "the function '%s' takes %s here, not %s"
              .formatted(
                  name,
                  right instanceof Options ? "some of " + right.values() : "numbers",
                  given.distribution().describe()));
    }
    for (Condition condition : given.conditions()) {
      if (!isImplied(condition, needed)) {
        throw new WrongInputException(
            "space." + given.name(),
            "the function '%s' needs it whatever '%s' is: leave the condition out"
                .formatted(name, condition.parent()));
      }
    }
  }

  /** Whether the function asks for the parameter only where the condition holds, too. */
  private boolean isImplied(Condition condition, Parameter needed) {
    return needed.conditions().stream()
        .anyMatch(
            own ->
                own.parent().equals(condition.parent())
                        && condition.values().containsAll(own.values())
                    || isImplied(condition, known.parameter(known.indexOf(own.parent()))));
  }
}
