package org.tunebench.engine.sampler.tpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.numeric.Exponentials;
import org.tunebench.engine.sampler.numeric.Rows;

/**
 * A Parzen estimate over several axes: a weighted mixture of one product of kernels a trial, and of
 * the prior. Densities are relative to the prior.
 */
public final class Parzen {
  /** The densities along so many axes are multiplied before their product leaves doubles. */
  private static final int MOST_FACTORS = 64;

  /** So many components at a time: what is fetched for them stays close to the processor. */
  private static final int BLOCK = 64;

  /**
   * Where no component rises higher above the prior, by the logarithm, the prior is the unit that
   * exponentials are summed in: to look for the largest component costs as much as they do.
   */
  private static final double MOST_RISE = 100;

  private final Kernels[] kernels;
  private final Rows rows;

  /** No component is higher above the prior anywhere, by the logarithm. */
  private final double rise;

  /** By component; the last one is the prior. */
  private final double[] cumulativeWeights;

  private final double[] logWeights;

  private final List<Constants> allConstants = new ArrayList<>();

  /** Where the last point was. */
  private Constants constants = new Constants(new boolean[0], new double[0]);

  private final double[] sums;
  private final double[] exponentials;

  /**
   * @param axes the axes
   * @param columns places by axis and trial, NaN where a parameter is inactive; kept and changed
   * @param weights by trial, above 0
   * @param priorWeight weight of the prior beside them, above 0
   * @param bandwidth how wide kernels are
   * @param rows what this computes with, and what it draws
   */
  public Parzen(
      Axis[] axes,
      double[][] columns,
      double[] weights,
      double priorWeight,
      Bandwidth bandwidth,
      Rows rows) {
    int n = weights.length;
    this.rows = rows;
    this.kernels = new Kernels[axes.length];
    double peak = 0;
    for (int p = 0; p < axes.length; p++) {
      kernels[p] = bandwidth.kernels(axes[p], columns[p], axes.length, priorWeight);
      peak += kernels[p].peak();
    }
    this.cumulativeWeights = rows.row(n + 1);
    this.logWeights = rows.row(n + 1);
    double total = 0;
    double most = 0;
    for (int i = 0; i <= n; i++) {
      double weight = i < n ? weights[i] : priorWeight;
      total += weight;
      most = Math.max(most, weight);
      cumulativeWeights[i] = total;
      logWeights[i] = Math.log(weight);
    }
    this.rise = peak + Math.log(most / priorWeight);
    double logTotal = Math.log(total);
    for (int i = 0; i <= n; i++) {
      logWeights[i] -= logTotal;
    }
    this.sums = rows.row(n + 1);
    this.exponentials = rows.row(n + 1);
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
      double among = good.logDensity(candidates[c]);
      double score = among - bad.logDensity(candidates[c], among - most);
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
    return logDensity(point, Double.POSITIVE_INFINITY);
  }

  /**
   * As {@link #logDensity(double[])}, or of a part of the density, if that is enough. The prior and
   * the latest trials come first: these weigh the most, and are where most candidates are.
   *
   * @param enough the logarithm of what is enough: two thirds of a suggestion's candidates are done
   *     with the first block of 500 trials
   */
  private double logDensity(double[] point, double enough) {
    double[] fixed = constantsAt(point);
    double excess = excess(point);
    int prior = sums.length - 1;
    // The prior is no kernel: all that the others have too much of, it has too little of.
    double unit = fixed[prior] + excess;
    double sum = 1;
    double density = fixed[prior];
    for (int to = prior; to > 0 && density < enough; to -= BLOCK) {
      int from = Math.max(0, to - BLOCK);
      System.arraycopy(fixed, from, sums, from, to - from);
      addLogDensities(point, from, to);
      if (rise > MOST_RISE) {
        double before = unit;
        unit = Math.max(unit, largest(from, to));
        sum *= Math.exp(before - unit);
      }
      sum += sumOfExponentials(from, to, unit);
      density = unit + Math.log(sum) - excess;
    }
    return density;
  }

  /** What each of the sums has too much of at a point. */
  private double excess(double[] point) {
    double excess = 0;
    for (int p = 0; p < kernels.length; p++) {
      excess += Double.isNaN(point[p]) ? 0 : kernels[p].excess(point[p]);
    }
    return excess;
  }

  private void addLogDensities(double[] point, int from, int to) {
    EvenKernels even = null;
    double place = Double.NaN;
    for (int p = 0; p < kernels.length; p++) {
      double u = point[p];
      if (Double.isNaN(u)) {
        continue;
      }
      if (!(kernels[p] instanceof EvenKernels)) {
        kernels[p].addLogDensities(u, from, to, sums);
      } else if (even == null) {
        even = (EvenKernels) kernels[p];
        place = u;
      } else {
        even.addLogDensities(place, (EvenKernels) kernels[p], u, from, to, sums);
        even = null;
      }
    }
    if (even != null) {
      even.addLogDensities(place, from, to, sums);
    }
  }

  private double largest(int from, int to) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, sums[i]);
    }
    return largest;
  }

  /** Of some sums, in units of {@code exp(unit)}. */
  private double sumOfExponentials(int from, int to, double unit) {
    for (int i = from; i < to; i++) {
      sums[i] = unit - sums[i];
    }
    Exponentials.ofNegatives(sums, from, to, exponentials);
    // Four at a time, which need not wait for one another.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += exponentials[i];
      b += exponentials[i + 1];
      c += exponentials[i + 2];
      d += exponentials[i + 3];
    }
    for (; i < to; i++) {
      a += exponentials[i];
    }
    return a + b + c + d;
  }

  /**
   * What is the same at all points that have the same parameters: logarithms for each axis would be
   * a third of what a suggestion costs.
   *
   * @param active by axis, whether the points have it
   * @param logs by component, the part of its logarithm
   */
  private record Constants(boolean[] active, double[] logs) {
    boolean areOf(double[] point) {
      for (int p = 0; p < active.length; p++) {
        if (active[p] == Double.isNaN(point[p])) {
          return false;
        }
      }
      return active.length == point.length;
    }
  }

  private double[] constantsAt(double[] point) {
    if (!constants.areOf(point)) {
      constants = constantsOf(point);
    }
    return constants.logs;
  }

  private Constants constantsOf(double[] point) {
    for (Constants known : allConstants) {
      if (known.areOf(point)) {
        return known;
      }
    }
    boolean[] active = new boolean[point.length];
    for (int p = 0; p < active.length; p++) {
      active[p] = !Double.isNaN(point[p]);
    }
    Constants added = new Constants(active, constantsAlong(active));
    allConstants.add(added);
    return added;
  }

  private double[] constantsAlong(boolean[] active) {
    double[] logs = rows.row(logWeights.length);
    System.arraycopy(logWeights, 0, logs, 0, logs.length);
    double[] quotients = rows.row(logs.length);
    Arrays.fill(quotients, 1);
    int factors = 0;
    for (int p = 0; p < active.length; p++) {
      if (!active[p]) {
        continue;
      }
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

  /**
   * A point drawn from the mixture: NaN on axes whose parameter the drawn trial did not have.
   *
   * @return one of the rows
   */
  public double[] draw(RandomGenerator random) {
    int n = cumulativeWeights.length - 1;
    double wanted = random.nextDouble() * cumulativeWeights[n];
    int component = 0;
    while (component < n && cumulativeWeights[component] <= wanted) {
      component++;
    }
    double[] point = rows.row(kernels.length);
    for (int p = 0; p < point.length; p++) {
      point[p] = component == n ? random.nextDouble() : kernels[p].draw(component, random);
    }
    return point;
  }
}
