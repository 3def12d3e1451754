package org.tunebench.engine.sampler.gp;

/**
 * What a trial at a place promises, by the mean and the deviation expected there; to be maximised.
 *
 * @param kind how promise is measured
 * @param best the lowest value known
 * @param parameter kappa of the confidence bound, or by how much the others ask for more than the
 *     best (eps)
 */
public record Acquisition(Kind kind, double best, double parameter) {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** How promise is measured. */
  public enum Kind {
    /** Expected improvement, as its logarithm (Ament et al. 2023), which is never flat. */
    EXPECTED_IMPROVEMENT,
    /** The logarithm of the probability of improvement. */
    PROBABILITY_OF_IMPROVEMENT,
    /** The lower confidence bound: mean less kappa deviations. */
    CONFIDENCE_BOUND
  }

  /**
   * The promise.
   *
   * @param mean expected value
   * @param deviation its uncertainty, above 0
   * @param slopes is filled with the derivatives by mean and by deviation
   */
  public double value(double mean, double deviation, double[] slopes) {
    if (kind == Kind.CONFIDENCE_BOUND) {
      slopes[0] = -1;
      slopes[1] = parameter;
      return parameter * deviation - mean;
    }
    // Beyond it the density is lost; a place so good wins whatever its promise.
    double z = Math.min(35, (best - parameter - mean) / deviation);
    double ratio = cumulativeOverDensity(z);
    double logDensity = -0.5 * z * z - HALF_LOG_TWO_PI;
    if (kind == Kind.PROBABILITY_OF_IMPROVEMENT) {
      slopes[0] = -1 / (ratio * deviation);
      slopes[1] = -z / (ratio * deviation);
      return logDensity + Math.log(ratio);
    }
    double gain = gainOverDensity(z, ratio);
    slopes[0] = -ratio / (gain * deviation);
    slopes[1] = 1 / (gain * deviation);
    return Math.log(deviation) + logDensity + Math.log(gain);
  }

  /** The normal distribution function over its density, without underflow on the left. */
  static double cumulativeOverDensity(double z) {
    if (z < -3) {
      return millsRatio(-z);
    }
    double inverseDensity = Math.exp(0.5 * z * z + HALF_LOG_TWO_PI);
    return z > 3 ? inverseDensity - millsRatio(z) : 0.5 * inverseDensity + series(z);
  }

  /** The upper tail over the density: the continued fraction of Abramowitz and Stegun, 26.2.14. */
  private static double millsRatio(double t) {
    double tail = t;
    for (int k = 24; k > 0; k--) {
      tail = t + k / tail;
    }
    return 1 / tail;
  }

  /** What lies between 0 and z, over the density: Abramowitz and Stegun (1964), 26.2.11. */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int k = 3; Math.abs(term) > 1e-16 * Math.abs(sum); k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return sum;
  }

  /** (z·Φ(z) + φ(z)) / φ(z), without cancellation on the left. */
  private static double gainOverDensity(double z, double ratio) {
    if (z > -30) {
      return Math.max(1 + z * ratio, 1e-300);
    }
    double inverse = 1 / (z * z);
    return inverse * (1 - 3 * inverse);
  }
}
