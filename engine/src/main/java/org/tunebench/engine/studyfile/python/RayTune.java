package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Dictionary;

/**
 * Dictionaries of Ray Tune: {@code {"lr": tune.loguniform(1e-4, 1e-1)}}, wherever they stand. Inner
 * ones give dotted names; a value that is no call of {@code tune} is one for all trials.
 */
final class RayTune {
  private static final Pattern CALL = Pattern.compile("(?:\\w+\\.)*tune\\.\\w+");
  private static final List<String> BOUNDS = List.of("lower", "upper");
  private static final List<String> STEPS = List.of("lower", "upper", "q");

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("uniform", BOUNDS),
          Map.entry("quniform", STEPS),
          Map.entry("loguniform", List.of("lower", "upper", "base")),
          Map.entry("qloguniform", List.of("lower", "upper", "q", "base")),
          Map.entry("randn", List.of("mean", "sd")),
          Map.entry("qrandn", List.of("mean", "sd", "q")),
          Map.entry("randint", BOUNDS),
          Map.entry("qrandint", STEPS),
          Map.entry("lograndint", List.of("lower", "upper", "base")),
          Map.entry("qlograndint", List.of("lower", "upper", "q", "base")),
          Map.entry("choice", List.of("categories")),
          Map.entry("grid_search", List.of("values")));

  private final Gathering found;

  RayTune(Gathering found) {
    this.found = found;
  }

  /** Whether a function of this name draws values. */
  static boolean draws(String name) {
    return NAMES.containsKey(name);
  }

  private static boolean knows(Expression value) {
    if (value instanceof Dictionary inner) {
      return inner.values().stream().anyMatch(RayTune::knows);
    }
    return value instanceof Call call && CALL.matcher(call.name()).matches() && draws(call.last());
  }

  /** Takes in what the dictionaries in an expression draw. */
  void read(Expression expression) {
    if (expression instanceof Dictionary dictionary && knows(dictionary)) {
      read(dictionary, "");
    } else {
      expression.parts().forEach(this::read);
    }
  }

  private void read(Dictionary dictionary, String prefix) {
    for (int i = 0; i < dictionary.keys().size(); i++) {
      Expression key = dictionary.keys().get(i);
      Expression value = dictionary.values().get(i);
      if (!(key instanceof Constant constant) || !(constant.value() instanceof String name)) {
        throw Refusal.at(key.line(), "a parameter needs a name in quotes, not " + key.shown());
      }
      String whole = prefix + name;
      if (value instanceof Dictionary inner) {
        read(inner, whole + ".");
      } else if (value instanceof Constant) {
        found.add(
            key.line(),
            whole,
            () -> new Choice(Options.of(List.of(value), found.notes())),
            List.of());
      } else if (knows(value)) {
        Call call = (Call) value;
        Arguments given = new Arguments(call, NAMES.get(call.last()));
        found.add(key.line(), whole, () -> distribution(given), List.of());
      } else {
        found.leaveOut(
            key.line(), "%s is %s, which is left to the script".formatted(whole, value.shown()));
      }
    }
  }

  private Distribution distribution(Arguments given) {
    String kind = given.call().last();
    return switch (kind) {
      case "choice" -> new Choice(Options.of(given.items("categories"), found.notes()));
      case "grid_search" -> {
        found.note(
            given.call().line(), "grid_search is a choice here: the sampler grid tries all of it");
        yield new Choice(Options.of(given.items("values"), found.notes()));
      }
      // The upper bound is one of the values with a step, and is none without.
      case "randint" -> new IntRange(given.whole("lower"), given.whole("upper") - 1);
      case "lograndint" -> new IntRange(given.whole("lower"), given.whole("upper") - 1, true, 1);
      case "qrandint" ->
          new IntRange(given.whole("lower"), given.whole("upper"), false, given.whole("q", 1));
      case "qlograndint" -> {
        if (given.whole("q") != 1) {
          throw Refusal.at(given.call().line(), "q must be 1 on a log scale of whole numbers");
        }
        yield new IntRange(given.whole("lower"), given.whole("upper"), true, 1);
      }
      case "quniform", "qloguniform", "qrandn" ->
          new Rounded(continuous(given, kind.substring(1)), given.number("q"));
      default -> continuous(given, kind);
    };
  }

  private static Distribution continuous(Arguments given, String kind) {
    return kind.equals("randn")
        ? new Normal(given.number("mean", 0), given.number("sd", 1), false, 0)
        : new FloatRange(
            given.number("lower"), given.number("upper"), kind.equals("loguniform"), 0);
  }
}
