package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.tunebench.engine.analysis.forest.Units;
import org.tunebench.engine.study.Seeds;

/**
 * How the variance of a function over a search space is shared out among its parameters: functional
 * ANOVA (Hutter, Hoos, Leyton-Brown, ICML 2014), whose shares are Sobol's indices. Hutter et al.
 * sum over the leaves of trees, which needs a cube; here the integrals are taken over
 * configurations drawn from the space, which gives the same shares and allows conditions.
 *
 * <p>A parameter that exists only under conditions changes nothing where it is inactive. Its main
 * effect is how the mean moves with it among the configurations in which it is active: orthogonal
 * to those of all others, its parents included, so that all shares are of one whole, which
 * conditions do not change. When a parent changes its value, children that come to exist with it
 * count to the parent.
 */
final class Sensitivity {
  /** Places along a parameter at which its marginal is taken. */
  private static final int PLACES = 24;

  private static final int BACKGROUND = 160;
  private static final int PAIRS = 640;

  /** Draws from which the variance over the whole space is taken. */
  private static final int WHOLE = 4 * PAIRS;

  /** Tells the draws of the whole space from those for a parameter. */
  private static final int OF_SPACE = 6151;

  /** Draws are given up where a parameter is active in fewer than one of so many. */
  private static final int MOST_TRIES = 60;

  /** Variances and shares below are errors of rounding. */
  private static final double ROUNDING = 1e-20;

  private final Units units;
  private final ToDoubleFunction<double[]> function;
  private final long seed;

  /** Not a number until somebody asks. */
  private double whole = Double.NaN;

  /**
   * @param function of a place in the unit cube, NaN where inactive
   * @param seed of the draws
   */
  Sensitivity(Units units, ToDoubleFunction<double[]> function, long seed) {
    this.units = units;
    this.function = function;
    this.seed = seed;
  }

  /**
   * The shares of one parameter.
   *
   * @param alone of the variance over the space, by this parameter alone: Sobol's first-order
   *     index; an estimate, which may be above 1
   * @param total by this parameter, alone and with others: the total index, at least that
   * @param active the share of drawn configurations in which it is active
   * @param within the total index among those: of their variance, and not of the space's
   */
  record Shares(double alone, double total, double active, double within) {
    static Shares none(double active) {
      return new Shares(0, 0, active, 0);
    }
  }

  /** The shares of a parameter; zeros where it is never active or nothing varies. */
  Shares of(int parameter) {
    RandomGenerator random = Seeds.generator(seed, parameter);
    int[] tries = new int[1];
    List<double[]> draws = draws(parameter, PAIRS, random, tries);
    double active = tries[0] == 0 ? 0 : (double) draws.size() / tries[0];
    double[] values = draws.stream().mapToDouble(this::at).toArray();
    double variance = variance(values);
    if (draws.size() < 2 || !(variance > ROUNDING * values[0] * values[0])) {
      return Shares.none(active);
    }
    double alone = variance(marginal(parameter, draws)) / variance;
    double total = redrawn(parameter, draws, values, random) / variance;
    if (alone < ROUNDING && total < ROUNDING) {
      return Shares.none(active);
    }
    double within = Math.max(alone, total);
    double part = active < 1 ? Math.min(1, active * variance / whole()) : 1;
    return new Shares(part * alone, part * within, active, within);
  }

  /** The variance over the whole space. */
  private double whole() {
    if (Double.isNaN(whole)) {
      RandomGenerator random = Seeds.generator(seed, OF_SPACE);
      double[] values = new double[WHOLE];
      for (int i = 0; i < WHOLE; i++) {
        values[i] = at(units.draw(random));
      }
      whole = variance(values);
    }
    return whole;
  }

  private double at(double[] raw) {
    return function.applyAsDouble(units.activate(raw));
  }

  /** Draws in which all of some parameters are active. */
  private List<double[]> draws(int parameter, int wanted, RandomGenerator random, int[] tries) {
    return draws(units, new int[] {parameter}, wanted, random, tries);
  }

  static List<double[]> draws(
      Units units, int[] parameters, int wanted, RandomGenerator random, int[] tries) {
    List<double[]> draws = new ArrayList<>(wanted);
    while (draws.size() < wanted && tries[0] < MOST_TRIES * wanted) {
      tries[0]++;
      double[] raw = units.draw(random);
      double[] place = units.activate(raw);
      boolean active = true;
      for (int parameter : parameters) {
        active &= !Double.isNaN(place[parameter]);
      }
      if (active) {
        draws.add(raw);
      }
    }
    return draws;
  }

  /** E[f | x] at evenly spaced places, over the same draws of the rest each. */
  private double[] marginal(int parameter, List<double[]> draws) {
    List<double[]> rest = draws.subList(0, Math.min(BACKGROUND, draws.size()));
    double[] means = new double[PLACES];
    for (int g = 0; g < PLACES; g++) {
      means[g] = Effects.mean(units, function, rest, parameter, (g + 0.5) / PLACES);
    }
    return means;
  }

  /** Half the mean square of what a new value of the parameter alone changes (Jansen 1999). */
  private double redrawn(
      int parameter, List<double[]> draws, double[] values, RandomGenerator random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double[] other = draws.get(i).clone();
      other[parameter] = random.nextDouble();
      double change = at(other) - values[i];
      sum += change * change;
    }
    return sum / (2 * values.length);
  }

  private static double variance(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / values.length;
  }
}
