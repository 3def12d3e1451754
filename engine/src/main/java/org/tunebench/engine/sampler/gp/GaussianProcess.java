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
  private final double noise;
  private final double apart;
  private final double mean;
  private final double variance;
  private final double[][] whitening;
  private final double[][] whiteningTransposed;
  private final double[] weighted;

  private final Pairs.Around pairs;
  private final Likeness likeness;
  private final double[] white;
  private final double[] solved;

  private GaussianProcess(
      TrainingSet data, Kernel kernel, HyperPrior prior, double[] logs, Likelihood solved) {
    this.data = data;
    this.kernel = kernel;
    this.prior = prior;
    this.logs = logs;
    this.precisions = new double[data.axes()];
    Arrays.setAll(precisions, p -> Math.exp(logs[p]));
    this.noise = Math.exp(logs[data.axes()]);
    this.apart = Likelihood.apart(logs);
    this.mean = solved.mean();
    this.variance = solved.variance();
    this.whitening = solved.whitening();
    this.whiteningTransposed = Matrices.transposeOfLower(whitening, data.size());
    this.weighted = solved.weighted();
    int n = data.size();
    this.pairs = new Pairs.Around(data);
    this.likeness = new Likeness(kernel, data.axes(), n);
    this.white = new double[n];
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
    double[] first = start(data.axes(), prior, false, random);
    return fit(data, kernel, prior, starts(first, restarts, prior, random));
  }

  /**
   * Fits them anew, to other data: first from where they are, since with some more of the same they
   * do not go far.
   *
   * @param restarts how many more times to start from a random place
   * @param random gives these places
   */
  public GaussianProcess refit(TrainingSet other, int restarts, RandomGenerator random) {
    return fit(other, kernel, prior, starts(logs.clone(), restarts, prior, random));
  }

  private static double[][] starts(
      double[] first, int restarts, HyperPrior prior, RandomGenerator random) {
    double[][] starts = new double[restarts + 1][];
    starts[0] = first;
    for (int k = 1; k <= restarts; k++) {
      starts[k] = start(first.length - 2, prior, true, random);
    }
    return starts;
  }

  private static GaussianProcess fit(
      TrainingSet data, Kernel kernel, HyperPrior prior, double[][] starts) {
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
    for (double[] logs : starts) {
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
    pairs.at(point);
    likeness.compare(precisions, apart, pairs);
    return likeness.values();
  }

  /**
   * The least that the model expects at any point of its data: what it has learnt of them counts,
   * not what was seen there, which noise may have flattered.
   */
  public double leastExpected() {
    // Weights solve (K + noise) w = t - mean, and K w + mean is what is expected.
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < weighted.length; i++) {
      least = Math.min(least, data.targets()[i] - noise * weighted[i]);
    }
    return least;
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
    at[0] = meanAt(point);
    whiten(likeness.values(), white);
    at[1] = deviation(Matrices.dot(white, white, data.size()));
  }

  private void whiten(double[] values, double[] results) {
    Matrices.upperTransposeTimes(whiteningTransposed, values, results, data.size());
  }

  private double deviation(double explained) {
    return Math.sqrt(variance * Math.max(1e-10, 1 - explained));
  }

  /**
   * Slopes of what {@link #predict} gave last, along some numeric axes.
   *
   * @param deviation the standard deviation that it gave
   * @param ofMean is filled with the mean's slopes, by axis in the order given
   * @param ofDeviation is filled with the standard deviation's
   */
  void slopesAt(
      double[] point, int[] axes, double deviation, double[] ofMean, double[] ofDeviation) {
    Matrices.lowerTransposeTimes(whitening, white, solved, data.size());
    for (int k = 0; k < axes.length; k++) {
      double[] column = data.columns()[axes[k]];
      double[] slopes = likeness.slopes(axes[k]);
      double u = point[axes[k]];
      double pull = 0;
      double explained = 0;
      for (int i = 0; i < column.length; i++) {
        double change = slopes[i] * (u - column[i]);
        pull += change * weighted[i];
        explained += change * solved[i];
      }
      double factor = 2 * precisions[axes[k]];
      ofMean[k] = factor * pull;
      ofDeviation[k] = -variance * factor * explained / deviation;
    }
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
    double[][] explained = new double[m][n];
    for (int a = 0; a < m; a++) {
      drawn[a] = meanAt(points[a]);
      whiten(likeness.values(), explained[a]);
    }
    double[][] factor = new double[m][m];
    Pairs.Around around = new Pairs.Around(data.at(points));
    Likeness alike = new Likeness(kernel, precisions.length, m);
    for (int a = 0; a < m; a++) {
      around.at(points[a]);
      alike.compare(precisions, apart, around);
      for (int b = 0; b <= a; b++) {
        factor[b][a] = alike.values()[b] - Matrices.dot(explained[a], explained[b], n);
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
}
