package org.tunebench.engine.sampler.gp;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Regression by a Gaussian process with one length scale an axis, to part of which every axis adds
 * its own ({@link Likeness}), fitted to the most probable length scales, noise and part. Rasmussen
 * and Williams (2006), chapters 2 and 5.
 */
public final class GaussianProcess {
  private static final double LEAST_NOISE = 1e-6;
  private static final double MOST_NOISE = 1;

  private static final double LEAST_SCALE = 0.02;
  private static final double MOST_SCALE = 50;

  /** A part of less than this, or of more than what it leaves, is as good as none, or all. */
  private static final double LEAST_PART = 0.05;

  private static final int ITERATIONS = 30;
  private static final double TOLERANCE = 1e-3;

  private final TrainingSet data;
  private final Kernel kernel;
  private final HyperPrior prior;
  private final double[] logs;
  private final double[] precisions;
  private final double apart;
  private final double mean;
  private final double variance;
  private final double[][] inverse;
  private final double[] weighted;

  private final double[][] squares;
  private final Likeness likeness;
  private final double[] solved;

  private GaussianProcess(
      TrainingSet data, Kernel kernel, HyperPrior prior, double[] logs, Likelihood solved) {
    this.data = data;
    this.kernel = kernel;
    this.prior = prior;
    this.logs = logs;
    this.precisions = new double[data.axes()];
    Arrays.setAll(precisions, p -> Math.exp(logs[p]));
    this.apart = Likelihood.apart(logs);
    this.mean = solved.mean();
    this.variance = solved.variance();
    this.inverse = solved.inverse();
    this.weighted = solved.weighted();
    int n = data.size();
    this.squares = new double[data.axes()][n];
    this.likeness = new Likeness(kernel, data.axes(), n);
    this.solved = new double[n];
  }

  /**
   * Fits length scales, noise and the part that axes add on their own.
   *
   * @param restarts how many more times to start from a random place
   * @param random gives these places
   */
  public static GaussianProcess fit(
      TrainingSet data, Kernel kernel, HyperPrior prior, int restarts, RandomGenerator random) {
    int axes = data.axes();
    Likelihood likelihood = new Likelihood(data, kernel, prior);
    double[] low = new double[likelihood.size()];
    double[] high = new double[likelihood.size()];
    Arrays.fill(low, -2 * Math.log(MOST_SCALE));
    Arrays.fill(high, -2 * Math.log(LEAST_SCALE));
    low[axes] = Math.log(LEAST_NOISE);
    high[axes] = Math.log(MOST_NOISE);
    high[axes + 1] = Math.log(1 / LEAST_PART - 1);
    low[axes + 1] = -high[axes + 1];
    BoxMinimizer minimizer = new BoxMinimizer(likelihood, low, high);
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k <= restarts; k++) {
      double[] logs = start(axes, prior, k > 0, random);
      for (int p = 0; p < logs.length; p++) {
        logs[p] = Math.min(high[p], Math.max(low[p], logs[p]));
      }
      double value = minimizer.minimize(logs, ITERATIONS, TOLERANCE);
      if (best == null || value < least) {
        least = value;
        best = logs;
      }
    }
    return solve(likelihood, data, kernel, prior, best);
  }

  /** The most likely variables of the prior, or a draw from it. */
  private static double[] start(int axes, HyperPrior prior, boolean drawn, RandomGenerator random) {
    double[] logs = new double[axes + 2];
    for (int p = 0; p < axes; p++) {
      double off = drawn ? 2 * prior.scaleSpread() * random.nextGaussian() : 0;
      logs[p] = -2 * prior.logScale(axes) + off;
    }
    double offNoise = drawn ? prior.noiseSpread() * random.nextGaussian() : 0;
    logs[axes] = Math.log(prior.noise()) + offNoise;
    double offPart = drawn ? prior.apartSpread() * random.nextGaussian() : 0;
    logs[axes + 1] = prior.logitApart() + offPart;
    return logs;
  }

  private static GaussianProcess solve(
      Likelihood likelihood, TrainingSet data, Kernel kernel, HyperPrior prior, double[] logs) {
    // More noise always makes the covariance positive definite.
    while (!likelihood.solve(logs)) {
      logs[data.axes()] += Math.log(10);
    }
    return new GaussianProcess(data, kernel, prior, logs, likelihood);
  }

  /** The same length scales, noise and part that axes add on their own, on other data. */
  public GaussianProcess on(TrainingSet other) {
    Likelihood likelihood = new Likelihood(other, kernel, prior);
    return solve(likelihood, other, kernel, prior, logs.clone());
  }

  /** How alike the value at a point is to those of the data. */
  private double[] compare(double[] point) {
    for (int p = 0; p < precisions.length; p++) {
      double[] column = data.columns()[p];
      for (int i = 0; i < column.length; i++) {
        squares[p][i] = data.square(p, point[p], column[i]);
      }
    }
    likeness.compare(precisions, apart, squares);
    return likeness.values();
  }

  /** The expected value at a point of the data's form. */
  public double meanAt(double[] point) {
    return mean + Matrices.dot(compare(point), weighted, data.size());
  }

  /**
   * The expected value and its uncertainty, without noise, at a point of the data's form.
   *
   * @param at is filled with the mean and the standard deviation
   */
  public void predict(double[] point, double[] at) {
    int n = data.size();
    double[] values = compare(point);
    Matrices.times(inverse, values, solved, n);
    at[0] = mean + Matrices.dot(values, weighted, n);
    at[1] = deviation(Matrices.dot(values, solved, n));
  }

  private double deviation(double explained) {
    return Math.sqrt(variance * Math.max(1e-10, 1 - explained));
  }

  /**
   * Slopes of what {@link #predict} gave last, along one numeric axis.
   *
   * @param deviation the standard deviation that it gave
   * @param slope is filled with the slope of the mean and of the standard deviation
   */
  void slopesAt(double[] point, int axis, double deviation, double[] slope) {
    double[] column = data.columns()[axis];
    double[] slopes = likeness.slopes(axis);
    double u = point[axis];
    double ofMean = 0;
    double ofExplained = 0;
    for (int i = 0; i < column.length; i++) {
      double change = slopes[i] * (u - column[i]);
      ofMean += change * weighted[i];
      ofExplained += change * solved[i];
    }
    double factor = 2 * precisions[axis];
    slope[0] = factor * ofMean;
    slope[1] = -variance * factor * ofExplained / deviation;
  }

  /**
   * Draws one function that explains the data, at several points at once.
   *
   * @param points of the data's form
   * @return its values there
   */
  public double[] draw(double[][] points, RandomGenerator random) {
    int m = points.length;
    int n = data.size();
    double[] drawn = new double[m];
    double[][] shared = new double[m][n];
    double[][] explained = new double[m][n];
    for (int a = 0; a < m; a++) {
      double[] values = compare(points[a]);
      drawn[a] = mean + Matrices.dot(values, weighted, n);
      System.arraycopy(values, 0, shared[a], 0, n);
      Matrices.times(inverse, values, explained[a], n);
    }
    double[][] factor = new double[m][m];
    for (int a = 0; a < m; a++) {
      double[] prior = priorCovariances(points, a);
      for (int b = 0; b <= a; b++) {
        factor[b][a] = prior[b] - Matrices.dot(shared[a], explained[b], n);
      }
      factor[a][a] += 1e-6;
    }
    if (Matrices.cholesky(factor, m)) {
      for (int b = 0; b < m; b++) {
        double independent = Math.sqrt(variance) * random.nextGaussian();
        for (int a = b; a < m; a++) {
          drawn[a] += independent * factor[b][a];
        }
      }
    }
    return drawn;
  }

  /** Kernel values of a point with itself and those before it. */
  private double[] priorCovariances(double[][] points, int a) {
    double[][] squares = new double[precisions.length][a + 1];
    for (int p = 0; p < precisions.length; p++) {
      for (int b = 0; b <= a; b++) {
        squares[p][b] = data.square(p, points[a][p], points[b][p]);
      }
    }
    Likeness alike = new Likeness(kernel, precisions.length, a + 1);
    alike.compare(precisions, apart, squares);
    return alike.values();
  }
}
