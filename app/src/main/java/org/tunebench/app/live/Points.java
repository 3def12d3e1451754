package org.tunebench.app.live;

import java.util.Arrays;
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

  /** The same, with the other's steps if they are the same: a thousand trials share theirs. */
  Points sharing(double[] others) {
    return Arrays.equals(steps, others) ? new Points(others, values) : this;
  }

  /** Number of points. */
  int size() {
    return steps.length;
  }
}
