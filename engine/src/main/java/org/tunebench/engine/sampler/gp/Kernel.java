package org.tunebench.engine.sampler.gp;

import org.tunebench.engine.sampler.numeric.Exponentials;

/**
 * How alike the values at two places are, by the square of their scaled distance. Rasmussen and
 * Williams (2006), chapter 4.
 */
public enum Kernel {
  /** Rough: continuous, nowhere smooth. */
  MATERN_1_2 {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      roots(1, squares, count, slopes);
      Exponentials.ofNegatives(slopes, 0, count, values);
      for (int i = 0; i < count; i++) {
        // At no distance the slope is infinite; what it is multiplied with is 0 there.
        slopes[i] = -0.5 * values[i] / Math.max(slopes[i], 1e-6);
      }
    }
  },
  /** Once differentiable. */
  MATERN_3_2 {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      roots(3, squares, count, values);
      Exponentials.ofNegatives(values, 0, count, slopes);
      for (int i = 0; i < count; i++) {
        values[i] = (1 + values[i]) * slopes[i];
        slopes[i] *= -1.5;
      }
    }
  },
  /** Twice differentiable: the usual choice for tuning. */
  MATERN_5_2 {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      roots(5, squares, count, values);
      Exponentials.ofNegatives(values, 0, count, slopes);
      for (int i = 0; i < count; i++) {
        double root = values[i];
        double e = slopes[i];
        values[i] = (1 + root + root * root / 3) * e;
        slopes[i] = -5.0 / 6 * (1 + root) * e;
      }
    }
  },
  /** Smooth to any order. */
  RBF {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        slopes[i] = 0.5 * squares[i];
      }
      Exponentials.ofNegatives(slopes, 0, count, values);
      for (int i = 0; i < count; i++) {
        slopes[i] = -0.5 * values[i];
      }
    }
  };

  /** What a person reads: {@code Matérn 5/2}. */
  public String title() {
    return this == RBF ? "RBF" : name().replaceFirst("MATERN_(.)_(.)", "Matérn $1/$2");
  }

  /**
   * Fills in the kernel's values.
   *
   * @param squares squared distances
   * @param count how many of them
   * @param values their kernel values, 1 at no distance
   * @param slopes derivatives of the values by the squared distance
   */
  abstract void fill(double[] squares, int count, double[] values, double[] slopes);

  private static void roots(double factor, double[] squares, int count, double[] results) {
    for (int i = 0; i < count; i++) {
      results[i] = Math.sqrt(factor * squares[i]);
    }
  }
}
