package org.tunebench.engine.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * How the results of a study are distributed: a histogram whose bins are as wide as Freedman and
 * Diaconis (1981) advise, within the outer fence. What lies beyond is counted, not drawn.
 *
 * @param low the lower end of the first bin, in the metric's unit
 * @param width of a bin, above 0
 * @param counts trials in each bin
 * @param beyond how many measured trials lie outside, all on the bad side
 * @param median of all measured trials
 * @param measured how many trials have a finite metric
 */
public record ResultDistribution(
    double low, double width, List<Integer> counts, int beyond, double median, int measured) {
  private static final int MOST_BINS = 60;

  /** Copies the list. */
  public ResultDistribution {
    counts = List.copyOf(counts);
  }

  /** Of a study's trials; no bins where none is measured. */
  public static ResultDistribution of(Results results) {
    double fence = results.fence();
    double[] all =
        Arrays.stream(results.losses()).map(results.metric().goal()::loss).sorted().toArray();
    if (all.length == 0) {
      return new ResultDistribution(0, 1, List.of(), 0, Double.NaN, 0);
    }
    double[] inside =
        Arrays.stream(all)
            .filter(metric -> results.metric().goal().loss(metric) <= fence)
            .toArray();
    double low = inside[0];
    double span = inside[inside.length - 1] - low;
    int bins = bins(inside, span);
    double width = span > 0 ? span / bins : 1;
    int[] counts = new int[bins];
    for (double metric : inside) {
      counts[Math.min(bins - 1, (int) ((metric - low) / width))]++;
    }
    return new ResultDistribution(
        span > 0 ? low : low - width / 2,
        width,
        Arrays.stream(counts).boxed().toList(),
        all.length - inside.length,
        Results.quantile(all, 0.5),
        all.length);
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
