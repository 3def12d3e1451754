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

  /** All points of a curve. */
  static Points of(Curve curve) {
    double[] steps = new double[curve.size()];
    double[] values = new double[curve.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = curve.step(i);
      values[i] = curve.value(i);
    }
    return new Points(steps, values);
  }

  /** Number of points. */
  int size() {
    return steps.length;
  }
}
