package org.tunebench.engine.objective.scvi;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.tunebench.engine.objective.torch.FloatFunctions;

/**
 * The derivatives of {@link CountGradient}, where its formulas are, in single precision on a CPU
 * and with one θ a gene. A few rows at a time go through all of the formulas while they are in the
 * nearest cache, where one operation of LibTorch after another takes whole matrices from farther
 * away. Each loop is short and has no branch, so that HotSpot makes vector instructions of it.
 */
final class CountKernel {
  /** So many numbers of each matrix at a time, or one row. */
  private static final int TILE = 2048;

  private static final float E = (float) CountLikelihood.E;

  /** Makes any count at least 1. */
  private static final float HUGE = 1e30f;

  private final int genes;
  private final int rowsOfTile;
  private final FloatFunctions functions;
  private final float[] theta;
  private final float[] logTheta;
  private final float[] offset;
  private final float[] psiTheta;
  private final float[] x;
  private final float[] rate;
  private final float[] logits;
  private final float[] shifted;
  private final float[] psi;
  private final float[] quotient;
  private final float[] logSum;
  private final float[] weight;
  private final float[] dropped;
  private final float[] thetaGradient;

  CountKernel(int genes) {
    this.genes = genes;
    rowsOfTile = Math.max(1, TILE / genes);
    int size = rowsOfTile * genes;
    functions = new FloatFunctions(size);
    theta = new float[size];
    logTheta = new float[size];
    offset = new float[size];
    psiTheta = new float[size];
    x = new float[size];
    rate = new float[size];
    logits = new float[size];
    shifted = new float[size];
    psi = new float[size];
    quotient = new float[size];
    logSum = new float[size];
    weight = new float[size];
    dropped = new float[size];
    thetaGradient = new float[size];
  }

  /**
   * What goes in and comes out, cells × genes each.
   *
   * @param x counts
   * @param rate μ
   * @param logits π, or null without zero inflation
   * @param logRateGradient the derivative with respect to ln μ, written
   * @param logitsGradient that with respect to π, written; null without zero inflation
   */
  record Matrices(
      FloatBuffer x,
      FloatBuffer rate,
      FloatBuffer logits,
      FloatBuffer logRateGradient,
      FloatBuffer logitsGradient) {}

  /**
   * Writes the derivatives, multiplied by a factor.
   *
   * @param thetas θ of each gene
   * @param thetaSums that with respect to θ, summed over the cells, written
   */
  void gradient(
      Matrices matrices, int rows, FloatBuffer thetas, FloatBuffer thetaSums, float factor) {
    prepare(thetas);
    Arrays.fill(thetaGradient, 0);
    for (int row = 0; row < rows; row += rowsOfTile) {
      tile(matrices, row * genes, Math.min(rowsOfTile, rows - row) * genes, factor);
    }
    for (int row = 1; row < rowsOfTile; row++) {
      for (int gene = 0; gene < genes; gene++) {
        thetaGradient[gene] += thetaGradient[row * genes + gene];
      }
    }
    thetaSums.put(0, scale(thetaGradient, factor), 0, genes);
  }

  /** What depends on θ alone, for each row of a tile. */
  private void prepare(FloatBuffer thetas) {
    for (int row = 0; row < rowsOfTile; row++) {
      thetas.get(0, theta, row * genes, genes);
    }
    Arrays.fill(x, 0);
    Arrays.fill(rate, 0);
    addSums(x, rate, theta, shifted, logSum);
    divide(shifted, logSum, offset);
    functions.log(logSum, logTheta);
    functions.digamma(theta, psiTheta);
    for (int i = 0; i < offset.length; i++) {
      offset[i] = logTheta[i] + offset[i];
    }
  }

  /** Rows that are missing in the last tile are taken for zeros: nothing comes of them. */
  private static void read(FloatBuffer matrix, int start, int n, float[] target) {
    matrix.get(start, target, 0, n);
    Arrays.fill(target, n, target.length, 0);
  }

  private void tile(Matrices matrices, int start, int n, float factor) {
    read(matrices.x, start, n, x);
    read(matrices.rate, start, n, rate);
    addSums(x, rate, theta, shifted, logSum);
    divide(shifted, logSum, quotient);
    functions.log(logSum, logSum);
    functions.digamma(shifted, psi);
    if (matrices.logits == null) {
      Arrays.fill(weight, 1);
    } else {
      read(matrices.logits, start, n, logits);
      weigh();
      matrices.logitsGradient.put(start, scale(dropped, factor), 0, n);
    }
    subtractDigammas(x, psi, psiTheta, thetaGradient);
    addWeighted(logSum, quotient, offset, weight, thetaGradient);
    logRateGradient(x, rate, quotient, weight);
    matrices.logRateGradient.put(start, scale(quotient, factor), 0, n);
  }

  /** x + θ and A. */
  private static void addSums(
      float[] x, float[] rate, float[] theta, float[] shifted, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      shifted[i] = x[i] + theta[i];
      sum[i] = rate[i] + (theta[i] + E);
    }
  }

  private static void divide(float[] numerator, float[] denominator, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = numerator[i] / denominator[i];
    }
  }

  /** w, and the derivative with respect to π: w − σ(−π). */
  private void weigh() {
    negatedLogits(theta, logTheta, logSum, logits, weight);
    functions.exp(weight, weight);
    functions.exp(logits, logits);
    sigmoid(weight);
    sigmoid(logits);
    weights(x, weight);
    subtract(weight, logits, dropped);
  }

  /** −a. */
  private static void negatedLogits(
      float[] theta, float[] logTheta, float[] logSum, float[] logits, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = logits[i] - (theta[i] * logTheta[i] - theta[i] * logSum[i]);
    }
  }

  /** 1 for x &gt; 0, 0 for x = 0. */
  private static float positive(float x) {
    return Math.min(1, x * HUGE);
  }

  /** w from σ(a). */
  private static void weights(float[] x, float[] weight) {
    for (int i = 0; i < weight.length; i++) {
      weight[i] = Math.max(positive(x[i]), weight[i]);
    }
  }

  private static void subtract(float[] minuend, float[] subtrahend, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = minuend[i] - subtrahend[i];
    }
  }

  /** 1/(1+x), in place. */
  private static void sigmoid(float[] exponential) {
    for (int i = 0; i < exponential.length; i++) {
      exponential[i] = 1 / (1 + exponential[i]);
    }
  }

  /** −[ψ(x+θ) − ψ(θ)], exactly 0 where x is. */
  private static void subtractDigammas(float[] x, float[] psi, float[] psiTheta, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i] - positive(x[i]) * (psi[i] - psiTheta[i]);
    }
  }

  /** w [ln A + q − ln(θ+e) − θ/(θ+e)]. */
  private static void addWeighted(
      float[] logSum, float[] quotient, float[] offset, float[] weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i] + weight[i] * (logSum[i] + quotient[i] - offset[i]);
    }
  }

  /**
   * μ w [q − x/(μ+e)].
   *
   * @param quotient q, overwritten by the result
   */
  private static void logRateGradient(float[] x, float[] rate, float[] quotient, float[] weight) {
    for (int i = 0; i < quotient.length; i++) {
      quotient[i] = (quotient[i] - x[i] / (rate[i] + E)) * rate[i] * weight[i];
    }
  }

  private static float[] scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * factor;
    }
    return values;
  }
}
