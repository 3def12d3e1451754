package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;

/** Kernels of categories: the trial's own, with some of the prior mixed in. */
final class CategoryKernels implements Kernels {
  private static final int ABSENT = -1;

  private final Axis axis;
  private final int[] category;

  /**
   * What of a kernel is the prior, as if so many more trials had been seen as there are options.
   */
  private final double priorShare;

  private final double[] logMatch;
  private final double logMiss;

  /**
   * @param axis a categorical axis
   * @param column places by trial, NaN where the parameter is inactive
   */
  CategoryKernels(Axis axis, double[] column) {
    this.axis = axis;
    this.category = new int[column.length];
    int present = 0;
    for (int i = 0; i < column.length; i++) {
      category[i] = Double.isNaN(column[i]) ? ABSENT : axis.category(column[i]);
      present += category[i] == ABSENT ? 0 : 1;
    }
    double options = axis.cells();
    this.priorShare = options / (present + options);
    this.logMiss = Math.log(priorShare);
    this.logMatch = new double[(int) axis.cells()];
    for (int c = 0; c < logMatch.length; c++) {
      double share = axis.probability(c);
      logMatch[c] = share > 0 ? Math.log((1 - priorShare) / share + priorShare) : 0;
    }
  }

  @Override
  public void addConstants(double[] quotients, double[] logs) {
    // There are none.
  }

  @Override
  public void addLogDensities(double u, int from, int to, double[] sums) {
    int wanted = axis.category(u);
    for (int i = from; i < to; i++) {
      if (category[i] != ABSENT) {
        sums[i] += category[i] == wanted ? logMatch[wanted] : logMiss;
      }
    }
  }

  @Override
  public double peak() {
    double peak = 0;
    for (double match : logMatch) {
      peak = Math.max(peak, match);
    }
    return peak;
  }

  @Override
  public double excess(double u) {
    return 0;
  }

  @Override
  public double draw(int kernel, RandomGenerator random) {
    boolean own = category[kernel] != ABSENT && random.nextDouble() >= priorShare;
    return own ? axis.placeOf(category[kernel]) : random.nextDouble();
  }
}
