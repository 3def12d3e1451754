package org.tunebench.engine.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;

/** The parameters of a study, in the order in which the person wrote them. */
public final class SearchSpace {
  private final List<Parameter> parameters;
  private final Map<String, Integer> indices = new HashMap<>();

  /** Positions with every parent before its children. */
  private final int[] parentsFirst;

  /** Counted when it is asked for first; null until then. */
  private volatile OptionalLong cardinality;

  /**
   * @throws WrongInputException if a name occurs twice, a condition names an unknown parent or a
   *     value that the parent cannot have, or conditions form a cycle
   */
  public SearchSpace(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (indices.put(parameter.name(), indices.size()) != null) {
        throw new WrongInputException(
            field(parameter), "there are two parameters of this name: rename one");
      }
    }
    this.parameters = parameters.stream().map(p -> withParents(p, parameters)).toList();
    this.parentsFirst = new ParentsFirst(this).order();
  }

  private static String field(Parameter parameter) {
    return "space." + parameter.name();
  }

  /** The parameter with the values of its conditions as its parents have them: 1.0 for 1. */
  private Parameter withParents(Parameter parameter, List<Parameter> all) {
    List<Condition> conditions = new ArrayList<>();
    for (Condition condition : parameter.conditions()) {
      String where = field(parameter) + ".when";
      Integer parent = indices.get(condition.parent());
      if (parent == null) {
        throw new WrongInputException(
            where,
            "there is no parameter '%s'; %s"
                .formatted(condition.parent(), othersThan(parameter, all)));
      }
      conditions.add(accepted(where, condition, all.get(parent).distribution()));
    }
    return new Parameter(parameter.name(), parameter.distribution(), conditions);
  }

  private static Condition accepted(String where, Condition condition, Distribution parent) {
    if (condition.values().isEmpty()) {
      throw new WrongInputException(
          where, "name at least one value of '%s'".formatted(condition.parent()));
    }
    List<Object> values = condition.values().stream().map(parent::coerce).toList();
    for (Object value : values) {
      if (!parent.contains(value)) {
        throw new WrongInputException(
            where,
            "'%s' is never %s; it is %s".formatted(condition.parent(), value, parent.describe()));
      }
    }
    return new Condition(condition.parent(), values);
  }

  private static String othersThan(Parameter parameter, List<Parameter> all) {
    List<String> others =
        all.stream().map(Parameter::name).filter(n -> !n.equals(parameter.name())).toList();
    return switch (others.size()) {
      case 0 -> "'%s' is the only one".formatted(parameter.name());
      case 1 -> "the other one is " + others.get(0);
      default -> "the others are " + String.join(", ", others);
    };
  }

  /** The parameters in the order in which the person wrote them. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Number of parameters. */
  public int size() {
    return parameters.size();
  }

  /** The parameter at a position of {@link #parameters()}. */
  public Parameter parameter(int index) {
    return parameters.get(index);
  }

  /** The position of a parameter, or -1. */
  public int indexOf(String name) {
    return indices.getOrDefault(name, -1);
  }

  /**
   * Walks the parameters with every parent before its children.
   *
   * @param place from 0 to {@link #size()}
   * @return the position in {@link #parameters()} of the parameter at this place of the walk
   */
  public int parentsFirst(int place) {
    return parentsFirst[place];
  }

  /** Whether any parameter exists only under a condition. */
  public boolean isConditional() {
    return parameters.stream().anyMatch(p -> !p.conditions().isEmpty());
  }

  /**
   * Builds a configuration: asks for the value of each parameter that is active, parents first, so
   * that conditions hold by construction.
   *
   * @param chooser gives a value that the parameter's distribution contains
   */
  public Configuration configure(Function<Parameter, Object> chooser) {
    Map<String, Object> chosen = new HashMap<>();
    for (int index : parentsFirst) {
      Parameter parameter = parameters.get(index);
      if (isActive(parameter, chosen)) {
        chosen.put(parameter.name(), chooser.apply(parameter));
      }
    }
    return ordered(chosen);
  }

  private static boolean isActive(Parameter parameter, Map<String, Object> chosen) {
    for (Condition condition : parameter.conditions()) {
      if (!condition.holds(chosen)) {
        return false;
      }
    }
    return true;
  }

  private Configuration ordered(Map<String, Object> chosen) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object value = chosen.get(parameter.name());
      if (value != null) {
        values.put(parameter.name(), value);
      }
    }
    return new Configuration(values);
  }

  /** Whether each active parameter has a value of its distribution, and no other has one. */
  public boolean contains(Configuration configuration) {
    Map<String, Object> values = configuration.values();
    int active = 0;
    for (Parameter parameter : parameters) {
      Object value = values.get(parameter.name());
      if (isActive(parameter, values) != (value != null)) {
        return false;
      }
      if (value != null) {
        active++;
        if (!parameter.distribution().contains(value)) {
          return false;
        }
      }
    }
    return active == values.size();
  }

  /**
   * Takes a configuration that a person gave into this space: coerces its numbers and leaves out
   * what is inactive.
   *
   * @param field the field that the configuration stands in, for the message
   * @throws WrongInputException if a value is missing, outside its distribution, or of no parameter
   */
  public Configuration accept(String field, Configuration given) {
    return taken(field, given, Distribution::contains, "outside");
  }

  /**
   * Takes a configuration that a person compares with. It may lie outside the bounds, because one
   * often searches where the defaults are not.
   *
   * @param field the field that the configuration stands in, for the message
   * @throws WrongInputException if a value is missing, of another kind than its parameter's, or of
   *     no parameter
   */
  public Configuration acceptAnywhere(String field, Configuration given) {
    return taken(field, given, Distribution::isLike, "not like");
  }

  private Configuration taken(
      String field, Configuration given, BiPredicate<Distribution, Object> fits, String otherwise) {
    requireKnown(field, given);
    return configure(
        parameter -> {
          Distribution distribution = parameter.distribution();
          Object raw = required(field, given, parameter);
          Object value = distribution.coerce(raw);
          if (!fits.test(distribution, value)) {
            throw new WrongInputException(
                field + "." + parameter.name(),
                "%s is %s %s".formatted(raw, otherwise, distribution.describe()));
          }
          return value;
        });
  }

  private void requireKnown(String field, Configuration given) {
    for (String name : given.values().keySet()) {
      if (!indices.containsKey(name)) {
        throw new WrongInputException(
            field + "." + name,
            "there is no such parameter; the space has "
                + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ")));
      }
    }
  }

  private static Object required(String field, Configuration given, Parameter parameter) {
    return given
        .get(parameter.name())
        .orElseThrow(
            () -> new WrongInputException(field + "." + parameter.name(), "the value is missing"));
  }

  /**
   * Number of different configurations, or empty where a parameter is continuous or the number is
   * beyond {@link Long#MAX_VALUE}. Conditions are counted out.
   */
  public OptionalLong cardinality() {
    OptionalLong known = cardinality;
    if (known == null) {
      known = new Counting(this, parentsFirst).count();
      cardinality = known;
    }
    return known;
  }

  /**
   * Refuses what no configuration can have, or hardly one: a parameter, an option, all of a range
   * but its lower bound. Asked of what a person defines; a space that was kept stays as it is.
   *
   * @return this space
   * @throws WrongInputException if conditions contradict each other, or ask for values that their
   *     parent hardly ever has, an option has probability 0, or a step is wider than its range,
   *     naming the parameter
   */
  public SearchSpace requireAllCanExist() {
    new Contradictions(this).refuse();
    return this;
  }

  /** Names of the continuous parameters: those without countable values. */
  public List<String> continuous() {
    List<String> names = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.distribution().cardinality().isEmpty()) {
        names.add(parameter.name());
      }
    }
    return names;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SearchSpace space && parameters.equals(space.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String toString() {
    return parameters.toString();
  }
}
