package org.tunebench.engine.pruner;

import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.History;

/**
 * Asynchronous successive halving (Li et al. 2020), in one bracket or in the several of hyperband
 * (Li et al. 2018): at each rung, a trial goes on if it is among the best share of those of its
 * bracket that have come there so far.
 *
 * @param brackets who is compared with whom, and where
 * @param reduction one in so many goes on
 */
record HalvingPruner(Brackets brackets, double reduction) implements Pruner {

  @Override
  public boolean shouldStop(History history, int trialNumber) {
    Curve own = history.curve(trialNumber);
    int bracket = brackets.of(trialNumber);
    int rung = brackets.rungs(bracket).reachedBy(own);
    if (rung == 0) {
      return false;
    }
    double loss = Losses.bestUpTo(own, history.goal(), rung(own, rung));
    int reached = 1;
    int better = 0;
    for (int t = 0; t < history.size(); t++) {
      Curve other = history.curve(t);
      if (t != trialNumber && other.lastStep() >= rung && brackets.of(t) == bracket) {
        reached++;
        if (Losses.worse(loss, Losses.bestUpTo(other, history.goal(), rung(other, rung)))) {
          better++;
        }
      }
    }
    // The first few at a rung have nobody to be compared with.
    return reached >= reduction && better >= (int) (reached / reduction);
  }

  /** The step at which a curve was first seen at the rung. */
  private static int rung(Curve curve, int rung) {
    int low = 0;
    int high = curve.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (curve.step(middle) >= rung) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return curve.step(low);
  }
}
