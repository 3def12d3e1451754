package org.tunebench.engine.sampler.gp;

import java.util.Arrays;

/**
 * How well length scales, noise and the part that axes add on their own explain what was seen: the
 * negative logarithm of their posterior density, with the mean and the variance of the signal at
 * their best values for them. Variables are the logarithms of the inverse squared length scales and
 * of the noise and, last, the logit of that part.
 */
final class Likelihood implements BoxMinimizer.Smooth {
  /** The signal's variance counts as if it had been seen to be 1 so often. */
  private static final double VARIANCE_TRIALS = 1;

  private final HyperPrior prior;
  private final int n;
  private final int axes;
  private final double[] targets;
  private final Pairs pairs;
  private final Likeness likeness;
  private final double[] precisions;
  private final double[] pulls;
  private final double[][] factor;
  private final double[][] factorInverse;
  private final double[][] inverse;
  private final double[] white;
  private final double[] centred;
  private final double[] weighted;
  private double mean;
  private double variance;

  Likelihood(TrainingSet data, Kernel kernel, HyperPrior prior) {
    this.prior = prior;
    this.n = data.size();
    this.axes = data.axes();
    this.targets = data.targets();
    this.pairs = Pairs.among(data);
    int count = n * (n - 1) / 2;
    this.likeness = new Likeness(kernel, axes, count);
    this.precisions = new double[axes];
    this.pulls = new double[count];
    this.factor = new double[n][n];
    this.factorInverse = new double[n][n];
    this.inverse = new double[n][n];
    this.white = new double[n];
    this.centred = new double[n];
    this.weighted = new double[n];
  }

  @Override
  public double at(double[] logs, double[] gradient) {
    if (!solve(logs)) {
      return Double.POSITIVE_INFINITY;
    }
    double value = 0.5 * (n + VARIANCE_TRIALS) * Math.log(variance);
    for (int i = 0; i < n; i++) {
      value += Math.log(factor[i][i]);
    }
    slope(logs, gradient);
    return value + addPrior(logs, gradient);
  }

  /** How many variables there are. */
  int size() {
    return axes + 2;
  }

  /** The part that axes add on their own. */
  static double apart(double[] logs) {
    return 1 / (1 + Math.exp(-logs[logs.length - 1]));
  }

  /** Decomposes the covariance for these variables; false if it is not positive definite. */
  boolean solve(double[] logs) {
    Arrays.setAll(precisions, p -> Math.exp(logs[p]));
    likeness.compare(precisions, apart(logs), pairs);
    double noise = Math.exp(logs[axes]);
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        factor[j][i] = likeness.values()[at++];
      }
      factor[i][i] = 1 + noise;
    }
    if (!Matrices.cholesky(factor, n)) {
      return false;
    }
    Matrices.invertTransposed(factor, factorInverse, n);
    explain();
    return true;
  }

  /** The best mean and variance of the signal. */
  private void explain() {
    Arrays.fill(weighted, 1);
    Matrices.lowerTimes(factorInverse, weighted, white, n);
    double ofOnes = Matrices.dot(white, white, n);
    Matrices.lowerTransposeTimes(factorInverse, white, weighted, n);
    mean = Matrices.dot(weighted, targets, n) / ofOnes;
    for (int i = 0; i < n; i++) {
      centred[i] = targets[i] - mean;
    }
    Matrices.lowerTimes(factorInverse, centred, white, n);
    Matrices.lowerTransposeTimes(factorInverse, white, weighted, n);
    variance = (Matrices.dot(white, white, n) + VARIANCE_TRIALS) / (n + VARIANCE_TRIALS);
  }

  private void slope(double[] logs, double[] gradient) {
    Matrices.transposeTimes(factorInverse, inverse, n);
    double noiseSlope = 0;
    int at = 0;
    for (int i = 0; i < n; i++) {
      double own = weighted[i] / variance;
      for (int j = 0; j < i; j++) {
        pulls[at++] = inverse[i][j] - own * weighted[j];
      }
      noiseSlope += inverse[i][i] - own * weighted[i];
    }
    for (int p = 0; p < axes; p++) {
      gradient[p] =
          precisions[p]
              * Matrices.dotWithSquares(likeness.slopes(p), pulls, pairs.distances(p), at);
    }
    gradient[axes] = 0.5 * Math.exp(logs[axes]) * noiseSlope;
    double apart = apart(logs);
    gradient[axes + 1] = apart * (1 - apart) * Matrices.dot(likeness.gains(), pulls, at);
  }

  private double addPrior(double[] logs, double[] gradient) {
    double value = 0;
    double centre = -2 * prior.logScale(axes);
    double spread = 2 * prior.scaleSpread();
    for (int p = 0; p < axes; p++) {
      double z = (logs[p] - centre) / spread;
      value += 0.5 * z * z;
      gradient[p] += z / spread;
    }
    double ofNoise = (logs[axes] - Math.log(prior.noise())) / prior.noiseSpread();
    gradient[axes] += ofNoise / prior.noiseSpread();
    double ofApart = (logs[axes + 1] - prior.logitApart()) / prior.apartSpread();
    gradient[axes + 1] += ofApart / prior.apartSpread();
    return value + 0.5 * (ofNoise * ofNoise + ofApart * ofApart);
  }

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }

  /**
   * The inverse of the lower Cholesky factor of the covariance, in units of the signal's variance,
   * with zeros above: what makes white noise of what was seen.
   */
  double[][] whitening() {
    return factorInverse;
  }

  /** The inverse of the covariance times the targets' distances from the mean. */
  double[] weighted() {
    return weighted;
  }
}
