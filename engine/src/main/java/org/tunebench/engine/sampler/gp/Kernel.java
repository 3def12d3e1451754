package org.tunebench.engine.sampler.gp;

import org.tunebench.engine.sampler.numeric.Exponentials;

/**
 * How alike the values at two places are, by their scaled distance. Rasmussen and Williams (2006),
 * chapter 4. All are made of a <em>root</em>, a multiple of the distance, and of a <em>decay</em>,
 * an exponential of it.
 */
public enum Kernel {
  /** Rough: continuous, nowhere smooth. */
  MATERN_1_2(1) {
    @Override
    void shape(double[] roots, double[] decays, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        // At no distance the slope is infinite; what it is multiplied with is 0 there.
        slopes[i] = -0.5 * decays[i] / Math.max(roots[i], 1e-6);
        values[i] = decays[i];
      }
    }
  },
  /** Once differentiable. */
  MATERN_3_2(3) {
    @Override
    void shape(double[] roots, double[] decays, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        values[i] = (1 + roots[i]) * decays[i];
        slopes[i] = -1.5 * decays[i];
      }
    }
  },
  /** Twice differentiable: the usual choice for tuning. */
  MATERN_5_2(5) {
    @Override
    void shape(double[] roots, double[] decays, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        double root = roots[i];
        double near = 1 + root;
        values[i] = (near + root * root / 3) * decays[i];
        slopes[i] = -5.0 / 6 * near * decays[i];
      }
    }
  },
  /** Smooth to any order. */
  RBF(0.5) {
    @Override
    boolean fallsWithDistance() {
      return false;
    }

    @Override
    void decay(double[] roots, int count, double[] decays) {
      for (int i = 0; i < count; i++) {
        roots[i] *= roots[i];
      }
      super.decay(roots, count, decays);
    }

    @Override
    void shape(double[] roots, double[] decays, int count, double[] values, double[] slopes) {
      for (int i = 0; i < count; i++) {
        values[i] = decays[i];
        slopes[i] = -0.5 * decays[i];
      }
    }
  };

  /** A square of a root by the square of its scaled distance. */
  private final double factor;

  Kernel(double factor) {
    this.factor = factor;
  }

  /** What a person reads: {@code Matérn 5/2}. */
  public String title() {
    return this == RBF ? "RBF" : name().replaceFirst("MATERN_(.)_(.)", "Matérn $1/$2");
  }

  /** The root of places that lie 1 apart, by the inverse squared length scale. */
  double rate(double precision) {
    return Math.sqrt(factor * precision);
  }

  /** Turns squared scaled distances into roots. */
  void takeRoots(double[] squares, int count) {
    for (int i = 0; i < count; i++) {
      squares[i] = Math.sqrt(factor * squares[i]);
    }
  }

  /**
   * Fills in the decays of roots.
   *
   * @param roots what they hold afterwards is for {@link #shape} alone: squares, where it does not
   *     look at them, and nothing above 200
   */
  void decay(double[] roots, int count, double[] decays) {
    Exponentials.ofNegatives(roots, 0, count, decays);
  }

  /** Whether a decay is the exponential of a negative root, and not of its square. */
  boolean fallsWithDistance() {
    return true;
  }

  /**
   * Fills in the kernel's values.
   *
   * @param values 1 at no distance
   * @param slopes derivatives of the values by the squared scaled distance
   */
  abstract void shape(double[] roots, double[] decays, int count, double[] values, double[] slopes);
}
