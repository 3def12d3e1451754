package org.tunebench.engine.analysis.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tunebench.engine.study.Seeds;

/**
 * A regression forest (Breiman 2001) over the unit cube of a search space: the mean of trees that
 * were each grown on a bootstrap sample. Immutable.
 */
public final class RandomForest {
  /** Number of trees. */
  private static final int TREES = 64;

  /** A tree learns from so many rows at most: more cost time and change little. */
  public static final int MOST_ROWS_A_TREE = 2_000;

  private static final int LARGE = 60;

  private final Axis[] axes;
  private final List<Tree> trees;
  private final double mean;
  private final double explained;

  private RandomForest(Axis[] axes, List<Tree> trees, double mean, double explained) {
    this.axes = axes;
    this.trees = trees;
    this.mean = mean;
    this.explained = explained;
  }

  /**
   * Grows a forest.
   *
   * @param units of the space's configurations
   * @param places rows in the unit cube, NaN where inactive; at least one
   * @param targets what was measured at each, all finite
   * @param seed of its randomness
   */
  public static RandomForest grow(Units units, double[][] places, double[] targets, long seed) {
    Axis[] axes = new Axis[units.space().size()];
    for (int p = 0; p < axes.length; p++) {
      axes[p] = Axis.of(units.space().parameter(p).distribution(), column(places, p));
    }
    byte[][] rows = new byte[places.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = bins(axes, places[i]);
    }
    // Trees tell sums of squares apart, which drown in the square of a mean far from 0.
    double mean = Arrays.stream(targets).average().orElseThrow();
    double[] offsets = Arrays.stream(targets).map(target -> target - mean).toArray();
    OutOfBag unseen = new OutOfBag(rows, offsets);
    List<Tree> trees = new ArrayList<>(TREES);
    for (int t = 0; t < TREES; t++) {
      RandomGenerator random = Seeds.generator(seed, t);
      int[] sample = bootstrap(rows.length, random);
      boolean[] seen = seen(rows.length, sample);
      int leaf = rows.length < LARGE ? 2 : 3;
      Tree tree = new TreeGrower(axes, rows, offsets, leaf, random).grow(sample);
      trees.add(tree);
      unseen.judge(tree, seen);
    }
    return new RandomForest(axes, trees, mean, unseen.explained());
  }

  private static double[] column(double[][] places, int p) {
    double[] column = new double[places.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = places[i][p];
    }
    return column;
  }

  private static byte[] bins(Axis[] axes, double[] place) {
    byte[] bins = new byte[axes.length];
    for (int p = 0; p < bins.length; p++) {
      bins[p] = (byte) axes[p].bin(place[p]);
    }
    return bins;
  }

  private static int[] bootstrap(int rows, RandomGenerator random) {
    int[] sample = new int[Math.min(rows, MOST_ROWS_A_TREE)];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = random.nextInt(rows);
    }
    return sample;
  }

  private static boolean[] seen(int rows, int[] sample) {
    boolean[] seen = new boolean[rows];
    for (int row : sample) {
      seen[row] = true;
    }
    return seen;
  }

  /**
   * What the forest expects at a place.
   *
   * @param place in the unit cube, NaN where inactive
   */
  public double predict(double[] place) {
    byte[] bins = bins(axes, place);
    double sum = 0;
    for (Tree tree : trees) {
      sum += tree.predict(bins);
    }
    return mean + sum / trees.size();
  }

  /**
   * The share of the variance that it explains of rows that a tree has not learnt from
   * (out-of-bag); 0 or less where it has learnt nothing.
   */
  public double explained() {
    return explained;
  }

  /** Sums up what trees say of rows that they have not seen. */
  private static final class OutOfBag {
    /** Enough to know the share to about a hundredth. */
    private static final int MOST_JUDGED = 5_000;

    private final byte[][] rows;
    private final double[] targets;
    private final double[] sums;
    private final int[] counts;

    OutOfBag(byte[][] rows, double[] targets) {
      this.rows = rows;
      this.targets = targets;
      this.sums = new double[Math.min(rows.length, MOST_JUDGED)];
      this.counts = new int[sums.length];
    }

    void judge(Tree tree, boolean[] seen) {
      for (int i = 0; i < sums.length; i++) {
        if (!seen[i]) {
          sums[i] += tree.predict(rows[i]);
          counts[i]++;
        }
      }
    }

    double explained() {
      double mean = 0;
      int judged = 0;
      for (int i = 0; i < sums.length; i++) {
        if (counts[i] > 0) {
          mean += targets[i];
          judged++;
        }
      }
      mean /= Math.max(1, judged);
      double error = 0;
      double variance = 0;
      for (int i = 0; i < sums.length; i++) {
        if (counts[i] > 0) {
          double off = targets[i] - sums[i] / counts[i];
          error += off * off;
          variance += (targets[i] - mean) * (targets[i] - mean);
        }
      }
      return variance > 0 ? 1 - error / variance : 0;
    }
  }
}
