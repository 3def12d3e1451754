package org.tunebench.engine.studyfile.python;

import java.util.List;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.studyfile.python.Expression.Call;

/** Calls of Optuna: {@code trial.suggest_float("lr", 1e-5, 1e-1, log=True)}. */
final class Optuna implements Dialect {
  private static final String PREFIX = "suggest_";
  private static final List<String> BOUNDS = List.of("name", "low", "high");

  private final Gathering found;

  Optuna(Gathering found) {
    this.found = found;
  }

  @Override
  public boolean knows(Call call) {
    return call.last().startsWith(PREFIX);
  }

  @Override
  public String read(Call call, List<Condition> when) {
    Arguments given = new Arguments(call, names(call));
    String name = given.text("name");
    found.add(call.line(), name, () -> distribution(given), when);
    return name;
  }

  private static List<String> names(Call call) {
    return switch (call.last()) {
      case "suggest_float", "suggest_int" -> List.of("name", "low", "high", "step", "log");
      case "suggest_categorical" -> List.of("name", "choices");
      case "suggest_uniform", "suggest_loguniform" -> BOUNDS;
      case "suggest_discrete_uniform" -> List.of("name", "low", "high", "q");
      default ->
          throw Refusal.at(
              call.line(),
              "Optuna's trials have no %s: there are suggest_float, suggest_int and suggest_categorical"
                  .formatted(call.last()));
    };
  }

  private Distribution distribution(Arguments given) {
    return switch (given.call().last()) {
      case "suggest_categorical" -> new Choice(Options.of(given.items("choices"), found.notes()));
      case "suggest_int" ->
          new IntRange(
              given.whole("low"), given.whole("high"), given.flag("log"), given.whole("step", 1));
      case "suggest_loguniform" ->
          new FloatRange(given.number("low"), given.number("high"), true, 0);
      case "suggest_discrete_uniform" ->
          new FloatRange(given.number("low"), given.number("high"), false, given.number("q"));
      default ->
          new FloatRange(
              given.number("low"),
              given.number("high"),
              given.flag("log"),
              given.number("step", 0));
    };
  }
}
