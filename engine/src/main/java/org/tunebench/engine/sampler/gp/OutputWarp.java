package org.tunebench.engine.sampler.gp;

import java.util.Arrays;

/**
 * Brings what was seen to a shape that a Gaussian process can explain: mean 0, deviation 1 and, by
 * the power transform of Yeo and Johnson (2000) at its most likely exponent, about normal. A few
 * very bad trials then no longer flatten the differences among the good ones. What has diverged,
 * 1e6 where the others are below 1, counts as the worst of the others: no exponent would bring it
 * near. Losses that differ by magnitudes all over the space, 1e-3 here and 1e5 there, are compared
 * by their logarithms: beside the large ones, all small ones would be the same. Where that is so of
 * what is not a loss from 0 on, such as -R², which is between -1 and 1 here and 1e5 there, the same
 * is done with how far they are from the best one.
 */
public final class OutputWarp {
  private static final double MOST_EXPONENT = 3;
  private static final double EXPONENT_STEP = 0.2;

  /** So many times as far from the best as the next better trial: it has diverged. */
  private static final double LEAP = 20;

  /** So many times as large as the least: of another magnitude. */
  private static final double MAGNITUDE = 10;

  /** So few deviations apart, good and mediocre trials are the same to a model. */
  private static final double CRUSHED = 0.25;

  /** Of the distances from the best one: what is nearer is about as good. */
  private static final double NEAREST_SHARE = 0.1;

  private OutputWarp() {}

  /**
   * Warps values; their order stays, and those that have diverged become equal.
   *
   * @param values finite values
   * @param first those of the first trials, which lie all over the space. They alone tell whether
   *     losses differ by magnitudes: those of a search that comes near to 0 always do, and it would
   *     go ever nearer there and never elsewhere
   * @return as many values of mean 0 and deviation 1, or of 0 only where all are the same
   */
  public static double[] apply(double[] values, double[] first) {
    double[] usable = withoutDiverged(values);
    double[] warped =
        normal(standardized(differByMagnitudes(usable, first) ? logs(usable) : usable));
    return areCrushed(usable, warped, first) ? normal(standardized(logGaps(usable))) : warped;
  }

  /** At the most likely exponent. */
  private static double[] normal(double[] standard) {
    double logSlopes = 0;
    for (double z : standard) {
      logSlopes += Math.signum(z) * Math.log1p(Math.abs(z));
    }
    double[] best = standard;
    double least = 0.5 * standard.length * Math.log(variance(standard));
    int steps = (int) Math.round(MOST_EXPONENT / EXPONENT_STEP);
    for (int k = -steps; k <= steps; k++) {
      double exponent = k * EXPONENT_STEP;
      double[] warped = power(standard, exponent);
      double misfit = 0.5 * warped.length * Math.log(variance(warped)) - (exponent - 1) * logSlopes;
      if (misfit < least) {
        least = misfit;
        best = warped;
      }
    }
    return standardized(best);
  }

  /**
   * Cuts values off where the distance from the best one leaps, beyond the better half. Where most
   * trials have converged, that is so for those far away, too: what they are worth does not matter
   * then, and the differences among the others stand out.
   */
  private static double[] withoutDiverged(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = sorted.length / 2; i + 1 < sorted.length; i++) {
      double worst = sorted[i];
      double away = worst - sorted[0];
      if (away > 0 && sorted[i + 1] - sorted[0] > LEAP * away) {
        return Arrays.stream(values).map(value -> Math.min(value, worst)).toArray();
      }
    }
    return values;
  }

  private static boolean differByMagnitudes(double[] values, double[] first) {
    double[] sorted = first.clone();
    Arrays.sort(sorted);
    return sorted.length > 1
        && sorted[sorted.length / 2] / MAGNITUDE > sorted[0]
        && Arrays.stream(values).allMatch(value -> value > 0);
  }

  /**
   * Whether half of the first trials are the same to a model as the best one, although they lie all
   * over the space: the others are so much worse. Of a search that has come near to its end, most
   * trials are about as good as the best; its first ones are not.
   */
  private static boolean areCrushed(double[] values, double[] warped, double[] first) {
    double[] sorted = first.clone();
    Arrays.sort(sorted);
    if (sorted.length < 2) {
      return false;
    }
    double middle = sorted[sorted.length / 2];
    double best = Double.POSITIVE_INFINITY;
    double there = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      best = Math.min(best, warped[i]);
      most = Math.max(most, warped[i]);
      there = values[i] >= middle ? Math.min(there, warped[i]) : there;
    }
    return most > best && there < best + CRUSHED;
  }

  /** Logarithms of how far values are from the best one; the nearest ones are not told apart. */
  private static double[] logGaps(double[] values) {
    // By their size, since the difference of 1e308 and its negative is beyond all numbers.
    double size = Math.max(Double.MIN_NORMAL, Arrays.stream(values).map(Math::abs).max().orElse(0));
    double[] scaled = Arrays.stream(values).map(value -> value / size).toArray();
    double[] sorted = scaled.clone();
    Arrays.sort(sorted);
    double least = 0;
    for (int i = (int) (NEAREST_SHARE * sorted.length); i < sorted.length && least <= 0; i++) {
      least = sorted[i] - sorted[0];
    }
    double near = least;
    return Arrays.stream(scaled).map(value -> Math.log(value - sorted[0] + near)).toArray();
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  private static double[] power(double[] values, double exponent) {
    double[] warped = new double[values.length];
    for (int i = 0; i < warped.length; i++) {
      // The two branches are the same curve, turned about the origin.
      warped[i] = values[i] >= 0 ? branch(values[i], exponent) : -branch(-values[i], 2 - exponent);
    }
    return warped;
  }

  private static double branch(double value, double exponent) {
    return Math.abs(exponent) < 1e-9
        ? Math.log1p(value)
        : (Math.pow(value + 1, exponent) - 1) / exponent;
  }

  private static double mean(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length;
  }

  private static double[] standardized(double[] values) {
    // Scaled by their size first: the squares of 1e300 are beyond all numbers.
    double size = Double.MIN_NORMAL;
    for (double value : values) {
      size = Math.max(size, Math.abs(value));
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values[i] / size;
    }
    double mean = mean(scaled);
    double deviation = Math.sqrt(variance(scaled));
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = deviation > 0 ? (scaled[i] - mean) / deviation : 0;
    }
    return scaled;
  }
}
