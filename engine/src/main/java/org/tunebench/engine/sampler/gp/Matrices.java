package org.tunebench.engine.sampler.gp;

/**
 * The little linear algebra that a Gaussian process needs, on lower triangles by rows: inner loops
 * run along rows, so that the virtual machine turns them into vector instructions.
 */
final class Matrices {
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

  /** The sum of the products of the first elements of three rows. */
  static double dot(double[] a, double[] b, double[] c, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      s0 += a[i] * b[i] * c[i];
      s1 += a[i + 1] * b[i + 1] * c[i + 1];
      s2 += a[i + 2] * b[i + 2] * c[i + 2];
      s3 += a[i + 3] * b[i + 3] * c[i + 3];
    }
    for (; i < count; i++) {
      s0 += a[i] * b[i] * c[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** Adds a multiple of the first elements of one row to another. */
  static void addMultiple(double factor, double[] from, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += factor * from[i];
    }
  }

  /**
   * Replaces the lower triangle of a symmetric matrix by its Cholesky factor.
   *
   * @return false if the matrix is not positive definite
   */
  static boolean cholesky(double[][] a, int n) {
    for (int i = 0; i < n; i++) {
      double[] row = a[i];
      for (int j = 0; j < i; j++) {
        row[j] = (row[j] - dot(row, a[j], j)) / a[j][j];
      }
      double rest = row[i] - dot(row, row, i);
      if (!(rest > 0)) {
        return false;
      }
      row[i] = Math.sqrt(rest);
    }
    return true;
  }

  /** Inverts a lower triangular matrix into another one. */
  static void invertLower(double[][] l, double[][] inverse, int n) {
    for (int i = 0; i < n; i++) {
      double[] row = inverse[i];
      java.util.Arrays.fill(row, 0, i + 1, 0);
      for (int k = 0; k < i; k++) {
        addMultiple(-l[i][k], inverse[k], row, k + 1);
      }
      double scale = 1 / l[i][i];
      for (int k = 0; k < i; k++) {
        row[k] *= scale;
      }
      row[i] = scale;
    }
  }

  /** The whole symmetric product of a lower triangular matrix's transpose with the matrix. */
  static void transposeTimes(double[][] t, double[][] product, int n) {
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(product[i], 0, n, 0);
    }
    for (int k = 0; k < n; k++) {
      double[] row = t[k];
      for (int i = 0; i <= k; i++) {
        addMultiple(row[i], row, product[i], i + 1);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        product[j][i] = product[i][j];
      }
    }
  }

  /** Multiplies a symmetric matrix with a vector. */
  static void times(double[][] a, double[] x, double[] product, int n) {
    java.util.Arrays.fill(product, 0, n, 0);
    for (int j = 0; j < n; j++) {
      addMultiple(x[j], a[j], product, n);
    }
  }
}
