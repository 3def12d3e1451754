package org.tunebench.engine.pruner;

import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Goal;

/**
 * What a curve says at a step, to be minimised whatever the goal. An infinity is no number here, as
 * it is no result of a trial: one that falls to it has gone astray and is not the best of all.
 */
final class Losses {
  private Losses() {}

  /** The value at the greatest step that is not beyond the given one; NaN before the first. */
  static double at(Curve curve, Goal goal, int step) {
    return loss(goal, curve.valueAtOrBefore(step));
  }

  /** The value of a point; NaN where it is no number. */
  static double of(Curve curve, Goal goal, int index) {
    return loss(goal, curve.value(index));
  }

  private static double loss(Goal goal, double value) {
    return Double.isFinite(value) ? goal.loss(value) : Double.NaN;
  }

  /** The best value up to a step; NaN where there is no number. */
  static double bestUpTo(Curve curve, Goal goal, int step) {
    double best = Double.NaN;
    for (int i = 0; i < curve.size() && curve.step(i) <= step; i++) {
      double loss = of(curve, goal, i);
      if (!(loss >= best) && !Double.isNaN(loss)) {
        best = loss;
      }
    }
    return best;
  }

  /** Whether a loss is worse than another; NaN is worse than any number. */
  static boolean worse(double loss, double than) {
    return Double.compare(loss, than) > 0;
  }
}
