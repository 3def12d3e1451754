package org.tunebench.engine.pruner;

import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.History;

/**
 * Asynchronous successive halving (Li et al. 2020), in one bracket or in the several of hyperband
 * (Li et al. 2018): at each rung of its bracket, a trial goes on if it is among the best share of
 * those that have come there so far. Trials of all brackets are compared: the bracket says where a
 * trial is judged, and whoever trained for as many epochs can judge it. Where a bracket has few
 * trials, that is a far better judgement than among its own. Replicates are no competitors: many
 * runs of one good configuration would leave no place for others.
 *
 * @param brackets at which epochs a trial is compared with the others
 * @param reduction one in so many goes on
 */
record HalvingPruner(Brackets brackets, double reduction) implements Pruner {

  @Override
  public boolean shouldStop(History history, int trialNumber) {
    Curve own = history.curve(trialNumber);
    int turn = history.turn(firstTry(history, trialNumber));
    int rung = brackets.rungs(brackets.of(turn)).reachedBy(own);
    if (rung == 0) {
      return false;
    }
    double loss = Losses.bestUpTo(own, history.goal(), firstSeen(own, rung));
    int reached = 1;
    int better = 0;
    for (int t = 0; t < history.size(); t++) {
      Curve other = history.curve(t);
      // One that was interrupted or failed is counted as the one that stands for it.
      if (t != trialNumber
          && other.lastStep() >= rung
          && !history.isTriedAgain(t)
          && !history.trial(t).isReplicate()) {
        reached++;
        if (Losses.worse(loss, Losses.bestUpTo(other, history.goal(), firstSeen(other, rung)))) {
          better++;
        }
      }
    }
    // The first few at a rung have nobody to be compared with.
    return reached >= reduction && better >= (int) (reached / reduction);
  }

  /** The trial that one goes on from or tries again: it stays in its bracket. */
  private static int firstTry(History history, int trialNumber) {
    int first = trialNumber;
    while (history.retryOf(first).isPresent()) {
      first = history.retryOf(first).getAsInt();
    }
    return first;
  }

  /** The step at which a curve was first seen at the rung. */
  private static int firstSeen(Curve curve, int rung) {
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
