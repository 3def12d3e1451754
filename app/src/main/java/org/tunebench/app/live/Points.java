package org.tunebench.app.live;

import org.tunebench.engine.study.Curve;

/**
 * Points of one trial's history in the form that charts take. The arrays are handed over, not
 * copied: nobody writes to them any more.
 *
 * @param steps epochs, ascending
 * @param values the monitored metric at each, possibly NaN
 */
record Points(double[] steps, double[] values) {

  /**
   * All points of a curve.
   *
   * @param others steps to share where the curve's are the same: a thousand trials have one array
   */
  static Points of(Curve curve, double[] others) {
    double[] values = new double[curve.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = curve.value(i);
    }
    return new Points(hasSteps(curve, others) ? others : steps(curve), values);
  }

  private static boolean hasSteps(Curve curve, double[] steps) {
    boolean same = curve.size() == steps.length;
    for (int i = 0; same && i < steps.length; i++) {
      same = curve.step(i) == steps[i];
    }
    return same;
  }

  private static double[] steps(Curve curve) {
    double[] steps = new double[curve.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = curve.step(i);
    }
    return steps;
  }

  /** Number of points. */
  int size() {
    return steps.length;
  }
}
