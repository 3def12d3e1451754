package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;

/** The normal distribution, as fast as a density estimate needs it. */
final class NormalCurve {
  /** Beyond so many deviations nothing is left that matters. */
  private static final double FAR = 5.5;

  private static final int STEPS_PER_DEVIATION = 512;

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** The distribution function from -FAR to FAR. */
  private static final double[] TABLE = new double[(int) (2 * FAR * STEPS_PER_DEVIATION) + 2];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = formula((double) i / STEPS_PER_DEVIATION - FAR);
    }
  }

  private NormalCurve() {}

  /**
   * The standard normal distribution function, between the values of a table, with an error below
   * 2e-7: exponentials for each kernel would be half of what a suggestion costs.
   */
  static double cumulative(double z) {
    if (z > FAR) {
      return 1;
    }
    if (z < -FAR) {
      return 0;
    }
    double place = (z + FAR) * STEPS_PER_DEVIATION;
    int below = (int) place;
    double share = place - below;
    return TABLE[below] + share * (TABLE[below + 1] - TABLE[below]);
  }

  /** Abramowitz and Stegun (1964), 26.2.17, with an error below 7.5e-8. */
  private static double formula(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double poly =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-0.5 * z * z) / ROOT_TWO_PI * poly;
    return z > 0 ? 1 - tail : tail;
  }

  /**
   * The area under {@code exp(-z²/2)} within [0, 1], z in deviations from a centre. The density at
   * the centre of what is cut off at the ends is one over that area and the deviation.
   */
  static double areaWithin(double centre, double precision) {
    return ROOT_TWO_PI * (cumulative((1 - centre) * precision) - cumulative(-centre * precision));
  }

  /**
   * The logarithm of the largest density that the normal distribution has, cut off at the ends of
   * [0, 1], with a centre in there: at one of them, where half of it is cut off.
   */
  static double logOfPeak(double precision) {
    return Math.log(precision / areaWithin(0, precision));
  }

  /** A draw from the normal distribution, given that it lies in [0, 1]; the centre does. */
  static double drawWithin(double centre, double width, RandomGenerator random) {
    // With the centre inside, at least a share of one half a side that is open is accepted; where
    // the curve is much wider than the interval, a uniform draw is accepted by the curve's height.
    if (width < 1) {
      while (true) {
        double drawn = centre + width * random.nextGaussian();
        if (drawn >= 0 && drawn <= 1) {
          return drawn;
        }
      }
    }
    while (true) {
      double drawn = random.nextDouble();
      double z = (drawn - centre) / width;
      if (random.nextDouble() < Math.exp(-0.5 * z * z)) {
        return drawn;
      }
    }
  }
}
