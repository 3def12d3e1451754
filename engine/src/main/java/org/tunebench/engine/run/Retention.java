package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tunebench.engine.study.History;

/** Whose files go when those of a study's ended trials take more than its budget lets them. */
final class Retention {
  private Retention() {}

  /**
   * The trials whose files go until the others' fit: first those without a usable result, as the
   * history ranks them, those that it does not rank before all; then completed ones, the largest
   * loss first; then the baseline, if it has a result; the best at the very last.
   *
   * @param history knows all trials of {@code sizes}
   * @param best the study's best trial, or empty while it has none
   * @param sizes bytes of the files of ended trials, by number
   * @param limit the most bytes that may stay
   * @return numbers in the order in which they go, empty if all fit
   */
  static List<Integer> goes(
      History history, OptionalInt best, Map<Integer, Long> sizes, long limit) {
    long left = sizes.values().stream().mapToLong(bytes -> bytes).sum();
    List<Integer> gone = new ArrayList<>();
    if (left <= limit) {
      return gone;
    }
    for (int number : worstFirst(history, best, sizes)) {
      if (left <= limit) {
        break;
      }
      left -= sizes.get(number);
      gone.add(number);
    }
    return gone;
  }

  private static List<Integer> worstFirst(
      History history, OptionalInt best, Map<Integer, Long> sizes) {
    Map<Integer, Integer> ranks = new HashMap<>();
    for (int rank = 0; rank < history.rankedCount(); rank++) {
      if (sizes.containsKey(history.ranked(rank))) {
        ranks.put(history.ranked(rank), rank);
      }
    }
    Comparator<Integer> worst =
        Comparator.<Integer>comparingInt(number -> worth(history, best, number))
            .thenComparing(history::loss, Comparator.reverseOrder())
            .thenComparing(
                number -> ranks.getOrDefault(number, Integer.MAX_VALUE), Comparator.reverseOrder())
            .thenComparing(Comparator.naturalOrder());
    return sizes.keySet().stream().sorted(worst).toList();
  }

  private static int worth(History history, OptionalInt best, int number) {
    if (Double.isNaN(history.loss(number))) {
      return 0;
    }
    if (best.isPresent() && best.getAsInt() == number) {
      return 3;
    }
    return history.trial(number).isBaseline() ? 2 : 1;
  }
}
