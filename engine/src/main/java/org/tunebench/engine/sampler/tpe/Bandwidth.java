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
    Kernels normal(double[] column, int axes, double prior, double spacing) {
      int[] order = sorted(column);
      double[] widths = new double[column.length];
      double least = 1.0 / Math.min(100, order.length + 2);
      for (int k = 0; k < order.length; k++) {
        double here = column[order[k]];
        double before = k == 0 ? 0 : column[order[k - 1]];
        double after = k == order.length - 1 ? 1 : column[order[k + 1]];
        double reach = Math.max(here - before, after - here);
        widths[order[k]] = withinReach(Math.min(1, Math.max(least, reach)), spacing);
      }
      return new NormalKernels(column, widths);
    }
  },
  /**
   * One width an axis by Scott's rule on the spread of the trials, with the prior among them: wide
   * while the good trials are far apart, narrow when they have come together.
   */
  SPREAD {
    @Override
    Kernels normal(double[] column, int axes, double prior, double spacing) {
      int n = present(column);
      double mean = 0;
      for (double place : column) {
        mean += Double.isNaN(place) ? 0 : place / n;
      }
      double squares = prior / 12;
      for (double place : column) {
        squares += Double.isNaN(place) ? 0 : (place - mean) * (place - mean);
      }
      double width = Math.sqrt(squares / (n + prior)) * scott(n, axes);
      return even(column, n, withinReach(Math.max(width, LEAST_SPREAD), spacing));
    }
  },
  /**
   * One width for all axes by Scott's rule on a spread that does not shrink, so that the bad trials
   * keep the search out of their neighbourhood and not out of half of the space.
   */
  NEIGHBOURHOOD {
    @Override
    Kernels normal(double[] column, int axes, double prior, double spacing) {
      int n = present(column);
      double width = NEIGHBOURHOOD_SPREAD * scott(n, axes);
      return even(column, n, withinReach(Math.max(width, 1.0 / Math.min(100, n + 2)), spacing));
    }
  };

  private static final double LEAST_SPREAD = 0.02;
  private static final double NEIGHBOURHOOD_SPREAD = 0.14;

  private static double scott(int trials, int axes) {
    return Math.pow(Math.max(1, trials), -1.0 / (axes + 4));
  }

  /**
   * The kernels of trials along an axis.
   *
   * @param column places by trial, NaN where the parameter is inactive; kept and changed
   * @param axes number of axes of the estimate
   * @param prior weight of the prior, in trials, above 0
   */
  Kernels kernels(Axis axis, double[] column, int axes, double prior) {
    return axis.isCategorical()
        ? new CategoryKernels(axis, column)
        : normal(column, axes, prior, axis.spacing());
  }

  abstract Kernels normal(double[] column, int axes, double prior, double spacing);

  /** Neighbouring values of a discrete parameter must be within reach. */
  private static double withinReach(double width, double spacing) {
    return Math.max(width, 0.5 * spacing);
  }

  private static Kernels even(double[] column, int present, double width) {
    if (present == column.length) {
      return new EvenKernels(column, width);
    }
    double[] widths = new double[column.length];
    Arrays.fill(widths, width);
    return new NormalKernels(column, widths);
  }

  private static int present(double[] column) {
    int present = 0;
    for (double place : column) {
      present += Double.isNaN(place) ? 0 : 1;
    }
    return present;
  }

  /** The trials that have the parameter, by their place. */
  private static int[] sorted(double[] column) {
    long[] keys = new long[present(column)];
    int n = 0;
    for (int i = 0; i < column.length; i++) {
      if (!Double.isNaN(column[i])) {
        // The place in the upper half, the index in the lower: one sort without boxes.
        keys[n++] = ((long) (column[i] * 0x1p30) << 32) | i;
      }
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      order[k] = (int) keys[k];
    }
    return order;
  }
}
