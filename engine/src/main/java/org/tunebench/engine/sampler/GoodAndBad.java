package org.tunebench.engine.sampler;

import java.util.Arrays;
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
    int[] ranking = new Expectations(history).ranking();
    int goodCount = settings.good(history);
    int[] good = Arrays.copyOf(ranking, goodCount);
    int left = ranking.length - goodCount;
    int kept = Math.min(left, MOST_BAD);
    int pending = Math.min(history.pendingCount(), MOST_BAD);
    int[] bad = new int[kept + pending];
    for (int k = 0; k < kept; k++) {
      bad[k] = ranking[goodCount + (int) ((long) k * left / kept)];
    }
    for (int k = 0; k < pending; k++) {
      bad[kept + k] = history.pending(history.pendingCount() - 1 - k);
    }
    Arrays.sort(good);
    Arrays.sort(bad);
    return new GoodAndBad(good, bad);
  }
}
