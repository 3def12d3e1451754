package org.tunebench.engine.sampler.tpe;

import java.util.Arrays;
import org.tunebench.engine.sampler.cube.Axis;

/** How wide the kernels of an estimate are. */
public enum Bandwidth {
  /**
   * Each kernel reaches to the farther of its two neighbours, as in Bergstra et al. (2011): for one
   * axis at a time.
   */
  NEIGHBOURS {
    @Override
    void fill(double[] column, int[] order, int axes, double[] widths) {
      double least = 1.0 / Math.min(100, order.length + 2);
      for (int k = 0; k < order.length; k++) {
        double here = column[order[k]];
        double before = k == 0 ? 0 : column[order[k - 1]];
        double after = k == order.length - 1 ? 1 : column[order[k + 1]];
        double reach = Math.max(here - before, after - here);
        widths[order[k]] = Math.min(1, Math.max(least, reach));
      }
    }
  },
  /**
   * One width an axis by Scott's rule on the spread of the trials, at least as wide as keeps the
   * estimate from closing in on a few points: for several axes at once.
   */
  SCOTT {
    @Override
    void fill(double[] column, int[] order, int axes, double[] widths) {
      int n = order.length;
      double width = 0.2 * Math.pow(Math.max(1, n), -1.0 / (axes + 4));
      Arrays.fill(widths, Math.max(width, 1.0 / Math.min(100, n + 2)));
    }
  };

  /** Share of the prior in the kernel of a category, as if so many more trials had been seen. */
  private static final double PRIOR_TRIALS = 1;

  abstract void fill(double[] column, int[] order, int axes, double[] widths);

  /**
   * Widths by trial; on a categorical axis, the prior's share in a kernel.
   *
   * @param axis the axis
   * @param column places by trial, NaN where the parameter is inactive
   * @param axes number of axes of the estimate
   */
  double[] widths(Axis axis, double[] column, int axes) {
    double[] widths = new double[column.length];
    int[] order = sorted(column);
    if (axis.isCategorical()) {
      Arrays.fill(
          widths, axis.cells() * PRIOR_TRIALS / (order.length + axis.cells() * PRIOR_TRIALS));
      return widths;
    }
    fill(column, order, axes, widths);
    for (int i = 0; i < widths.length; i++) {
      // Neighbouring values of a discrete parameter must be within reach.
      widths[i] = Math.max(widths[i], 0.5 * axis.spacing());
    }
    return widths;
  }

  private static int[] sorted(double[] column) {
    long[] keys = new long[column.length];
    int n = 0;
    for (int i = 0; i < column.length; i++) {
      if (!Double.isNaN(column[i])) {
        // The place in the upper half, the index in the lower: one sort without boxes.
        keys[n++] = ((long) (column[i] * 0x1p30) << 32) | i;
      }
    }
    Arrays.sort(keys, 0, n);
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      order[k] = (int) keys[k];
    }
    return order;
  }
}
