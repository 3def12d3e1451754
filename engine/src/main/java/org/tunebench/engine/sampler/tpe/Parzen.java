package org.tunebench.engine.sampler.tpe;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.numeric.Exponentials;

/**
 * A Parzen estimate over several axes: a weighted mixture of one product of kernels a trial, and of
 * the prior. Densities are relative to the prior.
 */
public final class Parzen {
  /**
   * The densities at the centres of so many axes are multiplied before their product leaves
   * doubles.
   */
  private static final int MOST_FACTORS = 64;

  private final Kernels[] kernels;

  /** By component; the last one is the prior. */
  private final double[] cumulativeWeights;

  private final double[] logWeights;

  /** By the axes that a point has. */
  private final Map<BitSet, double[]> logPeaks = new HashMap<>();

  private final double[] sums;
  private final double[] exponentials;

  /**
   * @param axes the axes
   * @param columns places by axis and trial, NaN where a parameter is inactive; kept and changed
   * @param weights by trial, above 0
   * @param priorWeight weight of the prior beside them, above 0
   * @param bandwidth how wide kernels are
   */
  public Parzen(
      Axis[] axes, double[][] columns, double[] weights, double priorWeight, Bandwidth bandwidth) {
    int n = weights.length;
    this.kernels = new Kernels[axes.length];
    for (int p = 0; p < axes.length; p++) {
      double[] widths = bandwidth.widths(axes[p], columns[p], axes.length, priorWeight);
      kernels[p] = new Kernels(axes[p], columns[p], widths);
    }
    this.cumulativeWeights = new double[n + 1];
    this.logWeights = new double[n + 1];
    double total = 0;
    for (int i = 0; i <= n; i++) {
      double weight = i < n ? weights[i] : priorWeight;
      total += weight;
      cumulativeWeights[i] = total;
      logWeights[i] = Math.log(weight);
    }
    double logTotal = Math.log(total);
    for (int i = 0; i <= n; i++) {
      logWeights[i] -= logTotal;
    }
    this.sums = new double[n + 1];
    this.exponentials = new double[n + 1];
  }

  /**
   * The place of the candidate whose density among good trials is the largest multiple of that
   * among bad ones; the first of equal ones.
   *
   * @param candidates points, at least one
   */
  public static int mostPromising(Parzen good, Parzen bad, double[][] candidates) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < candidates.length; c++) {
      double score = good.logDensity(candidates[c]) - bad.logDensity(candidates[c]);
      if (score > most) {
        most = score;
        best = c;
      }
    }
    return best;
  }

  /**
   * Logarithm of the density at a point, relative to the prior.
   *
   * @param point places by axis, NaN where a parameter is inactive
   */
  public double logDensity(double[] point) {
    double[] peaks = logPeaks(point);
    System.arraycopy(peaks, 0, sums, 0, sums.length);
    for (int p = 0; p < kernels.length; p++) {
      if (!Double.isNaN(point[p])) {
        kernels[p].addLogDensities(point[p], sums);
      }
    }
    return logSumOfExponentials();
  }

  /**
   * By component, the logarithm of its weight and of its densities at its centre along the numeric
   * axes that a point has. The same for all points that have the same parameters: logarithms for
   * each axis would be a third of what a suggestion costs.
   */
  private double[] logPeaks(double[] point) {
    BitSet active = new BitSet(point.length);
    for (int p = 0; p < point.length; p++) {
      active.set(p, !Double.isNaN(point[p]));
    }
    return logPeaks.computeIfAbsent(active, this::logPeaksAlong);
  }

  private double[] logPeaksAlong(BitSet active) {
    double[] logs = logWeights.clone();
    double[] products = new double[logs.length];
    Arrays.fill(products, 1);
    int factors = 0;
    for (int p = active.nextSetBit(0); p >= 0; p = active.nextSetBit(p + 1)) {
      kernels[p].multiplyByPeaks(products);
      factors++;
      if (factors % MOST_FACTORS == 0) {
        addLogs(products, logs);
      }
    }
    addLogs(products, logs);
    return logs;
  }

  /** Adds the logarithms of products, which start again at one. */
  private static void addLogs(double[] products, double[] logs) {
    for (int i = 0; i < logs.length; i++) {
      logs[i] += Math.log(products[i]);
      products[i] = 1;
    }
  }

  private double logSumOfExponentials() {
    double most = Double.NEGATIVE_INFINITY;
    for (double term : sums) {
      most = Math.max(most, term);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = most - sums[i];
    }
    Exponentials.ofNegatives(sums, sums.length, exponentials);
    double sum = 0;
    for (double term : exponentials) {
      sum += term;
    }
    return most + Math.log(sum);
  }

  /** A point drawn from the mixture: NaN on axes whose parameter the drawn trial did not have. */
  public double[] draw(RandomGenerator random) {
    int n = cumulativeWeights.length - 1;
    double wanted = random.nextDouble() * cumulativeWeights[n];
    int component = 0;
    while (component < n && cumulativeWeights[component] <= wanted) {
      component++;
    }
    double[] point = new double[kernels.length];
    for (int p = 0; p < point.length; p++) {
      point[p] = component == n ? random.nextDouble() : kernels[p].draw(component, random);
    }
    return point;
  }
}
