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
        squares[at++] = square(axis, column[i], column[j]);
      }
    }
    return squares;
  }

  /** The squared distance of two places along one axis. */
  double square(int axis, double a, double b) {
    double off = a - b;
    return categorical[axis] ? (off == 0 ? 0 : 1) : off * off;
  }
}
