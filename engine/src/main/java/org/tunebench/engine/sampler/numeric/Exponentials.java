package org.tunebench.engine.sampler.numeric;

/**
 * {@code exp(-x)} of whole rows, as the power 1024 of {@code exp(-x / 1024)}, of which eight terms
 * of Taylor's series are exact enough: to 3e-13 of the result from -40 to 40. Every loop is so
 * short that the virtual machine turns it into vector instructions, which it does to no loop around
 * {@link Math#exp}: a row takes a quarter of the time. The results are the same on every machine.
 */
public final class Exponentials {
  private static final double PART = 1.0 / 1024;

  /** What is left beyond, 1e-87, is nothing; its products stay above the smallest numbers. */
  private static final double MOST = 200;

  private Exponentials() {}

  /**
   * Fills in {@code exp(-x)}.
   *
   * @param x from -100 on (exact to 3e-10 there); what is beyond 200 becomes that
   * @param from the first element
   * @param to one past the last
   * @param results another row than x
   */
  public static void ofNegatives(double[] x, int from, int to, double[] results) {
    // Within the loops that follow, it would keep them from becoming vector instructions.
    for (int i = from; i < to; i++) {
      x[i] = Math.min(x[i], MOST);
    }
    for (int i = from; i < to; i++) {
      double u = PART * x[i];
      results[i] = 1.0 / 24 - u * (1.0 / 120 - u * (1.0 / 720 - u * (1.0 / 5040)));
    }
    for (int i = from; i < to; i++) {
      double u = PART * x[i];
      results[i] = 1 - u * (1 - u * (0.5 - u * (1.0 / 6 - u * results[i])));
    }
    powerOf32(results, from, to);
    powerOf32(results, from, to);
  }

  private static void powerOf32(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      double square = values[i] * values[i];
      square *= square;
      square *= square;
      square *= square;
      values[i] = square * square;
    }
  }
}
