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
    return new Points(hasSteps(curve, others) ? others : curve.steps(), curve.values());
  }

  private static boolean hasSteps(Curve curve, double[] steps) {
    boolean same = curve.size() == steps.length;
    for (int i = 0; same && i < steps.length; i++) {
      same = curve.step(i) == steps[i];
    }
    return same;
  }

  /** Number of points. */
  int size() {
    return steps.length;
  }
}
