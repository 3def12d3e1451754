package org.tunebench.engine.studyfile.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.yaml.Section;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** The arguments of a call by their names, as the called function would see them. */
final class Arguments {
  private final Call call;
  private final Map<String, Expression> given = new LinkedHashMap<>();

  /**
   * @param names of the parameters, in their order
   * @throws StudyFileException for an argument that the function does not have
   */
  Arguments(Call call, List<String> names) {
    this.call = call;
    if (call.arguments().size() > names.size()) {
      throw Refusal.at(
          call.line(),
          "%s takes at most %d arguments: %s"
              .formatted(call.function().shown(), names.size(), String.join(", ", names)));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      given.put(names.get(i), call.arguments().get(i));
    }
    call.named()
        .forEach(
            (name, value) -> {
              if (!names.contains(name)) {
                throw Refusal.at(
                    value.line(), call.function().shown() + ": " + Section.unknown(name, names));
              }
              given.put(name, value);
            });
  }

  /** The call that they belong to. */
  Call call() {
    return call;
  }

  /** An argument; empty where it is not given, or given as {@code None}. */
  Optional<Expression> get(String name) {
    return Optional.ofNullable(given.get(name))
        .filter(value -> !(value instanceof Constant constant && constant.value() == null));
  }

  /**
   * An argument that must be there.
   *
   * @param right what to give, for the message
   */
  Expression need(String name, String right) {
    return get(name)
        .orElseThrow(
            () ->
                Refusal.at(
                    call.line(),
                    "%s needs %s: give %s".formatted(call.function().shown(), name, right)));
  }

  private StudyFileException wrong(String name, Expression value, String right) {
    return Refusal.at(
        value.line(),
        "%s: %s must be %s, not %s".formatted(call.function().shown(), name, right, value.shown()));
  }

  private Object constant(String name, String right) {
    Expression value = need(name, right);
    if (value instanceof Constant constant) {
      return constant.value();
    }
    throw wrong(name, value, right + " written out");
  }

  String text(String name) {
    if (constant(name, "a name in quotes") instanceof String text) {
      return text;
    }
    throw wrong(name, given.get(name), "a name in quotes");
  }

  double number(String name) {
    if (constant(name, "a number") instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(name, given.get(name), "a number");
  }

  double number(String name, double otherwise) {
    return get(name).isPresent() ? number(name) : otherwise;
  }

  long whole(String name) {
    Object value = constant(name, "a whole number");
    if (value instanceof Long whole) {
      return whole;
    }
    boolean integral = value instanceof Double x && x == Math.rint(x) && Math.abs(x) < 1L << 52;
    if (integral) {
      return ((Double) value).longValue();
    }
    throw wrong(name, given.get(name), "a whole number");
  }

  long whole(String name, long otherwise) {
    return get(name).isPresent() ? whole(name) : otherwise;
  }

  boolean flag(String name) {
    if (get(name).isEmpty()) {
      return false;
    }
    if (constant(name, "True or False") instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, given.get(name), "True or False");
  }

  String word(String name, String otherwise) {
    return get(name).isPresent() ? text(name) : otherwise;
  }

  List<Expression> items(String name) {
    Expression value = need(name, "a list");
    if (value instanceof Items items) {
      return items.parts();
    }
    throw wrong(name, value, "a list written out");
  }
}
