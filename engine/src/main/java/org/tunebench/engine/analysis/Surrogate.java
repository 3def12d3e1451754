package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.analysis.forest.RandomForest;
import org.tunebench.engine.analysis.forest.Units;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * A model of the metric over the search space, learnt from a study's trials: a random forest. It
 * says what trials that were never made would probably have given, so that parameters can be judged
 * as if the space had been sampled evenly. Immutable.
 *
 * <p>It learns losses that are capped, so that a few trials that went astray do not decide
 * everything. With {@link Focus#ALL}, the cap is the outer fence of the results; completed trials
 * without a number count as that; pruned, stopped and failed ones are left out. With another focus,
 * the cap is the loss that this share of the trials has reached, as Hutter et al. 2014 do to ask
 * what matters among the good; whatever did not get that far, pruned and failed ones included,
 * counts as the cap.
 */
public final class Surrogate {
  /** Fewer measured trials than this say nothing. */
  public static final int LEAST_TRIALS = 10;

  private static final int BACKGROUND = 128;
  private static final int FIELD_BACKGROUND = 48;

  /** Which trials the question is about. */
  public enum Focus {
    /** All of them. */
    ALL(1),
    /** The better half. */
    BETTER_HALF(0.5),
    /** The best tenth. */
    BEST_TENTH(0.1);

    private final double share;

    Focus(double share) {
      this.share = share;
    }

    /** The share of the trials that are told apart. */
    public double share() {
      return share;
    }
  }

  /**
   * What it has learnt from.
   *
   * @param trials how many trials
   * @param capped how many of them count as the cap, since their loss is above it or unknown
   * @param outside how many trials with a result lie outside the search space, such as a default
   *     configuration; they are left out
   * @param leftOut how many ended trials have no result to learn from
   * @param sampled whether each tree has seen a random part of them only
   */
  public record Basis(int trials, int capped, int outside, int leftOut, boolean sampled) {}

  private final Results results;
  private final Units units;
  private final RandomForest forest;
  private final Basis basis;
  private final int[] having;
  private final long seed;

  private Surrogate(Results results, Units units, RandomForest forest, Basis basis, int[] having) {
    this.results = results;
    this.units = units;
    this.forest = forest;
    this.basis = basis;
    this.having = having;
    this.seed = results.spec().seed();
  }

  /**
   * Learns from the trials of a study. Takes about a second for ten thousand.
   *
   * @return empty with fewer than {@link #LEAST_TRIALS} measured trials
   */
  public static Optional<Surrogate> of(Results results, Focus focus) {
    if (results.measured().size() < LEAST_TRIALS) {
      return Optional.empty();
    }
    double cap = focus == Focus.ALL ? results.fence() : quantileOfEnded(results, focus.share());
    double worst = Arrays.stream(results.losses()).max().orElseThrow();
    double ceiling = Math.min(cap, worst);
    Units units = new Units(results.space());
    List<double[]> places = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    int capped = 0;
    int outside = 0;
    int leftOut = 0;
    for (Trial trial : results.search()) {
      if (!teaches(trial, focus)) {
        leftOut += trial.state().isTerminal() ? 1 : 0;
        continue;
      }
      if (!results.space().contains(trial.configuration())) {
        outside++;
        continue;
      }
      double loss = results.loss(trial);
      boolean above = !(loss <= cap) || loss == Double.NEGATIVE_INFINITY;
      capped += above ? 1 : 0;
      places.add(units.of(trial.configuration()));
      targets.add(above ? ceiling : loss);
    }
    if (places.isEmpty()) {
      return Optional.empty();
    }
    RandomForest forest =
        RandomForest.grow(
            units,
            places.toArray(double[][]::new),
            targets.stream().mapToDouble(Double::doubleValue).toArray(),
            results.spec().seed());
    boolean sampled = places.size() > RandomForest.MOST_ROWS_A_TREE;
    Basis basis = new Basis(places.size(), capped, outside, leftOut, sampled);
    return Optional.of(new Surrogate(results, units, forest, basis, having(places)));
  }

  /** By parameter, in how many places it is active. */
  private static int[] having(List<double[]> places) {
    int[] having = new int[places.get(0).length];
    for (double[] place : places) {
      for (int p = 0; p < having.length; p++) {
        having[p] += Double.isNaN(place[p]) ? 0 : 1;
      }
    }
    return having;
  }

  private static boolean teaches(Trial trial, Focus focus) {
    return switch (trial.state()) {
      case COMPLETED -> true;
      case PRUNED, STOPPED, FAILED -> focus != Focus.ALL;
      default -> false;
    };
  }

  private static double quantileOfEnded(Results results, double share) {
    double[] losses = results.losses();
    Arrays.sort(losses);
    int ended =
        losses.length
            + results.withoutNumber()
            + results.count(TrialState.PRUNED)
            + results.count(TrialState.STOPPED)
            + results.count(TrialState.FAILED);
    int within = (int) Math.ceil(share * ended);
    // At least a few have to be told apart.
    return losses[Math.min(losses.length, Math.max(within, LEAST_TRIALS / 2)) - 1];
  }

  /** What the study's trials are. */
  public Results results() {
    return results;
  }

  /** What it has learnt from. */
  public Basis basis() {
    return basis;
  }

  /** How many of the trials that it has learnt from have a parameter. */
  int trialsWith(int parameter) {
    return having[parameter];
  }

  /**
   * The share of the variance that it explains of trials that it has not seen; at most 1, 0 or less
   * where it has learnt nothing.
   */
  public double explained() {
    return forest.explained();
  }

  private double metric(double loss) {
    return results.metric().goal().loss(loss);
  }

  Units units() {
    return units;
  }

  double loss(double[] place) {
    return forest.predict(place);
  }

  long seed() {
    return seed;
  }

  /**
   * One value of a parameter and the metric that is expected with it.
   *
   * @param value of the parameter's distribution
   * @param metric the mean over all the rest of the search space, evenly sampled
   */
  public record Point(Object value, double metric) {}

  /**
   * The metric along a parameter, the rest of the space sampled evenly (partial dependence,
   * Friedman 2001); of a conditional parameter, where it is active.
   *
   * @param parameter position in the space
   * @param most how many points at most; each of the values where they are fewer
   * @return ascending by place; empty where the parameter is never active
   */
  public List<Point> along(int parameter, int most) {
    List<double[]> rest = rest(BACKGROUND, parameter);
    List<Point> points = new ArrayList<>();
    if (!rest.isEmpty()) {
      Distribution distribution = results.space().parameter(parameter).distribution();
      for (Object value : values(distribution, most)) {
        double unit = distribution.unitOf(value);
        double loss = Effects.mean(units, forest::predict, rest, parameter, unit);
        points.add(new Point(value, metric(loss)));
      }
    }
    return points;
  }

  /** The mean loss over a part of a parameter's unit interval, the rest sampled evenly. */
  double meanLoss(int parameter, double from, double to, int places) {
    List<double[]> rest = rest(BACKGROUND, parameter);
    double sum = 0;
    for (int i = 0; i < places; i++) {
      double unit = from + (to - from) * (i + 0.5) / places;
      sum += Effects.mean(units, forest::predict, rest, parameter, unit);
    }
    return sum / places;
  }

  private List<double[]> rest(int wanted, int... parameters) {
    return Sensitivity.draws(units, parameters, wanted, Seeds.generator(seed, 7919), new int[1]);
  }

  /** The values of a distribution, or some of them evenly spaced; options all. */
  static List<Object> values(Distribution distribution, int most) {
    boolean options = distribution instanceof Options;
    boolean few =
        distribution.cardinality().isPresent() && distribution.cardinality().getAsLong() <= most;
    if (options || few) {
      return distribution.values();
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Object value = distribution.valueAt((i + 0.5) / most);
      if (values.isEmpty() || !values.get(values.size() - 1).equals(value)) {
        values.add(value);
      }
    }
    return values;
  }

  /**
   * The metric over two parameters, the rest of the space sampled evenly.
   *
   * @param xs values of the first parameter, ascending by place
   * @param ys values of the second
   * @param metric by position of x, then of y
   */
  public record Field(List<Object> xs, List<Object> ys, double[][] metric) {}

  /**
   * The metric over two parameters.
   *
   * @param x position of the first in the space
   * @param y position of the second, another one
   * @param most how many values of each at most
   * @return empty where they are never active together
   */
  public Optional<Field> over(int x, int y, int most) {
    List<double[]> rest = rest(FIELD_BACKGROUND, x, y);
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    Distribution first = results.space().parameter(x).distribution();
    Distribution second = results.space().parameter(y).distribution();
    List<Object> xs = values(first, most);
    List<Object> ys = values(second, most);
    double[][] metric = new double[xs.size()][ys.size()];
    for (int i = 0; i < xs.size(); i++) {
      double unit = first.unitOf(xs.get(i));
      rest.forEach(raw -> raw[x] = unit);
      for (int j = 0; j < ys.size(); j++) {
        double held = second.unitOf(ys.get(j));
        metric[i][j] = metric(Effects.mean(units, forest::predict, rest, y, held));
      }
    }
    return Optional.of(new Field(xs, ys, metric));
  }
}
