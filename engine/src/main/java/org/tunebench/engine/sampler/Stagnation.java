package org.tunebench.engine.sampler;

import org.tunebench.engine.study.History;

/** Says since when a search has found nothing that is worth the name of better. */
final class Stagnation {
  /** A gain below this share of the way from the median to the best counts as none. */
  private static final double WORTHWHILE = 0.01;

  private Stagnation() {}

  /** Number of trials with a loss since the last gain worth the name. */
  static int trialsSinceGain(History history) {
    int count = history.rankedWithLoss();
    if (count < 4) {
      return 0;
    }
    double median = history.loss(history.ranked(count / 2));
    double gain = WORTHWHILE * (median - history.loss(history.ranked(0)));
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    for (int t = 0; t < history.size(); t++) {
      double loss = history.loss(t);
      if (loss < best - gain) {
        best = loss;
        since = 0;
      } else if (!Double.isNaN(loss)) {
        since++;
      }
    }
    return since;
  }
}
