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
  private final double[] distances;
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
    this.distances = new double[pairs];
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
   * @param squares squared distances, by axis and pair
   */
  void compare(double[] precisions, double apart, double[][] squares) {
    int axes = precisions.length;
    Arrays.fill(distances, 0);
    for (int p = 0; p < axes; p++) {
      Matrices.addMultiple(precisions[p], squares[p], distances, pairs);
    }
    kernel.fill(distances, pairs, values, slopes);
    if (axes == 1) {
      // Alone or together is the same of one axis.
      System.arraycopy(slopes, 0, slopesOfAxes[0], 0, pairs);
      return;
    }
    Arrays.fill(gains, 0);
    for (int p = 0; p < axes; p++) {
      addAxis(axes * precisions[p], squares[p], 1.0 / axes, apart, slopesOfAxes[p]);
    }
    for (int i = 0; i < pairs; i++) {
      gains[i] -= values[i];
      values[i] += apart * gains[i];
    }
  }

  private void addAxis(
      double precision, double[] square, double weight, double apart, double[] own) {
    for (int i = 0; i < pairs; i++) {
      distances[i] = precision * square[i];
    }
    kernel.fill(distances, pairs, alone, own);
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
