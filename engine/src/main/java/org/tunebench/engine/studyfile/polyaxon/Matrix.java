package org.tunebench.engine.studyfile.polyaxon;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.studyfile.foreign.Numbers;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads {@code matrix}: a kind of values for each parameter. */
final class Matrix {
  /** Kinds that a grid cannot list. */
  private static final Set<String> DISTRIBUTIONS =
      Set.of(
          "pvalues",
          "uniform",
          "quniform",
          "loguniform",
          "qloguniform",
          "normal",
          "qnormal",
          "lognormal",
          "qlognormal");

  private static final List<String> KINDS =
      List.of(
          "values",
          "pvalues",
          "range",
          "linspace",
          "geomspace",
          "logspace",
          "uniform",
          "quniform",
          "loguniform",
          "qloguniform",
          "normal",
          "qnormal",
          "lognormal",
          "qlognormal");

  private static final List<String> BOUNDS = List.of("low", "high");
  private static final List<String> BELL = List.of("loc", "scale");

  /** What asks for the code's reading. */
  private static final String EXACT_COMMENT = "'# polyaxon-0.6-exact'";

  /** How far the shares may add up to more than 1: rounding of decimal fractions. */
  private static final double TOLERANCE = 1e-9;

  private final Translation translation;
  private final boolean exact;

  /** Parameters with a distribution, and its kind. */
  private final Map<Field, String> distributed = new LinkedHashMap<>();

  /**
   * @param exact whether to go by Polyaxon 0.6's code where its documentation says otherwise
   */
  Matrix(Translation translation, boolean exact) {
    this.translation = translation;
    this.exact = exact;
  }

  void read(Field matrix) {
    matrix
        .entries("a group of parameters, such as lr: {uniform: [0, 0.9]}")
        .forEach((name, field) -> translation.vary(field, name, () -> distribution(field)));
  }

  /**
   * @throws WrongInputException if a parameter has values that a grid cannot list
   */
  void requireNoDistribution() {
    distributed.forEach(
        (field, kind) -> {
          throw field.wrong(
              ("a grid search takes no distribution such as %s: give values, range, linspace,"
                      + " geomspace or logspace, or search with random_search, hyperband or bo")
                  .formatted(kind));
        });
  }

  private Distribution distribution(Field field) {
    Section section = new Section(field, KINDS, "a group such as {uniform: [0, 0.9]}");
    List<String> given = List.copyOf(section.entries().keySet());
    if (given.size() != 1) {
      throw field.wrong(
          "must have exactly one of %s, not %s"
              .formatted(
                  String.join(", ", KINDS),
                  given.isEmpty() ? "none" : String.join(" and ", given)));
    }
    String kind = given.get(0);
    if (DISTRIBUTIONS.contains(kind)) {
      distributed.put(field, kind);
    }
    Field values = section.entries().get(kind);
    return switch (kind) {
      case "values" -> new Choice(options(values));
      case "pvalues" -> weighted(values);
      case "range" -> Spaced.range(values, exact);
      case "linspace" -> Spaced.linear(values);
      case "geomspace" -> Spaced.geometric(values);
      case "logspace" -> exact ? Spaced.powers(values) : logspace(values);
      default -> continuous(kind, values);
    };
  }

  private Distribution logspace(Field values) {
    Numbers numbers = Spaced.numbers(values, "base");
    if (!(numbers.real(0) > 0 && numbers.real(1) > 0)) {
      throw values.wrong(
          "goes from start to stop, both above 0; if they are powers of 10, say so by the comment "
              + EXACT_COMMENT);
    }
    translation.note(
        values,
        ("goes from %s to %s, as Polyaxon's documentation says; if they are powers of 10,"
                + " as in its code, say so by the comment %s")
            .formatted(
                Decimals.text(numbers.real(0)), Decimals.text(numbers.real(1)), EXACT_COMMENT));
    if (numbers.count() > Spaced.COUNTED) {
      translation.note(values, "the base is not used: the values go from start to stop");
    }
    return Spaced.geometric(values, numbers);
  }

  private Distribution continuous(String kind, Field values) {
    boolean rounded = kind.startsWith("q");
    String base = rounded ? kind.substring(1) : kind;
    List<String> names = new ArrayList<>(base.endsWith("uniform") ? BOUNDS : BELL);
    if (rounded) {
      names.add("q");
    }
    Numbers numbers = Numbers.read(values, names, "");
    Distribution of = continuous(base, numbers.real(0), numbers.real(1));
    if (base.equals("loguniform")) {
      translation.notePowers(values, numbers.real(0), numbers.real(1));
    }
    // The code of version 0.6 forgot to round this one.
    boolean forgotten = exact && kind.equals("qlognormal");
    return rounded && !forgotten ? new Rounded(of, numbers.real(2), exact) : of;
  }

  private static Distribution continuous(String kind, double first, double second) {
    return switch (kind) {
      case "uniform" -> new FloatRange(first, second);
      case "loguniform" -> new FloatRange(Math.exp(first), Math.exp(second), true, 0);
      case "normal" -> new Normal(first, second, false, 0);
      default -> new Normal(first, second, true, 0);
    };
  }

  private static List<Object> options(Field values) {
    return values.items("a list such as [0.2, 0.5]").stream().map(Field::option).toList();
  }

  /** The last value takes what the others leave, whatever is written beside it. */
  private Distribution weighted(Field pvalues) {
    String right = "a list of values with their shares, such as [[relu, 0.3], [sigmoid, 0.7]]";
    List<Object> options = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Field item : pvalues.items(right)) {
      List<Field> pair = item.isList() ? item.items(right) : List.of();
      if (pair.size() != 2) {
        throw item.wrong("must be " + right);
      }
      options.add(pair.get(0).option());
      double share = pair.get(1).number("a number from 0 to 1");
      shares.add(share);
      sum = sum.add(BigDecimal.valueOf(share));
    }
    if (sum.doubleValue() > 1 + TOLERANCE) {
      throw pvalues.wrong("the shares add up to %s, more than 1".formatted(sum.toPlainString()));
    }
    if (!shares.isEmpty()) {
      remainder(pvalues, shares, sum);
    }
    return new Choice(options, shares);
  }

  private void remainder(Field pvalues, List<Double> shares, BigDecimal sum) {
    int last = shares.size() - 1;
    BigDecimal written = BigDecimal.valueOf(shares.get(last));
    double rest = BigDecimal.ONE.subtract(sum).add(written).max(BigDecimal.ZERO).doubleValue();
    if (Math.abs(rest - shares.get(last)) > TOLERANCE) {
      translation.note(
          pvalues,
          "the last share is %s and not %s: it takes what the others leave"
              .formatted(Decimals.text(rest), Decimals.text(shares.get(last))));
    }
    shares.set(last, rest);
  }
}
