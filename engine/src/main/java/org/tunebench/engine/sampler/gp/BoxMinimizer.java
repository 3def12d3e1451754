package org.tunebench.engine.sampler.gp;

import java.util.Arrays;

/**
 * Minimises a smooth function over a box: projected steps along the directions of limited-memory
 * BFGS (Nocedal and Wright 2006, chapters 7 and 16), with variables held at a bound that the
 * gradient pushes against.
 */
final class BoxMinimizer {
  private static final int MEMORY = 8;
  private static final int HALVINGS = 12;
  private static final double SUFFICIENT = 1e-4;

  /** A function with its gradient. */
  interface Smooth {
    /**
     * @param x where
     * @param gradient is filled in
     * @return the value, or an infinity where there is none
     */
    double at(double[] x, double[] gradient);
  }

  private final int size;
  private final double[] low;
  private final double[] high;
  private final double[][] steps = new double[MEMORY][];
  private final double[][] changes = new double[MEMORY][];
  private final double[] curvature = new double[MEMORY];
  private int remembered;

  BoxMinimizer(double[] low, double[] high) {
    this.size = low.length;
    this.low = low;
    this.high = high;
  }

  /**
   * Descends from a place.
   *
   * @param x the start inside the box; becomes the best place found
   * @param iterations the most steps
   * @param tolerance a gain below it ends the descent
   * @return the value there
   */
  double minimize(Smooth function, double[] x, int iterations, double tolerance) {
    double[] gradient = new double[size];
    double value = function.at(x, gradient);
    remembered = 0;
    double[] next = new double[size];
    double[] nextGradient = new double[size];
    for (int k = 0; k < iterations && Double.isFinite(value); k++) {
      double[] direction = direction(x, gradient);
      double slope = Matrices.dot(direction, gradient, size);
      if (!(slope < 0)) {
        if (remembered == 0) {
          break;
        }
        remembered = 0;
        continue;
      }
      double step = remembered == 0 ? firstStep(direction) : 1;
      double reached = search(function, x, value, direction, gradient, step, next, nextGradient);
      if (!(reached < value)) {
        if (remembered == 0) {
          break;
        }
        remembered = 0;
        continue;
      }
      double gain = value - reached;
      remember(x, next, gradient, nextGradient);
      System.arraycopy(next, 0, x, 0, size);
      System.arraycopy(nextGradient, 0, gradient, 0, size);
      value = reached;
      if (gain < tolerance) {
        break;
      }
    }
    return value;
  }

  /** Without knowledge of the curvature, go a tenth of the box's width at most. */
  private double firstStep(double[] direction) {
    double share = 0;
    for (int i = 0; i < size; i++) {
      double width = high[i] - low[i];
      share = width > 0 ? Math.max(share, Math.abs(direction[i]) / width) : share;
    }
    return share == 0 ? 1 : Math.min(1, 0.1 / share);
  }

  private double search(
      Smooth function,
      double[] x,
      double value,
      double[] direction,
      double[] gradient,
      double first,
      double[] next,
      double[] nextGradient) {
    double step = first;
    for (int h = 0; h < HALVINGS; h++) {
      double expected = 0;
      for (int i = 0; i < size; i++) {
        next[i] = Math.min(high[i], Math.max(low[i], x[i] + step * direction[i]));
        expected += gradient[i] * (next[i] - x[i]);
      }
      double reached = function.at(next, nextGradient);
      if (reached <= value + SUFFICIENT * expected) {
        return reached;
      }
      // The minimum of the parabola through both values, within reason.
      double fit = -0.5 * expected / (reached - value - expected);
      step *= fit > 0.1 && fit < 0.6 ? fit : 0.3;
    }
    return Double.POSITIVE_INFINITY;
  }

  private boolean held(int i, double[] x, double[] gradient) {
    return x[i] <= low[i] && gradient[i] > 0 || x[i] >= high[i] && gradient[i] < 0;
  }

  /** The two-loop recursion on the variables that are free to move. */
  private double[] direction(double[] x, double[] gradient) {
    double[] d = new double[size];
    for (int i = 0; i < size; i++) {
      d[i] = held(i, x, gradient) ? 0 : -gradient[i];
    }
    int known = Math.min(remembered, MEMORY);
    double[] a = new double[MEMORY];
    for (int k = remembered - 1; k >= remembered - known; k--) {
      int m = k % MEMORY;
      a[m] = Matrices.dot(steps[m], d, size) / curvature[m];
      Matrices.addMultiple(-a[m], changes[m], d, size);
    }
    if (known > 0) {
      int m = (remembered - 1) % MEMORY;
      double scale = curvature[m] / Matrices.dot(changes[m], changes[m], size);
      for (int i = 0; i < size; i++) {
        d[i] *= scale;
      }
    }
    for (int k = remembered - known; k < remembered; k++) {
      int m = k % MEMORY;
      double b = Matrices.dot(changes[m], d, size) / curvature[m];
      Matrices.addMultiple(a[m] - b, steps[m], d, size);
    }
    for (int i = 0; i < size; i++) {
      if (held(i, x, gradient)) {
        d[i] = 0;
      }
    }
    return d;
  }

  private void remember(double[] x, double[] next, double[] gradient, double[] nextGradient) {
    double[] step = new double[size];
    double[] change = new double[size];
    Arrays.setAll(step, i -> next[i] - x[i]);
    Arrays.setAll(change, i -> nextGradient[i] - gradient[i]);
    double curve = Matrices.dot(step, change, size);
    if (curve > 1e-10 * Matrices.dot(change, change, size)) {
      int m = remembered % MEMORY;
      steps[m] = step;
      changes[m] = change;
      curvature[m] = curve;
      remembered++;
    }
  }
}
