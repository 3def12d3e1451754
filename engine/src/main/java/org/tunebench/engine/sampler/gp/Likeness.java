package org.tunebench.engine.sampler.gp;

import java.util.Arrays;

/**
 * How alike the values at pairs of places are: {@code (1 - a) k(sum of s) + a/d (sum of k(d s))},
 * where {@code s} are the squares of the scaled distances along the {@code d} axes, {@code k} is
 * the kernel and {@code a} the part of the signal to which every axis adds its own, whatever the
 * others are. The second term is the first-order part of the additive kernels of Duvenaud, Nickisch
 * and Rasmussen (2011), with length scales as for one axis alone.
 */
final class Likeness {
  private final Kernel kernel;
  private final int pairs;
  private final double[] roots;
  private final double[] decays;
  private final double[] values;
  private final double[] slopes;
  private final double[][] slopesOfAxes;
  private final double[] gains;

  /** Of one axis. */
  private final double[] alone;

  /**
   * @param pairs how many pairs are compared
   */
  Likeness(Kernel kernel, int axes, int pairs) {
    this.kernel = kernel;
    this.pairs = pairs;
    this.roots = new double[pairs];
    this.decays = new double[pairs];
    this.values = new double[pairs];
    this.slopes = new double[pairs];
    this.slopesOfAxes = new double[axes][pairs];
    this.gains = new double[pairs];
    this.alone = new double[pairs];
  }

  /**
   * Compares all pairs.
   *
   * @param precisions inverse squared length scales, by axis
   * @param apart the part of the signal to which every axis adds its own
   */
  void compare(double[] precisions, double apart, Pairs of) {
    int axes = precisions.length;
    Arrays.fill(roots, 0);
    for (int p = 0; p < axes; p++) {
      Matrices.addMultipleOfSquares(precisions[p], of.distances(p), roots, pairs);
    }
    kernel.takeRoots(roots, pairs);
    kernel.decay(roots, pairs, decays);
    kernel.shape(roots, decays, pairs, values, slopes);
    if (axes == 1) {
      // Alone or together is the same of one axis.
      System.arraycopy(slopes, 0, slopesOfAxes[0], 0, pairs);
      return;
    }
    Arrays.fill(gains, 0);
    for (int p = 0; p < axes; p++) {
      compareAlong(p, kernel.rate(axes * precisions[p]), of);
      addAxis(1.0 / axes, apart, slopesOfAxes[p]);
    }
    for (int i = 0; i < pairs; i++) {
      gains[i] -= values[i];
      values[i] += apart * gains[i];
    }
  }

  /** Compares along one axis alone. */
  private void compareAlong(int axis, double wanted, Pairs of) {
    double rate = Math.min(wanted, Powers.MOST_RATE);
    double[] distances = of.distances(axis);
    for (int i = 0; i < pairs; i++) {
      roots[i] = rate * distances[i];
    }
    if (kernel.fallsWithDistance()) {
      of.decays(axis, rate, decays);
    } else {
      kernel.decay(roots, pairs, decays);
    }
    kernel.shape(roots, decays, pairs, alone, slopesOfAxes[axis]);
  }

  private void addAxis(double weight, double apart, double[] own) {
    for (int i = 0; i < pairs; i++) {
      gains[i] += weight * alone[i];
      own[i] = slopes[i] + apart * (own[i] - slopes[i]);
    }
  }

  /** By pair, 1 at no distance. */
  double[] values() {
    return values;
  }

  /** Derivatives of the values by the square of the scaled distance along an axis. */
  double[] slopes(int axis) {
    return slopesOfAxes[axis];
  }

  /** Derivatives of the values by the part to which every axis adds its own. */
  double[] gains() {
    return gains;
  }
}
