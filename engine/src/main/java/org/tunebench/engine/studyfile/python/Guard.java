package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Operation;

/**
 * The condition of an {@code if}, where it looks at variables that hold parameters: {@code
 * optimizer == "sgd"}, {@code layers >= 2}, {@code kind in ("a", "b") and warm}.
 */
final class Guard {
  private static final int MOST_VALUES = 1000;

  private final Gathering found;
  private final Variables variables;

  Guard(Gathering found, Variables variables) {
    this.found = found;
    this.variables = variables;
  }

  /** The conditions that all hold where the test does, or empty where it is not plain. */
  Optional<List<Condition>> holding(Expression test) {
    if (test instanceof Operation both && both.operator().equals("and")) {
      return holding(both.parts().get(0))
          .flatMap(
              left ->
                  holding(both.parts().get(1))
                      .map(
                          right -> {
                            List<Condition> all = new ArrayList<>(left);
                            all.addAll(right);
                            return all;
                          }));
    }
    return one(test).map(List::of);
  }

  /** The condition that holds where the test does not, or empty where it is not plain. */
  Optional<Condition> failing(Expression test) {
    return one(new Operation(test.line(), "not", List.of(test)));
  }

  /**
   * The conditions of a branch behind others.
   *
   * @param before hold where none of those is done
   * @param own hold where its own test does; they alone are enough where a test that is met makes
   *     those before it fail
   */
  static List<Condition> behind(List<Condition> before, List<Condition> own) {
    boolean implied =
        before.stream().allMatch(other -> own.stream().anyMatch(o -> within(o, other)));
    List<Condition> all = new ArrayList<>(implied ? List.of() : before);
    all.addAll(own);
    return all;
  }

  private static boolean within(Condition own, Condition other) {
    return own.parent().equals(other.parent()) && other.values().containsAll(own.values());
  }

  private Optional<Condition> one(Expression test) {
    if (variables.parameter(test).isPresent()) {
      return where(test, value -> value.equals(true));
    }
    if (!(test instanceof Operation operation)) {
      return Optional.empty();
    }
    if (operation.operator().equals("not")) {
      return one(operation.parts().get(0)).flatMap(this::negated);
    }
    if (operation.parts().size() != 2) {
      return Optional.empty();
    }
    Expression left = operation.parts().get(0);
    Expression right = operation.parts().get(1);
    return left instanceof Constant
        ? compared(right, mirrored(operation.operator()), left)
        : compared(left, operation.operator(), right);
  }

  private static String mirrored(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      case "==", "!=" -> operator;
      default -> "";
    };
  }

  private Optional<Condition> compared(Expression variable, String operator, Expression to) {
    if (operator.equals("in") || operator.equals("not in")) {
      boolean plain =
          to instanceof Items items && items.parts().stream().allMatch(Constant.class::isInstance);
      List<Object> values = plain ? Options.of(to.parts(), new ArrayList<>()) : List.of();
      return plain
          ? where(variable, value -> has(values, value) == operator.equals("in"))
          : Optional.empty();
    }
    if (!(to instanceof Constant constant) || constant.value() == null) {
      return Optional.empty();
    }
    return switch (operator) {
      case "==", "is" -> where(variable, value -> same(value, constant.value()));
      case "!=" -> where(variable, value -> !same(value, constant.value()));
      case "<" -> where(variable, value -> order(value, constant.value()) < 0);
      case ">" -> where(variable, value -> order(value, constant.value()) > 0);
      case "<=" -> where(variable, value -> order(value, constant.value()) <= 0);
      case ">=" -> where(variable, value -> order(value, constant.value()) >= 0);
      default -> Optional.empty();
    };
  }

  private static boolean has(List<Object> values, Object value) {
    return values.stream().anyMatch(one -> same(one, value));
  }

  private static boolean same(Object a, Object b) {
    return a instanceof Number x && b instanceof Number y
        ? x.doubleValue() == y.doubleValue()
        : a.equals(b);
  }

  /** NaN, which every comparison refuses, where they are not both numbers. */
  private static double order(Object a, Object b) {
    return a instanceof Number x && b instanceof Number y
        ? Double.compare(x.doubleValue(), y.doubleValue())
        : Double.NaN;
  }

  private Optional<Condition> where(Expression variable, Predicate<Object> holds) {
    return variables
        .parameter(variable)
        .flatMap(
            parent ->
                valuesOf(parent)
                    .map(values -> values.stream().filter(holds).toList())
                    .filter(values -> !values.isEmpty())
                    .map(values -> new Condition(parent, values)));
  }

  private Optional<List<Object>> valuesOf(String parent) {
    return found
        .distribution(parent)
        .filter(d -> d.cardinality().isPresent() && d.cardinality().getAsLong() <= MOST_VALUES)
        .map(Distribution::values);
  }

  private Optional<Condition> negated(Condition condition) {
    return valuesOf(condition.parent())
        .map(all -> all.stream().filter(v -> !condition.values().contains(v)).toList())
        .filter(values -> !values.isEmpty())
        .map(values -> new Condition(condition.parent(), values));
  }
}
