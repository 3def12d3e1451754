package org.tunebench.engine.analysis.forest;

import java.util.Arrays;

/** One regression tree over binned rows: nodes in arrays, leaves with the mean of their rows. */
final class Tree {
  private static final int LEAF = -1;

  private int[] feature = new int[64];
  private long[] goesLeft = new long[64];
  private int[] left = new int[64];
  private int[] right = new int[64];
  private double[] mean = new double[64];
  private int size;

  /** Adds a leaf; {@link #split} may make it a node. */
  int addLeaf(double value) {
    if (size == feature.length) {
      feature = Arrays.copyOf(feature, 2 * size);
      goesLeft = Arrays.copyOf(goesLeft, 2 * size);
      left = Arrays.copyOf(left, 2 * size);
      right = Arrays.copyOf(right, 2 * size);
      mean = Arrays.copyOf(mean, 2 * size);
    }
    feature[size] = LEAF;
    mean[size] = value;
    return size++;
  }

  void split(int node, Split split, int toLeft, int toRight) {
    feature[node] = split.feature();
    goesLeft[node] = split.goesLeft();
    left[node] = toLeft;
    right[node] = toRight;
  }

  /**
   * The mean of the leaf that a row falls into.
   *
   * @param bins the row's bin of each feature
   */
  double predict(byte[] bins) {
    int node = 0;
    while (feature[node] != LEAF) {
      node = (goesLeft[node] >>> bins[feature[node]] & 1) == 1 ? left[node] : right[node];
    }
    return mean[node];
  }

  /**
   * Where rows part.
   *
   * @param feature by which parameter
   * @param goesLeft the bins, as bits, whose rows go left
   * @param gain by how much the sum of squared deviations falls
   */
  record Split(int feature, long goesLeft, double gain) {
    /** None found. */
    static final Split NONE = new Split(LEAF, 0, 0);
  }
}
