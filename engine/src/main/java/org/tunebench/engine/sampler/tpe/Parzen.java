package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;

/**
 * A Parzen estimate over several axes: a weighted mixture of one product of kernels a trial, and of
 * the prior. Densities are relative to the prior.
 */
public final class Parzen {
  private static final double NEGLIGIBLE = 20;

  private final Kernels[] kernels;

  /** By component; the last one is the prior. */
  private final double[] cumulativeWeights;

  private final double[] logWeights;
  private final double[] sums;

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
  }

  /**
   * The place of the candidate whose density among good trials is the largest multiple of that
   * among bad ones; the first of equal ones.
   *
   * @param candidates points, at least one
   */
  public static int mostPromising(Parzen good, Parzen bad, double[][] candidates) {
    double[] among = new double[candidates.length];
    double[] atMost = new double[candidates.length];
    for (int c = 0; c < candidates.length; c++) {
      among[c] = good.logDensity(candidates[c]);
      atMost[c] = among[c] - bad.leastLogDensity(candidates[c]);
    }
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    // Most exponentials are those of bad trials: none for candidates that cannot win.
    for (int next = largest(atMost); atMost[next] >= most; next = largest(atMost)) {
      double score = among[next] - bad.logDensity(candidates[next]);
      if (best < 0 || score > most || (score == most && next < best)) {
        most = score;
        best = next;
      }
      atMost[next] = Double.NEGATIVE_INFINITY;
      if (most == Double.NEGATIVE_INFINITY) {
        break;
      }
    }
    return best;
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  /** No more than {@link #logDensity}: that of the nearest component alone. */
  private double leastLogDensity(double[] point) {
    fillSums(point);
    return greatest(sums);
  }

  /**
   * Logarithm of the density at a point, relative to the prior.
   *
   * @param point places by axis, NaN where a parameter is inactive
   */
  public double logDensity(double[] point) {
    fillSums(point);
    return logSumOfExponentials(sums);
  }

  private void fillSums(double[] point) {
    System.arraycopy(logWeights, 0, sums, 0, sums.length);
    for (int p = 0; p < kernels.length; p++) {
      if (!Double.isNaN(point[p])) {
        kernels[p].addLogDensities(point[p], sums);
      }
    }
  }

  static double logSumOfExponentials(double[] terms) {
    double most = greatest(terms);
    double sum = 0;
    for (double term : terms) {
      // What is smaller changes no comparison, and exponentials are what a suggestion costs.
      if (term > most - NEGLIGIBLE) {
        sum += Math.exp(term - most);
      }
    }
    return most + Math.log(sum);
  }

  private static double greatest(double[] terms) {
    double most = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      most = Math.max(most, term);
    }
    return most;
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
