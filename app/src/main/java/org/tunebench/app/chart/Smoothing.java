package org.tunebench.app.chart;

/**
 * Exponential smoothing of a history: each point is the mean of those up to it, with weights that
 * fall by a factor a point. The mean starts at the first value instead of at zero, by the bias
 * correction of Kingma and Ba (Adam, 2015, section 3), so that the beginning of a curve is not
 * bent. Values that are no numbers are gaps, and do not reach the points after them.
 */
public final class Smoothing {
  /** No smoothing. */
  public static final double NONE = 0;

  /** The strongest smoothing that can be chosen: a mean over about a hundred points. */
  public static final double STRONGEST = 0.99;

  private Smoothing() {}

  /**
   * The smoothed curve, of the same steps.
   *
   * @param weight of what came before, from 0 (the curve itself) to {@link #STRONGEST}
   */
  static Curve of(Curve curve, double weight) {
    if (weight <= NONE) {
      return curve;
    }
    double[] values = curve.values();
    double[] smooth = new double[values.length];
    double mean = 0;
    double correction = 1;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        mean = weight * mean + (1 - weight) * values[i];
        correction *= weight;
        smooth[i] = mean / (1 - correction);
      } else {
        smooth[i] = Double.NaN;
      }
    }
    return curve.withPoints(curve.steps(), smooth);
  }
}
