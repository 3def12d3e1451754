package org.tunebench.engine.sampler.gp;

/**
 * Points and what was seen there. Distances along an axis are differences of places; along a
 * categorical one 0 for the same option and 1 for others.
 *
 * @param categorical by axis, whether it has options without an order
 * @param columns by axis and point: the place, or the number of the option
 * @param targets by point, of mean about 0 and deviation about 1, to be minimised
 */
public record TrainingSet(boolean[] categorical, double[][] columns, double[] targets) {
  /** Number of points. */
  public int size() {
    return targets.length;
  }

  /** Number of axes. */
  public int axes() {
    return categorical.length;
  }

  /** Squared distances along one axis of all pairs i &gt; j, by rows. */
  double[] squaredDistances(int axis) {
    double[] column = columns[axis];
    int n = column.length;
    double[] squares = new double[n * (n - 1) / 2];
    int at = 0;
    for (int i = 1; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double off = column[i] - column[j];
        squares[at++] = categorical[axis] ? (off == 0 ? 0 : 1) : off * off;
      }
    }
    return squares;
  }
}
