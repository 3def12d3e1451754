package org.tunebench.engine.space;

import java.util.ArrayList;
import java.util.List;

/**
 * How far configurations of one search space fit into another one, as far as their parameters tell.
 *
 * @param kind how far
 * @param parameters the names of those that tell, in the order of the spaces; none if all fit
 */
public record SpaceFit(Kind kind, List<String> parameters) {
  /** How far. What comes earlier says more of spaces of which several are true. */
  public enum Kind {
    /** None fits: the space has parameters that the other one has not. */
    LACKS,
    /** None fits: the other one has parameters that the space has not. */
    HAS_MORE,
    /** None fits: the values of parameters are of another kind, such as words and numbers. */
    OTHER_KIND,
    /** None fits: parameters have no value in common. */
    APART,
    /** Some may fit: parameters also have values that do not, or are not always there. */
    IN_PART,
    /** All fit. */
    WHOLLY;

    /** Whether any configuration may fit. */
    public boolean mayFit() {
      return this == IN_PART || this == WHOLLY;
    }
  }

  /** Copies the names. */
  public SpaceFit {
    parameters = List.copyOf(parameters);
  }

  /**
   * Judges how {@link SearchSpace#accept} would take configurations of another space.
   *
   * @param into what they are to fit into
   * @param from where they come from
   */
  public static SpaceFit of(SearchSpace into, SearchSpace from) {
    List<String> names = new ArrayList<>(into.parameters().stream().map(Parameter::name).toList());
    from.parameters().stream()
        .map(Parameter::name)
        .filter(name -> into.indexOf(name) < 0)
        .forEach(names::add);
    Kind worst = Kind.WHOLLY;
    List<String> which = new ArrayList<>();
    for (String name : names) {
      Kind kind = of(name, into, from);
      if (kind.compareTo(worst) < 0) {
        worst = kind;
        which.clear();
      }
      if (kind == worst && kind != Kind.WHOLLY) {
        which.add(name);
      }
    }
    return new SpaceFit(worst, which);
  }

  private static Kind of(String name, SearchSpace into, SearchSpace from) {
    if (from.indexOf(name) < 0) {
      return orInPart(Kind.LACKS, into.parameter(into.indexOf(name)));
    }
    Parameter theirs = from.parameter(from.indexOf(name));
    if (into.indexOf(name) < 0) {
      return orInPart(Kind.HAS_MORE, theirs);
    }
    Parameter ours = into.parameter(into.indexOf(name));
    Kind values = new ValueFit(ours.distribution(), theirs.distribution()).kind();
    if (!values.mayFit()) {
      return ours.conditions().isEmpty() ? orInPart(values, theirs) : Kind.IN_PART;
    }
    boolean always = theirs.conditions().isEmpty() || theirs.conditions().equals(ours.conditions());
    return always ? values : Kind.IN_PART;
  }

  /** What is not always there cannot keep every configuration away. */
  private static Kind orInPart(Kind kind, Parameter parameter) {
    return parameter.conditions().isEmpty() ? kind : Kind.IN_PART;
  }
}
