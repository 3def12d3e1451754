package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

/**
 * What the best trials agree on: the parameters of which they take up so small a part of the range
 * that a further search may look there alone.
 *
 * <p>Of the best trials with different configurations, the part of a parameter's distribution is
 * taken that reaches from their least to their greatest value, or that has their options. The
 * parameter is told when so small a part would be a coincidence of less than 1 in 100 if values
 * were drawn from the search space: n draws lie within a part of the size w, wherever that is, with
 * the probability n·wⁿ⁻¹ − (n − 1)·wⁿ (the distribution of the range of n uniform numbers), and
 * within k of m options without an order with one of no more than wⁿ times the number of ways to
 * choose them.
 */
public final class Agreement {
  private static final double COINCIDENCE = 0.01;

  private Agreement() {}

  /**
   * A parameter that the best trials agree on.
   *
   * @param parameter its name
   * @param values those that they have, each once, ascending or in the order of the options
   * @param inBetween whether what lies between the first and the last belongs to them
   * @param share of the distribution that they take up, from 0 to 1
   * @param having in how many of the best the parameter is active
   * @param best how many best were looked at, the same for all parameters
   * @param narrower the distribution with the rest left out
   */
  public record Agreed(
      String parameter,
      List<Object> values,
      boolean inBetween,
      double share,
      int having,
      int best,
      Distribution narrower) {
    /** Copies the list. */
    public Agreed {
      values = List.copyOf(values);
    }

    /** Whether it is a parameter of only some of the best, because of its conditions. */
    public boolean isOfSome() {
      return having < best;
    }
  }

  /** What the best trials of a study agree on, the smallest part first. */
  public static List<Agreed> of(Results results) {
    List<Configuration> best = BestTenth.of(results);
    List<Agreed> agreed = new ArrayList<>();
    for (Parameter parameter : results.space().parameters()) {
      if (!isParent(results.space(), parameter)) {
        agreed(parameter, best).ifPresent(agreed::add);
      }
    }
    agreed.sort(Comparator.comparingDouble(Agreed::share));
    return agreed;
  }

  /** Without some of its values, other parameters might never exist. */
  private static boolean isParent(SearchSpace space, Parameter parameter) {
    return space.parameters().stream()
        .flatMap(other -> other.conditions().stream())
        .anyMatch(condition -> condition.parent().equals(parameter.name()));
  }

  private static Optional<Agreed> agreed(Parameter parameter, List<Configuration> best) {
    Distribution distribution = parameter.distribution();
    List<Object> values =
        best.stream().flatMap(trial -> trial.get(parameter.name()).stream()).toList();
    if (values.size() < BestTenth.LEAST || !isBounded(distribution)) {
      return Optional.empty();
    }
    List<Object> distinct = distinct(distribution, values);
    double share = share(distribution, distinct);
    if (coincidence(distribution, distinct.size(), share, values.size()) >= COINCIDENCE) {
      return Optional.empty();
    }
    return NarrowerRange.of(distribution, distinct)
        .map(
            narrower ->
                new Agreed(
                    parameter.name(),
                    distinct,
                    hasOrder(distribution),
                    share,
                    values.size(),
                    best.size(),
                    narrower));
  }

  private static boolean isBounded(Distribution distribution) {
    return distribution instanceof Options
        || distribution instanceof FloatRange
        || distribution instanceof IntRange
        || distribution instanceof Rounded rounded && rounded.of() instanceof FloatRange;
  }

  private static boolean hasOrder(Distribution distribution) {
    return !(distribution instanceof Choice) || RangeEdges.isNumbers(distribution);
  }

  private static List<Object> distinct(Distribution distribution, List<Object> values) {
    Comparator<Object> order =
        distribution instanceof Options options && !RangeEdges.isNumbers(distribution)
            ? Comparator.comparingInt(options::indexOf)
            : Comparator.comparingDouble(RangeEdges::number);
    return values.stream().distinct().sorted(order).toList();
  }

  /** The probability that draws from the distribution agree as much. */
  private static double coincidence(Distribution distribution, int kept, double w, int n) {
    if (hasOrder(distribution)) {
      return n * Math.pow(w, n - 1) - (n - 1) * Math.pow(w, n);
    }
    int options = ((Options) distribution).options().size();
    return CombinatoricsUtils.binomialCoefficientDouble(options, kept) * Math.pow(w, n);
  }

  /** The share of a distribution that values take up, with what lies between them. */
  private static double share(Distribution distribution, List<Object> values) {
    if (distribution instanceof Options options) {
      return options.options().stream()
          .filter(option -> isAmong(options, option, values))
          .mapToDouble(option -> share(options, option))
          .sum();
    }
    double low = RangeEdges.number(values.get(0));
    double high = RangeEdges.number(values.get(values.size() - 1));
    return Places.from(distribution, value -> RangeEdges.number(value) > high)
        - Places.from(distribution, value -> RangeEdges.number(value) >= low);
  }

  /** Whether an option is one of some, or lies between them where options have an order. */
  static boolean isAmong(Options options, Object option, List<Object> some) {
    if (options instanceof Ordered) {
      int at = options.indexOf(option);
      return some.stream().anyMatch(one -> options.indexOf(one) <= at)
          && some.stream().anyMatch(one -> options.indexOf(one) >= at);
    }
    if (RangeEdges.isNumbers(options)) {
      double at = RangeEdges.number(option);
      return some.stream().anyMatch(one -> RangeEdges.number(one) <= at)
          && some.stream().anyMatch(one -> RangeEdges.number(one) >= at);
    }
    return some.contains(option);
  }

  /** The share of one option. */
  static double share(Options options, Object option) {
    return options instanceof Choice choice
        ? choice.probabilities().get(choice.indexOf(option))
        : 1.0 / options.options().size();
  }

  /** The search space with what the best trials agree on alone. */
  public static SearchSpace narrowed(SearchSpace space, List<Agreed> agreed) {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : space.parameters()) {
      Distribution narrow =
          agreed.stream()
              .filter(one -> one.parameter().equals(parameter.name()))
              .map(Agreed::narrower)
              .findFirst()
              .orElse(parameter.distribution());
      parameters.add(new Parameter(parameter.name(), narrow, parameter.conditions()));
    }
    return new SearchSpace(parameters);
  }
}
