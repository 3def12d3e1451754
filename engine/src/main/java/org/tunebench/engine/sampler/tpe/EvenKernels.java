package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * Normal distributions, cut off at the ends of the axis, of one width and one for every trial.
 * Along an axis, the logarithm of each one's density is a square, of which the term in {@code u²}
 * is the same for all: what is left to compute for each is a product. That is two fifths of what
 * the differences to the centres, squared, cost.
 */
final class EvenKernels implements Kernels {
  private final double width;
  private final double precision;

  /** By kernel, what the logarithm rises by with the place: centre / width². */
  private final double[] slope;

  /**
   * @param centre places by trial, all of them in [0, 1]; kept and changed
   */
  EvenKernels(double[] centre, double width) {
    this.width = width;
    this.precision = 1 / width;
    // In place: less that is fetched and kept for each suggestion.
    this.slope = centre;
    for (int i = 0; i < slope.length; i++) {
      slope[i] *= precision * precision;
    }
  }

  @Override
  public void addConstants(double[] quotients, double[] logs) {
    for (int i = 0; i < slope.length; i++) {
      quotients[i] *= width * NormalCurve.areaWithin(slope[i] * width * width, precision);
    }
    for (int i = 0; i < slope.length; i++) {
      logs[i] -= 0.5 * width * width * slope[i] * slope[i];
    }
  }

  @Override
  public void addLogDensities(double u, int from, int to, double[] sums) {
    for (int i = from; i < to; i++) {
      sums[i] += u * slope[i];
    }
  }

  /** Along this axis and another one at once: sums are fetched and kept half as often. */
  void addLogDensities(double u, EvenKernels other, double v, int from, int to, double[] sums) {
    double[] slopes = slope;
    double[] others = other.slope;
    for (int i = from; i < to; i++) {
      sums[i] += u * slopes[i] + v * others[i];
    }
  }

  @Override
  public double peak() {
    return Math.max(0, NormalCurve.logOfPeak(precision));
  }

  @Override
  public double excess(double u) {
    double z = u * precision;
    return 0.5 * z * z;
  }

  @Override
  public double draw(int kernel, RandomGenerator random) {
    return NormalCurve.drawWithin(Math.min(1, slope[kernel] * width * width), width, random);
  }
}
