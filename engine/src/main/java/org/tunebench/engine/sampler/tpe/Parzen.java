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
  /** The densities along so many axes are multiplied before their product leaves doubles. */
  private static final int MOST_FACTORS = 64;

  private final Kernels[] kernels;

  /** By component; the last one is the prior. */
  private final double[] cumulativeWeights;

  private final double[] logWeights;

  /** By the axes that a point has. */
  private final Map<BitSet, double[]> allConstants = new HashMap<>();

  /** The axes that the last point had, and the constants there. */
  private BitSet active = new BitSet();

  private double[] constants = {};

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
      kernels[p] = bandwidth.kernels(axes[p], columns[p], axes.length, priorWeight);
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
    System.arraycopy(constantsAt(point), 0, sums, 0, sums.length);
    double excess = 0;
    EvenKernels even = null;
    double place = Double.NaN;
    for (int p = 0; p < kernels.length; p++) {
      double u = point[p];
      if (Double.isNaN(u)) {
        continue;
      }
      excess += kernels[p].excess(u);
      if (!(kernels[p] instanceof EvenKernels)) {
        kernels[p].addLogDensities(u, sums);
      } else if (even == null) {
        even = (EvenKernels) kernels[p];
        place = u;
      } else {
        even.addLogDensities(place, (EvenKernels) kernels[p], u, sums);
        even = null;
      }
    }
    if (even != null) {
      even.addLogDensities(place, sums);
    }
    // The prior is no kernel: all that the others have too much of, it has too little of.
    sums[sums.length - 1] += excess;
    return logSumOfExponentials() - excess;
  }

  /**
   * By component, the part of its logarithm that is the same at all points that have the same
   * parameters: logarithms for each axis would be a third of what a suggestion costs.
   */
  private double[] constantsAt(double[] point) {
    if (!isWhere(point)) {
      active = new BitSet(point.length);
      for (int p = 0; p < point.length; p++) {
        active.set(p, !Double.isNaN(point[p]));
      }
      constants = allConstants.computeIfAbsent(active, this::constantsAlong);
    }
    return constants;
  }

  /** Whether a point has the parameters that the one before had. */
  private boolean isWhere(double[] point) {
    if (constants.length == 0) {
      return false;
    }
    for (int p = 0; p < point.length; p++) {
      if (active.get(p) == Double.isNaN(point[p])) {
        return false;
      }
    }
    return true;
  }

  private double[] constantsAlong(BitSet axes) {
    double[] logs = logWeights.clone();
    double[] quotients = new double[logs.length];
    Arrays.fill(quotients, 1);
    int factors = 0;
    for (int p = axes.nextSetBit(0); p >= 0; p = axes.nextSetBit(p + 1)) {
      kernels[p].addConstants(quotients, logs);
      factors++;
      if (factors % MOST_FACTORS == 0) {
        subtractLogs(quotients, logs);
      }
    }
    subtractLogs(quotients, logs);
    return logs;
  }

  /** Subtracts the logarithms of products, which start again at one. */
  private static void subtractLogs(double[] products, double[] logs) {
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= Math.log(products[i]);
      products[i] = 1;
    }
  }

  private double logSumOfExponentials() {
    double most = Double.NEGATIVE_INFINITY;
    for (double term : sums) {
      most = term > most ? term : most;
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
