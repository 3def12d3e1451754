package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;

/** Normal distributions, cut off at the ends of the axis, each with a width of its own. */
final class NormalKernels implements Kernels {
  private final double[] centre;
  private final double[] width;

  /** 1 / width, 0 for a trial without the parameter. */
  private final double[] precision;

  /** 1 / density at the centre, 1 for a trial without the parameter. */
  private final double[] spread;

  /**
   * @param centre places by trial, NaN where the parameter is inactive; kept and changed
   * @param width by trial; kept
   */
  NormalKernels(double[] centre, double[] width) {
    this.centre = centre;
    this.width = width;
    this.precision = new double[centre.length];
    this.spread = new double[centre.length];
    for (int i = 0; i < centre.length; i++) {
      if (Double.isNaN(centre[i])) {
        centre[i] = 0;
        spread[i] = 1;
      } else {
        precision[i] = 1 / width[i];
        spread[i] = width[i] * NormalCurve.areaWithin(centre[i], precision[i]);
      }
    }
  }

  @Override
  public void addConstants(double[] quotients, double[] logs) {
    for (int i = 0; i < spread.length; i++) {
      quotients[i] *= spread[i];
    }
  }

  @Override
  public void addLogDensities(double u, int from, int to, double[] sums) {
    for (int i = from; i < to; i++) {
      double z = (u - centre[i]) * precision[i];
      sums[i] -= 0.5 * z * z;
    }
  }

  @Override
  public double peak() {
    double peak = 0;
    for (double precise : precision) {
      peak = Math.max(peak, precise == 0 ? 0 : NormalCurve.logOfPeak(precise));
    }
    return peak;
  }

  @Override
  public double excess(double u) {
    return 0;
  }

  @Override
  public double draw(int kernel, RandomGenerator random) {
    return precision[kernel] == 0
        ? Double.NaN
        : NormalCurve.drawWithin(centre[kernel], width[kernel], random);
  }
}
