package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Dictionary;
import org.tunebench.engine.studyfile.python.Expression.Items;

/**
 * Options of a choice that bring parameters of their own: {@code hp.choice("model", [{"type":
 * "svm", "C": hp.lognormal("C", 0, 1)}, {"type": "tree"}])}. The parameters exist under their
 * option; an option is named by the text that all of them have under one key, or else by its place.
 */
final class Branches {
  private final Gathering found;
  private final BiConsumer<Expression, List<Condition>> reader;

  /**
   * @param reader takes the parameters of an expression in, under conditions
   */
  Branches(Gathering found, BiConsumer<Expression, List<Condition>> reader) {
    this.found = found;
    this.reader = reader;
  }

  /** One name an option: its value where it is plain. */
  List<Object> names(List<Expression> options) {
    if (options.stream().allMatch(Constant.class::isInstance)) {
      return Options.of(options, found.notes());
    }
    Optional<String> key = naming(options);
    List<Object> names = new ArrayList<>();
    for (Expression option : options) {
      Optional<Object> name =
          key.isPresent() ? Optional.of(constants(option).get(key.get())) : leading(option);
      names.add(name.orElse((long) names.size()));
    }
    if (new HashSet<>(names).size() < names.size() || isNumbered(names, options)) {
      for (int i = 0; i < names.size(); i++) {
        names.set(i, (long) i);
      }
      found.note(
          options.get(0).line(),
          "the options have no plain names: they are numbered from 0 in their order");
    }
    return names;
  }

  private static boolean isNumbered(List<Object> names, List<Expression> options) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals((long) i) && !(options.get(i) instanceof Constant)) {
        return true;
      }
    }
    return false;
  }

  /** A constant by itself, or the text in front of a tuple. */
  private Optional<Object> leading(Expression option) {
    if (option instanceof Constant) {
      return Optional.of(Options.of(option, found.notes()));
    }
    return option instanceof Items items
            && !items.parts().isEmpty()
            && items.parts().get(0) instanceof Constant first
            && first.value() instanceof String
        ? Optional.of(first.value())
        : Optional.empty();
  }

  /** The first key under which every option has a text of its own. */
  private static Optional<String> naming(List<Expression> options) {
    return options.isEmpty()
        ? Optional.empty()
        : constants(options.get(0)).keySet().stream()
            .filter(key -> options.stream().allMatch(o -> constants(o).get(key) instanceof String))
            .filter(
                key ->
                    options.stream().map(o -> constants(o).get(key)).distinct().count()
                        == options.size())
            .findFirst();
  }

  private static Map<String, Object> constants(Expression option) {
    Map<String, Object> constants = new LinkedHashMap<>();
    if (option instanceof Dictionary dictionary) {
      for (int i = 0; i < dictionary.keys().size(); i++) {
        if (dictionary.keys().get(i) instanceof Constant key
            && key.value() instanceof String name
            && dictionary.values().get(i) instanceof Constant value) {
          constants.put(name, value.value());
        }
      }
    }
    return constants;
  }

  /** Takes the parameters of each option in, under the option. */
  void read(String label, List<Expression> options, List<Object> names, List<Condition> when) {
    for (int i = 0; i < options.size(); i++) {
      List<Condition> under = new ArrayList<>(when);
      under.add(new Condition(label, List.of(names.get(i))));
      reader.accept(options.get(i), under);
    }
  }
}
