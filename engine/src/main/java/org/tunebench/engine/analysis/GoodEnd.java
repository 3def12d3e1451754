package org.tunebench.engine.analysis;

import java.util.Arrays;

/**
 * The best of some losses.
 *
 * @param sorted the losses, ascending, one at least
 */
record GoodEnd(double[] sorted) {
  /** One distance alone may be any; with too many behind the best, that is no end any longer. */
  private static final int BEHIND = 5;

  /** How many are the least one. */
  int shared() {
    return (int) Arrays.stream(sorted).takeWhile(loss -> loss == sorted[0]).count();
  }

  /**
   * Two estimates of the scale of a good end, 0 where all losses are the same.
   *
   * @param mean right in the mean
   * @param median too large as often as too small
   */
  record Scale(double mean, double median) {}

  /**
   * By how much one more of the same would better the best in the mean if it did. Of exponential
   * ends, the j-th behind the best is in the mean 1 + 1/2 + … + 1/j such scales from it, with the
   * variance 1 + 1/4 + … + 1/j² (Rényi, On the theory of order statistics, 1953): so say each of
   * the five next that are behind it. What is taken is their geometric mean, since where a search
   * converges they differ by orders of magnitude. It is right in the mean to 4%, but mostly too
   * small, as a logarithm is less in the mean than that of the mean; in the median that is made
   * good for to the second order.
   */
  Scale scale() {
    int first = shared();
    int end = Math.min(first + BEHIND, sorted.length);
    if (first == end) {
      return new Scale(0, 0);
    }
    double mean = 0;
    double variance = 0;
    double logs = 0;
    double less = 0;
    for (int behind = 1; behind < end; behind++) {
      mean += 1.0 / behind;
      variance += 1.0 / behind / behind;
      if (behind >= first) {
        logs += Math.log((sorted[behind] - sorted[0]) / mean);
        less += variance / (2 * mean * mean);
      }
    }
    int of = end - first;
    return new Scale(Math.exp(logs / of), Math.exp((logs + less) / of));
  }
}
