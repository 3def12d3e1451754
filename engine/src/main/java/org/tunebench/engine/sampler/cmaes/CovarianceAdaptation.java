package org.tunebench.engine.sampler.cmaes;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The state of a (μ/μ_w, λ) evolution strategy with covariance matrix adaptation: a normal
 * distribution that moves to where the best of each generation were. Constants and update rules
 * follow Hansen, "The CMA Evolution Strategy: A Tutorial" (2016, arXiv:1604.00772), with its
 * positive weights alone.
 */
public final class CovarianceAdaptation {
  private static final double MOST_CONDITION = 1e14;

  private final int size;
  private final double[] weights;
  private final double massOfWeights;
  private final double pathRate;
  private final double pathDamping;
  private final double covariancePathRate;
  private final double rankOneRate;
  private final double rankManyRate;
  private final double expectedLength;

  private final double[] mean;
  private double sigma;
  private final double[] stepPath;
  private final double[] covariancePath;
  private final double[][] covariance;
  private double[][] axes;
  private double[] lengths;
  private int generations;

  /**
   * A round distribution.
   *
   * @param mean its centre; kept and changed
   * @param sigma its deviation
   */
  public CovarianceAdaptation(double[] mean, double sigma) {
    this.size = mean.length;
    this.mean = mean;
    this.sigma = sigma;
    this.weights = weights(populationSize(size));
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    double n = size;
    double mass = 1 / squares;
    this.massOfWeights = mass;
    this.pathRate = (mass + 2) / (n + mass + 5);
    this.pathDamping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + pathRate;
    this.covariancePathRate = (4 + mass / n) / (n + 4 + 2 * mass / n);
    this.rankOneRate = 2 / ((n + 1.3) * (n + 1.3) + mass);
    this.rankManyRate =
        Math.min(1 - rankOneRate, 2 * (mass - 2 + 1 / mass) / ((n + 2) * (n + 2) + mass));
    this.expectedLength = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    this.stepPath = new double[size];
    this.covariancePath = new double[size];
    this.covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      covariance[i][i] = 1;
    }
    decompose();
  }

  /** Shares of the better half of a generation in the next centre, falling with their rank. */
  static double[] weights(int population) {
    double[] weights = new double[population / 2];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.log((population + 1) / 2.0) - Math.log(i + 1);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** The usual number of samples in a generation. */
  public static int populationSize(int dimensions) {
    return 4 + (int) (3 * Math.log(dimensions));
  }

  /** A draw from the distribution. */
  public double[] sample(RandomGenerator random) {
    double[] scaled = new double[size];
    Arrays.setAll(scaled, k -> lengths[k] * random.nextGaussian());
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += axes[i][k] * scaled[k];
      }
      x[i] = mean[i] + sigma * sum;
    }
    return x;
  }

  /** The centre of the distribution. */
  public double[] mean() {
    return mean.clone();
  }

  /** The greatest deviation along any direction. */
  public double spread() {
    double most = 0;
    for (double length : lengths) {
      most = Math.max(most, length);
    }
    return sigma * most;
  }

  /** Whether the distribution has become so narrow that it finds nothing new. */
  public boolean isExhausted(double leastSpread) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double length : lengths) {
      least = Math.min(least, length);
      most = Math.max(most, length);
    }
    return spread() < leastSpread || most * most > MOST_CONDITION * least * least;
  }

  /**
   * Moves on by a generation.
   *
   * @param ranked its points, best first, at least {@code populationSize / 2} of them
   */
  public void update(double[][] ranked) {
    generations++;
    double[][] steps = new double[weights.length][size];
    double[] move = new double[size];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < size; i++) {
        steps[k][i] = (ranked[k][i] - mean[i]) / sigma;
      }
      shorten(steps[k]);
      for (int i = 0; i < size; i++) {
        move[i] += weights[k] * steps[k][i];
      }
    }
    for (int i = 0; i < size; i++) {
      mean[i] += sigma * move[i];
    }
    adapt(steps, move);
    decompose();
  }

  /** Points from elsewhere must not tear the distribution apart (Hansen 2011, on injection). */
  private void shorten(double[] step) {
    double length = norm(whitened(step));
    double most = expectedLength + 2;
    if (length > most) {
      for (int i = 0; i < size; i++) {
        step[i] *= most / length;
      }
    }
  }

  private void adapt(double[][] steps, double[] move) {
    double[] white = whitened(move);
    double keep = 1 - pathRate;
    double gain = Math.sqrt(pathRate * (2 - pathRate) * massOfWeights);
    for (int i = 0; i < size; i++) {
      stepPath[i] = keep * stepPath[i] + gain * white[i];
    }
    double length = norm(stepPath);
    double settled = Math.sqrt(1 - Math.pow(keep, 2.0 * generations));
    boolean slow = length / settled < (1.4 + 2.0 / (size + 1)) * expectedLength;
    double pathGain =
        slow ? Math.sqrt(covariancePathRate * (2 - covariancePathRate) * massOfWeights) : 0;
    for (int i = 0; i < size; i++) {
      covariancePath[i] = (1 - covariancePathRate) * covariancePath[i] + pathGain * move[i];
    }
    adaptCovariance(steps, slow);
    sigma *= Math.exp(Math.min(1, pathRate / pathDamping * (length / expectedLength - 1)));
  }

  private void adaptCovariance(double[][] steps, boolean slow) {
    double lost = slow ? 0 : rankOneRate * covariancePathRate * (2 - covariancePathRate);
    double keep = 1 - rankOneRate - rankManyRate + lost;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double many = 0;
        for (int k = 0; k < steps.length; k++) {
          many += weights[k] * steps[k][i] * steps[k][j];
        }
        covariance[i][j] =
            keep * covariance[i][j]
                + rankOneRate * covariancePath[i] * covariancePath[j]
                + rankManyRate * many;
        covariance[j][i] = covariance[i][j];
      }
    }
  }

  private void decompose() {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    axes = eigen.getV().getData();
    lengths = eigen.getRealEigenvalues();
    for (int k = 0; k < size; k++) {
      lengths[k] = Math.sqrt(Math.max(1e-20, lengths[k]));
    }
  }

  /** A step in coordinates in which the distribution is round. */
  private double[] whitened(double[] step) {
    double[] along = new double[size];
    for (int k = 0; k < size; k++) {
      for (int i = 0; i < size; i++) {
        along[k] += axes[i][k] * step[i];
      }
      along[k] /= lengths[k];
    }
    double[] white = new double[size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        white[i] += axes[i][k] * along[k];
      }
    }
    return white;
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
