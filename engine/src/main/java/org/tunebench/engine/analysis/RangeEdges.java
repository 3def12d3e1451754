package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

/**
 * Which of the best values lie on the edge of their range: there, better ones may lie beyond.
 *
 * <p>Of the best trials with different configurations, those whose value lies in the outer
 * twentieth of the range, or is the last one of few values, are counted. A parameter is told when
 * at least half of them lie at the same end, and so many would be a coincidence of less than 1 in
 * 100 if values were drawn from the search space.
 */
public final class RangeEdges {
  private static final double EDGE = 0.05;
  private static final double COINCIDENCE = 0.01;

  private RangeEdges() {}

  /**
   * A parameter whose best values lie on the edge.
   *
   * @param parameter its name
   * @param upper whether it is the upper edge
   * @param bound the value at the edge
   * @param near whether values near it count, too: of few values, or of options, none is near
   *     another
   * @param atEdge how many of the best lie there
   * @param best how many best were looked at, in which the parameter is active
   * @param wider the distribution with that end moved out, or empty where it cannot be moved
   */
  public record Edge(
      String parameter,
      boolean upper,
      Object bound,
      boolean near,
      int atEdge,
      int best,
      Optional<Distribution> wider) {
    /** Why the end cannot be moved; of no meaning where it can. */
    public Held held() {
      double end = number(bound);
      if (upper) {
        return end <= 1 ? Held.SHARE : Held.LARGEST;
      }
      return end > 0 ? Held.POSITIVE : end == 0 ? Held.NOT_NEGATIVE : Held.LARGEST;
    }
  }

  /** Why an end of a range stays where it is. */
  public enum Held {
    /** What lies between 0 and 1 is a share, or a rate, and stays one. */
    SHARE,
    /** What is above 0 stays above 0, and what counts from 1 goes on to do so. */
    POSITIVE,
    /** What is not negative stays so. */
    NOT_NEGATIVE,
    /** No range may be larger. */
    LARGEST
  }

  /** The edges that the best trials of a study lie on, the clearest first. */
  public static List<Edge> of(Results results) {
    List<Configuration> best = BestTenth.of(results);
    List<Edge> edges = new ArrayList<>();
    for (Parameter parameter : results.space().parameters()) {
      edge(parameter, best, false).ifPresent(edges::add);
      edge(parameter, best, true).ifPresent(edges::add);
    }
    edges.sort(Comparator.comparingDouble((Edge e) -> (double) e.atEdge() / e.best()).reversed());
    return edges;
  }

  private static Optional<Edge> edge(Parameter parameter, List<Configuration> best, boolean upper) {
    Distribution distribution = parameter.distribution();
    List<Object> values =
        best.stream().flatMap(trial -> trial.get(parameter.name()).stream()).toList();
    if (values.size() < BestTenth.LEAST || !hasEdges(distribution)) {
      return Optional.empty();
    }
    Object bound = bound(distribution, upper);
    int atEdge = (int) values.stream().filter(v -> atEdge(distribution, v, upper)).count();
    double chance = chance(distribution, bound, upper);
    // P(at least so many at the edge) by chance alone.
    double coincidence =
        1 - new BinomialDistribution(null, values.size(), chance).cumulativeProbability(atEdge - 1);
    return 2 * atEdge >= values.size() && coincidence < COINCIDENCE
        ? Optional.of(
            new Edge(
                parameter.name(),
                upper,
                bound,
                countsNear(distribution),
                atEdge,
                values.size(),
                WiderRange.of(distribution, upper)))
        : Optional.empty();
  }

  /** Ranges, and options that are all different numbers, have ends; normal ones have none. */
  private static boolean hasEdges(Distribution distribution) {
    if (distribution instanceof FloatRange range) {
      return range.low() < range.high();
    }
    if (distribution instanceof IntRange range) {
      return range.low() < range.high();
    }
    if (distribution instanceof Rounded rounded) {
      return rounded.of() instanceof FloatRange && rounded.cardinality().getAsLong() > 1;
    }
    return isNumbers(distribution) && distribution.values().size() > 1;
  }

  static boolean isNumbers(Distribution distribution) {
    return distribution instanceof Options
        && distribution.values().stream().allMatch(Number.class::isInstance);
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static Object bound(Distribution distribution, boolean upper) {
    if (isNumbers(distribution)) {
      Comparator<Object> byNumber = Comparator.comparingDouble(RangeEdges::number);
      return distribution.values().stream()
          .max(upper ? byNumber : byNumber.reversed())
          .orElseThrow();
    }
    return distribution.valueAt(upper ? 1 : 0);
  }

  private static boolean atEdge(Distribution distribution, Object value, boolean upper) {
    if (value.equals(bound(distribution, upper))) {
      return true;
    }
    double unit = distribution.unitOf(value);
    return countsNear(distribution) && (upper ? unit >= 1 - EDGE : unit <= EDGE);
  }

  private static boolean countsNear(Distribution distribution) {
    boolean few =
        distribution.cardinality().isPresent() && distribution.cardinality().getAsLong() < 1 / EDGE;
    return !few && !isNumbers(distribution);
  }

  /** The share of the distribution whose values count as at the edge. */
  private static double chance(Distribution distribution, Object bound, boolean upper) {
    if (distribution instanceof Choice choice) {
      return choice.probabilities().get(choice.indexOf(bound));
    }
    if (distribution instanceof Options options) {
      return 1.0 / options.options().size();
    }
    return upper
        ? 1 - Places.from(distribution, value -> atEdge(distribution, value, true))
        : Places.from(distribution, value -> !atEdge(distribution, value, false));
  }

  /** The search space with some of the edges moved out; what cannot be moved stays. */
  public static SearchSpace widened(SearchSpace space, List<Edge> edges) {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : space.parameters()) {
      Distribution wide = parameter.distribution();
      for (Edge edge : edges) {
        if (edge.parameter().equals(parameter.name())) {
          wide = WiderRange.of(wide, edge.upper()).orElse(wide);
        }
      }
      parameters.add(new Parameter(parameter.name(), wide, parameter.conditions()));
    }
    return new SearchSpace(parameters);
  }
}
