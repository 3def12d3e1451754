package org.tunebench.engine.analysis.forest;

import java.util.Arrays;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;

/**
 * Cuts the unit interval of one parameter into at most 63 bins, so that trees split by counting and
 * not by sorting. Bin 0 is for an inactive parameter; numbers are cut halfway between neighbouring
 * values that were seen, at their quantiles where there are many; options have a bin each.
 */
final class Axis {
  /** The bins of a split are the bits of a {@code long}. */
  static final int MOST_BINS = 63;

  private final double[] cuts;
  private final boolean ordered;

  private Axis(double[] cuts, boolean ordered) {
    this.cuts = cuts;
    this.ordered = ordered;
  }

  /**
   * @param distribution of the parameter
   * @param units its places in [0, 1] in all rows, NaN where inactive
   */
  static Axis of(Distribution distribution, double[] units) {
    return distribution instanceof Choice choice && choice.options().size() < MOST_BINS
        ? new Axis(optionCuts(choice), false)
        : new Axis(quantileCuts(units), true);
  }

  private static double[] optionCuts(Choice choice) {
    double[] cuts = new double[choice.options().size() - 1];
    double before = 0;
    for (int i = 0; i < cuts.length; i++) {
      before += choice.probabilities().get(i);
      cuts[i] = before;
    }
    return cuts;
  }

  private static double[] quantileCuts(double[] units) {
    double[] sorted = Arrays.stream(units).filter(u -> !Double.isNaN(u)).sorted().toArray();
    double[] values = Arrays.stream(sorted).distinct().toArray();
    double[] seen = values.length < MOST_BINS ? values : sorted;
    int bins = Math.min(seen.length, MOST_BINS - 1);
    double[] cuts = new double[Math.max(0, bins - 1)];
    for (int k = 0; k < cuts.length; k++) {
      int right = (int) ((long) (k + 1) * seen.length / bins);
      cuts[k] = (seen[right - 1] + seen[right]) / 2;
    }
    return Arrays.stream(cuts).distinct().toArray();
  }

  /** Number of bins, that of the inactive ones included. */
  int bins() {
    return cuts.length + 2;
  }

  /** Whether neighbouring bins are alike; else a split may send any bins to either side. */
  boolean isOrdered() {
    return ordered;
  }

  /** The bin of a place in [0, 1], or 0 for NaN. */
  int bin(double unit) {
    if (Double.isNaN(unit)) {
      return 0;
    }
    int found = Arrays.binarySearch(cuts, unit);
    return 1 + (found >= 0 ? found + 1 : -found - 1);
  }
}
