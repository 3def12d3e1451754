package org.tunebench.engine.sampler;

import org.tunebench.engine.study.History;

/**
 * The trials of a history in two sets, each by ascending number.
 *
 * @param good the best ones
 * @param bad the others, with the pending ones; of very many, an even choice
 */
record GoodAndBad(int[] good, int[] bad) {
  /** More bad trials than this add to the cost of a suggestion, not to its quality. */
  private static final int MOST_BAD = 500;

  private static final byte GOOD = 1;
  private static final byte BAD = 2;

  static GoodAndBad of(History history, TpeSettings settings) {
    int[] ranking = new Expectations(history).ranking();
    int goodCount = settings.good(history);
    int left = ranking.length - goodCount;
    int kept = Math.min(left, MOST_BAD);
    int pending = Math.min(history.pendingCount(), MOST_BAD);
    byte[] sets = new byte[history.size()];
    for (int k = 0; k < goodCount; k++) {
      sets[ranking[k]] = GOOD;
    }
    for (int k = 0; k < kept; k++) {
      sets[ranking[goodCount + (int) ((long) k * left / kept)]] = BAD;
    }
    for (int k = 0; k < pending; k++) {
      sets[history.pending(history.pendingCount() - 1 - k)] = BAD;
    }
    return new GoodAndBad(of(sets, GOOD, goodCount), of(sets, BAD, kept + pending));
  }

  /**
   * The trials of a set, ascending. Not sorted: Java compiles a sort for the orders that it has
   * met, and takes that back in the middle of a suggestion when it meets another one.
   */
  private static int[] of(byte[] sets, byte wanted, int count) {
    int[] trials = new int[count];
    int n = 0;
    for (int trial = 0; n < count; trial++) {
      if (sets[trial] == wanted) {
        trials[n++] = trial;
      }
    }
    return trials;
  }
}
