package org.tunebench.engine.sampler.gp;

/**
 * How alike the values at two places are, by the square of their scaled distance. Rasmussen and
 * Williams (2006), chapter 4.
 */
public enum Kernel {
  /** Rough: continuous, nowhere smooth. */
  MATERN_1_2 {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        double s = Math.sqrt(squares[i]);
        double e = Math.exp(-s);
        values[i] = e;
        // At no distance the slope is infinite; what it is multiplied with is 0 there.
        slopes[i] = -0.5 * e / Math.max(s, 1e-6);
      }
    }
  },
  /** Once differentiable. */
  MATERN_3_2 {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        double s = Math.sqrt(3 * squares[i]);
        double e = Math.exp(-s);
        values[i] = (1 + s) * e;
        slopes[i] = -1.5 * e;
      }
    }
  },
  /** Twice differentiable: the usual choice for tuning. */
  MATERN_5_2 {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        double s = Math.sqrt(5 * squares[i]);
        double e = Math.exp(-s);
        values[i] = (1 + s + s * s / 3) * e;
        slopes[i] = -5.0 / 6 * (1 + s) * e;
      }
    }
  },
  /** Smooth to any order. */
  RBF {
    @Override
    void fill(double[] squares, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        double e = Math.exp(-0.5 * squares[i]);
        values[i] = e;
        slopes[i] = -0.5 * e;
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
}
