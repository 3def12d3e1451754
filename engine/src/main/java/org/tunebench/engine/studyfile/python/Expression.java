package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of Python when nothing is evaluated but arithmetic: a tree of what was written. */
sealed interface Expression {
  /** The line that it begins in, from 1. */
  int line();

  /** What it is made of. */
  List<Expression> parts();

  /** As Python writes it, for messages. */
  String shown();

  /**
   * A constant.
   *
   * @param value {@link String}, {@link Boolean}, {@link Long}, {@link Double}, or null for {@code
   *     None}
   */
  record Constant(int line, Object value) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }

    @Override
    public String shown() {
      if (value instanceof Boolean flag) {
        return flag ? "True" : "False";
      }
      return value instanceof String text
          ? '\'' + text + '\''
          : value == null ? "None" : value.toString();
    }

    boolean isNumber() {
      return value instanceof Number;
    }
  }

  /** A name, dotted: {@code trial.suggest_float}. */
  record Name(int line, String dotted) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }

    @Override
    public String shown() {
      return dotted;
    }

    /** The part behind the last dot. */
    String last() {
      return dotted.substring(dotted.lastIndexOf('.') + 1);
    }
  }

  /** A list, a tuple or a set. */
  record Items(int line, List<Expression> parts) implements Expression {
    @Override
    public String shown() {
      return parts.stream().map(Expression::shown).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** A dictionary: keys and values in turn are its parts. */
  record Dictionary(int line, List<Expression> keys, List<Expression> values)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return Stream.concat(keys.stream(), values.stream()).toList();
    }

    @Override
    public String shown() {
      return "{…}";
    }
  }

  /** A call. */
  record Call(
      int line, Expression function, List<Expression> arguments, Map<String, Expression> named)
      implements Expression {
    @Override
    public List<Expression> parts() {
      return Stream.of(Stream.of(function), arguments.stream(), named.values().stream())
          .flatMap(s -> s)
          .toList();
    }

    @Override
    public String shown() {
      return function.shown() + "(…)";
    }

    /** The function's dotted name, or empty where it is none. */
    String name() {
      return function instanceof Name name ? name.dotted() : "";
    }

    /** The function's name behind the last dot. */
    String last() {
      return function instanceof Name name ? name.last() : "";
    }
  }

  /** An operator with what it is applied to; its name is that of Python. */
  record Operation(int line, String operator, List<Expression> parts) implements Expression {
    @Override
    public String shown() {
      return parts.size() == 1
          ? operator + parts.get(0).shown()
          : parts.stream().map(Expression::shown).collect(Collectors.joining(" " + operator + " "));
    }
  }

  /** What is Python, too, but no constant: a comprehension, an f-string. */
  record Other(int line, String shown, List<Expression> parts) implements Expression {}
}
