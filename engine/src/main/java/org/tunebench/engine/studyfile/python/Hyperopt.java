package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Items;

/** Calls of hyperopt: {@code hp.loguniform("lr", log(1e-5), log(1e-1))}; nested choices, too. */
final class Hyperopt implements Dialect {
  private static final String LABEL = "label";
  private static final List<String> BOUNDS = List.of(LABEL, "low", "high");
  private static final List<String> BELL = List.of(LABEL, "mu", "sigma");
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("uniform", BOUNDS),
          Map.entry("loguniform", BOUNDS),
          Map.entry("quniform", List.of(LABEL, "low", "high", "q")),
          Map.entry("qloguniform", List.of(LABEL, "low", "high", "q")),
          Map.entry("uniformint", List.of(LABEL, "low", "high", "q")),
          Map.entry("randint", List.of(LABEL, "low", "upper")),
          Map.entry("normal", BELL),
          Map.entry("lognormal", BELL),
          Map.entry("qnormal", List.of(LABEL, "mu", "sigma", "q")),
          Map.entry("qlognormal", List.of(LABEL, "mu", "sigma", "q")),
          Map.entry("choice", List.of(LABEL, "options")),
          Map.entry("pchoice", List.of(LABEL, "p_options")));

  private final Gathering found;
  private final Branches branches;

  /**
   * @param branches reads options of a choice that have parameters of their own
   */
  Hyperopt(Gathering found, Branches branches) {
    this.found = found;
    this.branches = branches;
  }

  @Override
  public boolean knows(Call call) {
    return isInt(call) || (call.name().startsWith("hp.") && NAMES.containsKey(call.last()));
  }

  private static boolean isInt(Call call) {
    return call.name().equals("scope.int") || call.name().equals("int");
  }

  @Override
  public String read(Call call, List<Condition> when) {
    if (isInt(call)) {
      return readWhole(call, when);
    }
    Arguments given = new Arguments(call, NAMES.get(call.last()));
    String label = given.text(LABEL);
    switch (call.last()) {
      case "choice" -> choice(given, label, when);
      case "pchoice" -> weighted(given, label, when);
      default -> add(call, label, () -> distribution(given), when);
    }
    return label;
  }

  private void add(Call call, String label, Supplier<Distribution> made, List<Condition> when) {
    found.add(call.line(), label, made, when);
  }

  private Distribution distribution(Arguments given) {
    String kind = given.call().last();
    return switch (kind) {
      case "quniform", "qloguniform", "qnormal", "qlognormal" ->
          new Rounded(continuous(given, kind.substring(1)), given.number("q"));
      case "uniformint" -> new IntRange(given.whole("low"), given.whole("high"));
      case "randint" ->
          given.get("upper").isPresent()
              ? new IntRange(given.whole("low"), given.whole("upper") - 1)
              : new IntRange(0, given.whole("low") - 1);
      default -> continuous(given, kind);
    };
  }

  private static Distribution continuous(Arguments given, String kind) {
    return switch (kind) {
      case "uniform" -> new FloatRange(given.number("low"), given.number("high"));
      case "loguniform" ->
          new FloatRange(
              Rounding.significant(Math.exp(given.number("low"))),
              Rounding.significant(Math.exp(given.number("high"))),
              true,
              0);
      default -> new Normal(given.number("mu"), given.number("sigma"), kind.equals("lognormal"), 0);
    };
  }

  /** {@code scope.int(hp.quniform("depth", 1, 10, 1))}: whole numbers. */
  private String readWhole(Call call, List<Condition> when) {
    boolean one = call.arguments().size() == 1 && call.named().isEmpty();
    if (!one || !(call.arguments().get(0) instanceof Call inner) || !knows(inner)) {
      throw Refusal.at(
          call.line(), "int(…) is read around a call such as hp.quniform('depth', 1, 10, 1)");
    }
    if (!inner.last().startsWith("q") || inner.last().endsWith("normal")) {
      if (inner.last().equals("randint") || inner.last().equals("uniformint")) {
        return read(inner, when);
      }
      throw Refusal.at(
          call.line(),
          "whole numbers of hp.%s cannot be honoured: use hp.quniform or hp.uniformint"
              .formatted(inner.last()));
    }
    Arguments given = new Arguments(inner, NAMES.get(inner.last()));
    String label = given.text(LABEL);
    add(inner, label, () -> whole(given), when);
    found.note(
        call.line(),
        "%s is uniform over its whole numbers here; rounding gives the first and the last half a share in hyperopt"
            .formatted(label));
    return label;
  }

  private static Distribution whole(Arguments given) {
    long q = given.whole("q");
    boolean log = given.call().last().equals("qloguniform");
    double low = log ? Math.exp(given.number("low")) : given.number("low");
    double high = log ? Math.exp(given.number("high")) : given.number("high");
    if (q < 1 || (log && q > 1)) {
      throw Refusal.at(
          given.call().line(), "q must be 1%s".formatted(log ? " on a log scale" : " or more"));
    }
    long from = Math.round(low / q) * q;
    return new IntRange(log ? Math.max(1, from) : from, Math.round(high / q) * q, log, q);
  }

  private void choice(Arguments given, String label, List<Condition> when) {
    List<Expression> options = given.items("options");
    List<Object> names = branches.names(options);
    add(given.call(), label, () -> new Choice(names), when);
    branches.read(label, options, names, when);
  }

  private void weighted(Arguments given, String label, List<Condition> when) {
    List<Double> shares = new ArrayList<>();
    List<Expression> options = new ArrayList<>();
    for (Expression item : given.items("p_options")) {
      boolean pair = item instanceof Items && item.parts().size() == 2;
      if (!pair
          || !(item.parts().get(0) instanceof Expression.Constant share)
          || !(share.value() instanceof Number number)) {
        throw Refusal.at(item.line(), "hp.pchoice takes pairs such as (0.3, 'relu')");
      }
      shares.add(number.doubleValue());
      options.add(item.parts().get(1));
    }
    List<Object> names = branches.names(options);
    add(given.call(), label, () -> new Choice(names, shares), when);
    branches.read(label, options, names, when);
  }
}
