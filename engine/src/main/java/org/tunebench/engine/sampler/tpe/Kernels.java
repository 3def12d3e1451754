package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;

/**
 * One kernel a trial along one axis. Densities are relative to the prior, which thus has density 1
 * everywhere: a normal distribution cut off at the ends for numbers; for categories, the trial's
 * own with some of the prior mixed in. A trial without the parameter has the prior as its kernel.
 */
final class Kernels {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private final Axis axis;
  private final double[] centre;
  private final double[] width;

  /** 1 / width, 0 for a trial without the parameter. */
  private final double[] precision;

  /** The density at the centre, 1 for a trial without the parameter. */
  private final double[] peak;

  private final int[] category;
  private final double[] logMatch;
  private final double logMiss;

  /**
   * @param axis a numeric or categorical axis
   * @param centre places by trial, NaN where the parameter is inactive; kept
   * @param width widths by trial on a numeric axis; the share of the prior, in each element, on a
   *     categorical one; kept
   */
  Kernels(Axis axis, double[] centre, double[] width) {
    this.axis = axis;
    this.centre = centre;
    this.width = width;
    this.precision = new double[axis.isCategorical() ? 0 : centre.length];
    this.peak = new double[precision.length];
    this.category = new int[axis.isCategorical() ? centre.length : 0];
    this.logMatch = new double[axis.isCategorical() ? (int) axis.cells() : 0];
    this.logMiss = axis.isCategorical() && width.length > 0 ? Math.log(width[0]) : 0;
    if (axis.isCategorical()) {
      fillCategories();
    } else {
      fillNormals();
    }
  }

  private void fillCategories() {
    for (int i = 0; i < centre.length; i++) {
      category[i] = Double.isNaN(centre[i]) ? -1 : axis.category(centre[i]);
    }
    double prior = width.length > 0 ? width[0] : 1;
    for (int c = 0; c < logMatch.length; c++) {
      double share = axis.probability(c);
      logMatch[c] = share > 0 ? Math.log((1 - prior) / share + prior) : 0;
    }
  }

  private void fillNormals() {
    for (int i = 0; i < centre.length; i++) {
      if (Double.isNaN(centre[i])) {
        centre[i] = 0;
        peak[i] = 1;
        continue;
      }
      precision[i] = 1 / width[i];
      double inside =
          NormalCurve.cumulative((1 - centre[i]) * precision[i])
              - NormalCurve.cumulative(-centre[i] * precision[i]);
      peak[i] = precision[i] / (inside * ROOT_TWO_PI);
    }
  }

  /** Multiplies by each kernel's density at its centre, on a numeric axis. */
  void multiplyByPeaks(double[] products) {
    for (int i = 0; i < peak.length; i++) {
      products[i] *= peak[i];
    }
  }

  /**
   * Adds the logarithm of each kernel's density at a place; on a numeric axis, over that at the
   * kernel's centre.
   */
  void addLogDensities(double u, double[] sums) {
    if (axis.isCategorical()) {
      addCategories(axis.category(u), sums);
      return;
    }
    for (int i = 0; i < centre.length; i++) {
      double z = (u - centre[i]) * precision[i];
      sums[i] -= 0.5 * z * z;
    }
  }

  private void addCategories(int wanted, double[] sums) {
    for (int i = 0; i < centre.length; i++) {
      if (category[i] >= 0) {
        sums[i] += category[i] == wanted ? logMatch[wanted] : logMiss;
      }
    }
  }

  /** A place drawn from one kernel, or NaN where its trial does not have the parameter. */
  double draw(int kernel, RandomGenerator random) {
    if (axis.isCategorical()) {
      boolean own = category[kernel] >= 0 && random.nextDouble() >= width[kernel];
      return own ? axis.placeOf(category[kernel]) : random.nextDouble();
    }
    return precision[kernel] == 0
        ? Double.NaN
        : NormalCurve.drawWithin(centre[kernel], width[kernel], random);
  }
}
