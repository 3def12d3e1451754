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

  private final Smooth function;
  private final int size;
  private final double[] low;
  private final double[] high;
  private final double[][] steps = new double[MEMORY][];
  private final double[][] changes = new double[MEMORY][];
  private final double[] curvature = new double[MEMORY];
  private int remembered;

  /** Where the descent stands, and the place that it tries next. */
  private double[] x;

  private double value;
  private double[] gradient;
  private double[] next;
  private double[] nextGradient;

  /**
   * @param function what to minimise
   * @param low lower bounds
   * @param high upper bounds
   */
  BoxMinimizer(Smooth function, double[] low, double[] high) {
    this.function = function;
    this.size = low.length;
    this.low = low;
    this.high = high;
  }

  /**
   * Descends from a place.
   *
   * @param start the start inside the box; becomes the best place found
   * @param iterations the most steps
   * @param tolerance a gain below it ends the descent
   * @return the value there
   */
  double minimize(double[] start, int iterations, double tolerance) {
    x = start;
    gradient = new double[size];
    next = new double[size];
    nextGradient = new double[size];
    remembered = 0;
    value = function.at(x, gradient);
    for (int k = 0; k < iterations && Double.isFinite(value); k++) {
      double gain = step();
      if (gain > 0 && gain < tolerance) {
        break;
      }
      if (gain <= 0) {
        if (remembered == 0) {
          break;
        }
        // What was learnt of the curvature misleads here: begin again with the gradient.
        remembered = 0;
      }
    }
    return value;
  }

  /** Goes one step, if there is one that leads down, and returns by how much. */
  private double step() {
    double[] direction = direction();
    if (!(Matrices.dot(direction, gradient, size) < 0)) {
      return 0;
    }
    double reached = search(direction, remembered == 0 ? firstStep(direction) : 1);
    if (!(reached < value)) {
      return 0;
    }
    double gain = value - reached;
    remember();
    System.arraycopy(next, 0, x, 0, size);
    System.arraycopy(nextGradient, 0, gradient, 0, size);
    value = reached;
    return gain;
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

  /** Shortens a step until it leads down as far as its slope promises. */
  private double search(double[] direction, double first) {
    double length = first;
    for (int h = 0; h < HALVINGS; h++) {
      double expected = 0;
      for (int i = 0; i < size; i++) {
        next[i] = Math.min(high[i], Math.max(low[i], x[i] + length * direction[i]));
        expected += gradient[i] * (next[i] - x[i]);
      }
      double reached = function.at(next, nextGradient);
      if (reached <= value + SUFFICIENT * expected) {
        return reached;
      }
      // The minimum of the parabola through both values, within reason.
      double fit = -0.5 * expected / (reached - value - expected);
      length *= fit > 0.1 && fit < 0.6 ? fit : 0.3;
    }
    return Double.POSITIVE_INFINITY;
  }

  private boolean held(int i) {
    return x[i] <= low[i] && gradient[i] > 0 || x[i] >= high[i] && gradient[i] < 0;
  }

  /** The two-loop recursion on the variables that are free to move. */
  private double[] direction() {
    double[] d = new double[size];
    for (int i = 0; i < size; i++) {
      d[i] = held(i) ? 0 : -gradient[i];
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
      if (held(i)) {
        d[i] = 0;
      }
    }
    return d;
  }

  private void remember() {
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
    } else {
      // It bends the other way here: the steps learnt elsewhere would only creep.
      remembered = 0;
    }
  }
}
