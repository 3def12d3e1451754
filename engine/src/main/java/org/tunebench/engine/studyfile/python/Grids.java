package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Dictionary;
import org.tunebench.engine.studyfile.python.Expression.Items;

/**
 * Dictionaries whose values are lists ({@code param_grid}), distributions of SciPy as scikit-learn
 * takes them ({@code param_distributions}), or those of Optuna ({@code FloatDistribution}).
 */
final class Grids {
  private static final List<String> BOUNDS = List.of("low", "high");
  private static final List<String> PLACE = List.of("loc", "scale");

  private final Gathering found;

  Grids(Gathering found) {
    this.found = found;
  }

  /** Whether a dictionary is one: all keys are texts, and a value is a list or a distribution. */
  boolean knows(Dictionary dictionary) {
    boolean named =
        dictionary.keys().stream()
            .allMatch(key -> key instanceof Constant c && c.value() instanceof String);
    return named && dictionary.values().stream().anyMatch(Grids::varies);
  }

  private static boolean varies(Expression value) {
    return (value instanceof Items items
            && !items.parts().isEmpty()
            && items.parts().stream().noneMatch(Dictionary.class::isInstance))
        || (value instanceof Call call && names(call).isPresent());
  }

  private static Optional<List<String>> names(Call call) {
    return Optional.ofNullable(
        switch (call.last()) {
          case "loguniform", "reciprocal" -> List.of("a", "b");
          case "randint" -> BOUNDS;
          case "uniform", "norm" -> PLACE;
          case "beta" -> List.of("a", "b");
          case "FloatDistribution", "IntDistribution" -> List.of("low", "high", "log", "step");
          case "CategoricalDistribution" -> List.of("choices");
          default -> null;
        });
  }

  /** Takes all keys in as parameters. */
  void read(Dictionary dictionary) {
    for (int i = 0; i < dictionary.keys().size(); i++) {
      String name = (String) ((Constant) dictionary.keys().get(i)).value();
      Expression value = dictionary.values().get(i);
      found.add(dictionary.keys().get(i).line(), name, () -> distribution(value), List.of());
    }
  }

  private Distribution distribution(Expression value) {
    if (value instanceof Constant) {
      return new Choice(Options.of(List.of(value), found.notes()));
    }
    if (value instanceof Items items) {
      return new Choice(Options.of(items.parts(), found.notes()));
    }
    Optional<List<String>> names = value instanceof Call call ? names(call) : Optional.empty();
    if (names.isEmpty()) {
      throw Refusal.at(
          value.line(),
          "%s cannot be read: give a list such as [0.1, 1, 10], or loguniform, uniform or randint"
              .formatted(value.shown()));
    }
    return distribution(new Arguments((Call) value, names.get()));
  }

  private Distribution distribution(Arguments given) {
    return switch (given.call().last()) {
      case "loguniform", "reciprocal" ->
          new FloatRange(given.number("a"), given.number("b"), true, 0);
      case "randint" -> new IntRange(given.whole("low"), given.whole("high") - 1);
      case "norm" -> new Normal(given.number("loc", 0), given.number("scale", 1), false, 0);
      case "beta" -> new Beta(given.number("a"), given.number("b"));
      case "FloatDistribution" ->
          new FloatRange(
              given.number("low"),
              given.number("high"),
              given.flag("log"),
              given.number("step", 0));
      case "IntDistribution" ->
          new IntRange(
              given.whole("low"), given.whole("high"), given.flag("log"), given.whole("step", 1));
      case "CategoricalDistribution" ->
          new Choice(Options.of(given.items("choices"), found.notes()));
      default -> uniform(given);
    };
  }

  private Distribution uniform(Arguments given) {
    double from = given.number("loc", 0);
    double width = given.number("scale", 1);
    double to = Rounding.significant(from + width);
    found.note(
        given.call().line(),
        "uniform(%s, %s) of SciPy means a start and a width: from %s to %s"
            .formatted(from, width, from, to));
    return new FloatRange(from, to);
  }
}
