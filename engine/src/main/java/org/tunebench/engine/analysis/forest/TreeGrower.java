package org.tunebench.engine.analysis.forest;

import java.util.random.RandomGenerator;

/**
 * Grows one tree: at each node the best split of a random part of the features, by the fall of the
 * sum of squared deviations (CART; Breiman 2001 for the random part). For options, the bins are
 * ordered by their mean, which finds the best of all subsets (Fisher 1958).
 */
final class TreeGrower {
  /** The share of the features looked at in a node, as in Hutter, Hoos, Leyton-Brown 2014. */
  private static final double FEATURE_SHARE = 5.0 / 6;

  private static final int DEEPEST = 40;

  private final Axis[] axes;
  private final byte[][] rows;
  private final double[] targets;
  private final int leastInLeaf;
  private final RandomGenerator random;
  private final int[] features;
  private final Tree tree = new Tree();

  /**
   * @param rows bins by row and feature
   * @param targets one a row
   * @param leastInLeaf how many rows a leaf has at least
   */
  TreeGrower(
      Axis[] axes, byte[][] rows, double[] targets, int leastInLeaf, RandomGenerator random) {
    this.axes = axes;
    this.rows = rows;
    this.targets = targets;
    this.leastInLeaf = leastInLeaf;
    this.random = random;
    this.features = new int[axes.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = i;
    }
  }

  /**
   * @param sample the rows to learn from, some possibly twice; reordered
   */
  Tree grow(int[] sample) {
    grow(sample, 0, sample.length, 0);
    return tree;
  }

  private int grow(int[] sample, int from, int to, int depth) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += targets[sample[i]];
    }
    int node = tree.addLeaf(sum / (to - from));
    if (to - from < 2 * leastInLeaf || depth == DEEPEST) {
      return node;
    }
    Tree.Split split = bestSplit(sample, from, to);
    if (split == Tree.Split.NONE) {
      return node;
    }
    int middle = part(sample, from, to, split);
    int left = grow(sample, from, middle, depth + 1);
    int right = grow(sample, middle, to, depth + 1);
    tree.split(node, split, left, right);
    return node;
  }

  private int part(int[] sample, int from, int to, Tree.Split split) {
    int middle = from;
    for (int i = from; i < to; i++) {
      int row = sample[i];
      if ((split.goesLeft() >>> rows[row][split.feature()] & 1) == 1) {
        sample[i] = sample[middle];
        sample[middle++] = row;
      }
    }
    return middle;
  }

  private Tree.Split bestSplit(int[] sample, int from, int to) {
    shuffle();
    int looked = Math.max(1, (int) Math.round(FEATURE_SHARE * features.length));
    Tree.Split best = Tree.Split.NONE;
    for (int i = 0; i < looked; i++) {
      Tree.Split split = bestSplit(sample, from, to, features[i]);
      if (split.gain() > best.gain()) {
        best = split;
      }
    }
    return best;
  }

  private void shuffle() {
    for (int i = features.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = features[i];
      features[i] = features[j];
      features[j] = kept;
    }
  }

  private Tree.Split bestSplit(int[] sample, int from, int to, int feature) {
    Axis axis = axes[feature];
    double[] sums = new double[axis.bins()];
    int[] counts = new int[axis.bins()];
    for (int i = from; i < to; i++) {
      int bin = rows[sample[i]][feature];
      sums[bin] += targets[sample[i]];
      counts[bin]++;
    }
    return scan(feature, order(axis, sums, counts), sums, counts);
  }

  /** The bins that have rows, in the order in which a split may cut them. */
  private static int[] order(Axis axis, double[] sums, int[] counts) {
    int[] order = new int[counts.length];
    int size = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0) {
        int at = size++;
        while (!axis.isOrdered()
            && at > 0
            && sums[order[at - 1]] / counts[order[at - 1]] > sums[bin] / counts[bin]) {
          order[at] = order[at - 1];
          at--;
        }
        order[at] = bin;
      }
    }
    return java.util.Arrays.copyOf(order, size);
  }

  private Tree.Split scan(int feature, int[] order, double[] sums, int[] counts) {
    double total = 0;
    int all = 0;
    for (int bin : order) {
      total += sums[bin];
      all += counts[bin];
    }
    Tree.Split best = Tree.Split.NONE;
    double sum = 0;
    int count = 0;
    long bits = 0;
    for (int i = 0; i < order.length - 1; i++) {
      sum += sums[order[i]];
      count += counts[order[i]];
      bits |= 1L << order[i];
      if (count >= leastInLeaf && all - count >= leastInLeaf) {
        double rest = total - sum;
        double gain = sum * sum / count + rest * rest / (all - count) - total * total / all;
        // Rounding alone is no gain.
        if (gain > best.gain() && gain > 1e-12 * Math.abs(total * total / all)) {
          best = new Tree.Split(feature, bits | unseen(order, i, feature), gain);
        }
      }
    }
    return best;
  }

  /** Bins without rows go where their lower neighbour goes, so that gaps are shared out. */
  private long unseen(int[] order, int last, int feature) {
    if (!axes[feature].isOrdered()) {
      return 0;
    }
    // All bins up to halfway to the next that has rows.
    int up = (order[last] + order[last + 1]) / 2;
    long bits = 0;
    for (int bin = order[0] == 0 ? 0 : 1; bin <= up; bin++) {
      bits |= 1L << bin;
    }
    return bits;
  }
}
