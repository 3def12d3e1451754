package org.tunebench.engine.analysis;

import java.util.OptionalInt;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Goal;

/** After how many epochs a trial was at its best. */
public final class BestEpoch {
  private BestEpoch() {}

  /**
   * The first step of the best value; empty for a curve without a number. An infinity is none: a
   * training that falls to it has gone astray.
   */
  public static OptionalInt of(Curve curve, Goal goal) {
    OptionalInt best = OptionalInt.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < curve.size(); i++) {
      double loss = goal.loss(curve.value(i));
      if (Double.isFinite(loss) && loss < least) {
        least = loss;
        best = OptionalInt.of(curve.step(i));
      }
    }
    return best;
  }
}
