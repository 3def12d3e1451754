package org.tunebench.engine.sampler;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;
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

  static GoodAndBad of(History history, TpeSettings settings) {
    IntUnaryOperator ranking = new Expectations(history).ranking();
    int goodCount = settings.good(history);
    int left = history.rankedCount() - goodCount;
    int pending = Math.min(history.pendingCount(), MOST_BAD);
    // As many in all whether one or two are pending: what one suggestion has computed with fits the
    // next one. Those that have ended tell more, however many are under way.
    int kept = Math.min(left, Math.max(MOST_BAD - pending, MOST_BAD / 2));
    BitSet good = new BitSet(history.size());
    BitSet bad = new BitSet(history.size());
    for (int k = 0; k < goodCount; k++) {
      good.set(ranking.applyAsInt(k));
    }
    for (int k = 0; k < kept; k++) {
      bad.set(ranking.applyAsInt(goodCount + (int) ((long) k * left / kept)));
    }
    for (int k = 0; k < pending; k++) {
      bad.set(history.pending(history.pendingCount() - 1 - k));
    }
    return new GoodAndBad(of(good, goodCount), of(bad, kept + pending));
  }

  /**
   * The trials of a set, ascending. Not sorted: Java compiles a sort for the orders that it has
   * met, and takes that back in the middle of a suggestion when it meets another one.
   */
  private static int[] of(BitSet set, int count) {
    int[] trials = new int[count];
    int trial = -1;
    for (int n = 0; n < count; n++) {
      trial = set.nextSetBit(trial + 1);
      trials[n] = trial;
    }
    return trials;
  }
}
