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
  private final double apart;
  private final int pairs;
  private final double[] distances;
  private final double[] values;
  private final double[] slopes;

  /** By axis; all the same where no axis adds its own. */
  private final double[][] slopesOfAxes;

  /** Of one axis. */
  private final double[] alone;

  /**
   * @param pairs how many pairs are compared
   */
  Likeness(Kernel kernel, HyperPrior prior, int axes, int pairs) {
    this.kernel = kernel;
    this.apart = axes > 1 ? prior.apart() : 0;
    this.pairs = pairs;
    this.distances = new double[pairs];
    this.values = new double[pairs];
    this.slopes = new double[pairs];
    this.alone = new double[pairs];
    this.slopesOfAxes = new double[axes][];
    Arrays.setAll(slopesOfAxes, p -> apart > 0 ? new double[pairs] : slopes);
  }

  /**
   * Compares all pairs.
   *
   * @param precisions inverse squared length scales, by axis
   * @param squares squared distances, by axis and pair
   */
  void compare(double[] precisions, double[][] squares) {
    Arrays.fill(distances, 0);
    for (int p = 0; p < precisions.length; p++) {
      Matrices.addMultiple(precisions[p], squares[p], distances, pairs);
    }
    kernel.fill(distances, pairs, values, slopes);
    if (apart > 0) {
      addAxes(precisions, squares);
    }
  }

  private void addAxes(double[] precisions, double[][] squares) {
    int axes = precisions.length;
    for (int i = 0; i < pairs; i++) {
      values[i] *= 1 - apart;
    }
    for (int p = 0; p < axes; p++) {
      double[] own = slopesOfAxes[p];
      double precision = axes * precisions[p];
      for (int i = 0; i < pairs; i++) {
        distances[i] = precision * squares[p][i];
      }
      kernel.fill(distances, pairs, alone, own);
      Matrices.addMultiple(apart / axes, alone, values, pairs);
      for (int i = 0; i < pairs; i++) {
        own[i] = (1 - apart) * slopes[i] + apart * own[i];
      }
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
}
