package org.tunebench.engine.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * How numbers are distributed: a histogram whose bins are as wide as Freedman and Diaconis (1981)
 * advise. What lies far outside is the caller's to leave out, by {@link Results#fence}.
 *
 * @param low the lower end of the first bin
 * @param width of a bin, above 0
 * @param counts numbers in each bin; none where there is no number
 */
public record ResultDistribution(double low, double width, List<Integer> counts) {
  private static final int MOST_BINS = 60;

  /** Copies the list. */
  public ResultDistribution {
    counts = List.copyOf(counts);
  }

  /** Of finite numbers in any order. */
  public static ResultDistribution of(double[] numbers) {
    if (numbers.length == 0) {
      return new ResultDistribution(0, 1, List.of());
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double low = sorted[0];
    double span = sorted[sorted.length - 1] - low;
    int bins = bins(sorted, span);
    double width = span > 0 ? span / bins : 1;
    int[] counts = new int[bins];
    for (double number : sorted) {
      counts[Math.min(bins - 1, (int) ((number - low) / width))]++;
    }
    return new ResultDistribution(
        span > 0 ? low : low - width / 2, width, Arrays.stream(counts).boxed().toList());
  }

  /** The middle of numbers in any order; NaN of none. */
  public static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : Results.quantile(sorted, 0.5);
  }

  private static int bins(double[] sorted, double span) {
    double spread = Results.quantile(sorted, 0.75) - Results.quantile(sorted, 0.25);
    double width = 2 * spread / Math.cbrt(sorted.length);
    if (!(span > 0)) {
      return 1;
    }
    return width > 0 ? (int) Math.max(1, Math.min(MOST_BINS, Math.ceil(span / width))) : 10;
  }
}
