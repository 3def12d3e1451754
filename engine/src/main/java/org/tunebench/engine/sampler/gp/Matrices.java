package org.tunebench.engine.sampler.gp;

import java.util.Arrays;

/**
 * The little linear algebra that a Gaussian process needs, on triangles by rows: inner loops run
 * along rows and add some of them to another, so that the virtual machine turns them into vector
 * instructions.
 */
final class Matrices {
  /** So many rows are added at once. */
  private static final int ROWS = 4;

  private Matrices() {}

  /** The inner product of the first elements of two rows. */
  static double dot(double[] a, double[] b, int count) {
    // Four sums of their own: one would wait for itself at each step.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < count; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** The sum of the products of the first elements of two rows and of the squares of a third. */
  static double dotWithSquares(double[] a, double[] b, double[] c, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      s0 += a[i] * b[i] * (c[i] * c[i]);
      s1 += a[i + 1] * b[i + 1] * (c[i + 1] * c[i + 1]);
      s2 += a[i + 2] * b[i + 2] * (c[i + 2] * c[i + 2]);
      s3 += a[i + 3] * b[i + 3] * (c[i + 3] * c[i + 3]);
    }
    for (; i < count; i++) {
      s0 += a[i] * b[i] * (c[i] * c[i]);
    }
    return s0 + s1 + s2 + s3;
  }

  /** Adds a multiple of the squares of the first elements of one row to another. */
  static void addMultipleOfSquares(double factor, double[] row, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += factor * (row[i] * row[i]);
    }
  }

  /** Adds a multiple of the first elements of one row to another. */
  static void addMultiple(double factor, double[] row, double[] to, int count) {
    addMultiple(factor, row, to, 0, count);
  }

  /** Adds a multiple of one row to another, between two places. */
  private static void addMultiple(double factor, double[] row, double[] to, int from, int until) {
    for (int i = from; i < until; i++) {
      to[i] += factor * row[i];
    }
  }

  /**
   * Adds multiples of four rows to another, between two places: it is fetched once for all four.
   */
  private static void addMultiples(
      double f0,
      double[] r0,
      double f1,
      double[] r1,
      double f2,
      double[] r2,
      double f3,
      double[] r3,
      double[] to,
      int from,
      int until) {
    for (int i = from; i < until; i++) {
      to[i] += f0 * r0[i] + f1 * r1[i] + (f2 * r2[i] + f3 * r3[i]);
    }
  }

  /**
   * Replaces the upper triangle of a symmetric matrix by its Cholesky factor, whose transpose times
   * the factor is the matrix.
   *
   * @return false if the matrix is not positive definite
   */
  static boolean cholesky(double[][] a, int n) {
    for (int k = 0; k < n; k += ROWS) {
      int until = Math.min(n, k + ROWS);
      for (int j = k; j < until; j++) {
        double[] row = a[j];
        for (int b = k; b < j; b++) {
          addMultiple(-a[b][j], a[b], row, j, n);
        }
        if (!(row[j] > 0)) {
          return false;
        }
        scale(1 / Math.sqrt(row[j]), row, j, n);
      }
      for (int i = until; i < n; i++) {
        double[] r0 = a[k];
        double[] r1 = a[k + 1];
        double[] r2 = a[k + 2];
        double[] r3 = a[k + 3];
        addMultiples(-r0[i], r0, -r1[i], r1, -r2[i], r2, -r3[i], r3, a[i], i, n);
      }
    }
    return true;
  }

  private static void scale(double factor, double[] row, int from, int until) {
    for (int i = from; i < until; i++) {
      row[i] *= factor;
    }
  }

  /**
   * Inverts the transpose of an upper triangular matrix.
   *
   * @param inverse becomes it: lower triangular, with zeros above
   */
  static void invertTransposed(double[][] upper, double[][] inverse, int n) {
    for (int i = 0; i < n; i++) {
      double[] row = inverse[i];
      Arrays.fill(row, 0, n, 0);
      int k = 0;
      for (; k + ROWS <= i; k += ROWS) {
        addMultiples(
            -upper[k][i],
            inverse[k],
            -upper[k + 1][i],
            inverse[k + 1],
            -upper[k + 2][i],
            inverse[k + 2],
            -upper[k + 3][i],
            inverse[k + 3],
            row,
            0,
            k + ROWS);
      }
      for (; k < i; k++) {
        addMultiple(-upper[k][i], inverse[k], row, 0, k + 1);
      }
      row[i] = 1;
      scale(1 / upper[i][i], row, 0, i + 1);
    }
  }

  /** The whole symmetric product of a lower triangular matrix's transpose with the matrix. */
  static void transposeTimes(double[][] t, double[][] product, int n) {
    double[] column = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = i; k < n; k++) {
        column[k] = t[k][i];
      }
      sumUp(column, t, i, n, product[i], i + 1);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        product[j][i] = product[i][j];
      }
    }
  }

  /** Multiplies a lower triangular matrix with a vector. */
  static void lowerTimes(double[][] t, double[] x, double[] product, int n) {
    for (int i = 0; i < n; i++) {
      product[i] = dot(t[i], x, i + 1);
    }
  }

  /** Multiplies the transpose of a lower triangular matrix, with zeros above, with a vector. */
  static void lowerTransposeTimes(double[][] t, double[] x, double[] product, int n) {
    Arrays.fill(product, 0, n, 0);
    int k = 0;
    for (; k + ROWS <= n; k += ROWS) {
      addMultiples(x, t, k, product, 0, k + ROWS);
    }
    for (; k < n; k++) {
      addMultiple(x[k], t[k], product, 0, k + 1);
    }
  }

  /** Multiplies the transpose of an upper triangular matrix, with zeros below, with a vector. */
  static void upperTransposeTimes(double[][] t, double[] x, double[] product, int n) {
    Arrays.fill(product, 0, n, 0);
    int k = 0;
    for (; k + ROWS <= n; k += ROWS) {
      addMultiples(x, t, k, product, k, n);
    }
    for (; k < n; k++) {
      addMultiple(x[k], t[k], product, k, n);
    }
  }

  /** The transpose of a lower triangular matrix, with zeros below. */
  static double[][] transposeOfLower(double[][] t, int n) {
    double[][] upper = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        upper[j][i] = t[i][j];
      }
    }
    return upper;
  }

  /** Sums multiples of some rows up, of their first elements. */
  private static void sumUp(
      double[] factors, double[][] rows, int from, int until, double[] sum, int count) {
    Arrays.fill(sum, 0, count, 0);
    int k = from;
    for (; k + ROWS <= until; k += ROWS) {
      addMultiples(factors, rows, k, sum, 0, count);
    }
    for (; k < until; k++) {
      addMultiple(factors[k], rows[k], sum, 0, count);
    }
  }

  /** Adds multiples of four rows, from the k-th on, to another, between two places. */
  private static void addMultiples(
      double[] factors, double[][] rows, int k, double[] to, int from, int until) {
    addMultiples(
        factors[k],
        rows[k],
        factors[k + 1],
        rows[k + 1],
        factors[k + 2],
        rows[k + 2],
        factors[k + 3],
        rows[k + 3],
        to,
        from,
        until);
  }
}
