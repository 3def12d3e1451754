package org.tunebench.engine.objective.function;

/** Closed forms over real vectors, to be minimised. */
final class Formulas {
  private static final double[] HARTMANN_HEIGHT = {1.0, 1.2, 3.0, 3.2};
  private static final double[][] HARTMANN_SHARPNESS = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };
  private static final double[][] HARTMANN_CENTRE = {
    {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
    {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
    {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
    {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
  };

  private Formulas() {}

  static double branin(double x, double y) {
    double valley = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  }

  static double hartmann6(double[] x) {
    double sum = 0;
    for (int k = 0; k < HARTMANN_HEIGHT.length; k++) {
      double distance = 0;
      for (int i = 0; i < x.length; i++) {
        double off = x[i] - HARTMANN_CENTRE[k][i];
        distance += HARTMANN_SHARPNESS[k][i] * off * off;
      }
      sum -= HARTMANN_HEIGHT[k] * Math.exp(-distance);
    }
    return sum;
  }

  static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double valley = x[i + 1] - x[i] * x[i];
      sum += 100 * valley * valley + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }

  static double ackley(double[] x) {
    double squares = 0;
    double waves = 0;
    for (double value : x) {
      squares += value * value;
      waves += Math.cos(2 * Math.PI * value);
    }
    return -20 * Math.exp(-0.2 * Math.sqrt(squares / x.length))
        - Math.exp(waves / x.length)
        + 20
        + Math.E;
  }

  static double levy(double[] x) {
    double first = Math.sin(Math.PI * levyScale(x[0]));
    double sum = first * first;
    for (int i = 0; i + 1 < x.length; i++) {
      double w = levyScale(x[i]);
      double wave = Math.sin(Math.PI * w + 1);
      sum += (w - 1) * (w - 1) * (1 + 10 * wave * wave);
    }
    double last = levyScale(x[x.length - 1]);
    double wave = Math.sin(2 * Math.PI * last);
    return sum + (last - 1) * (last - 1) * (1 + wave * wave);
  }

  private static double levyScale(double x) {
    return 1 + (x - 1) / 4;
  }

  static double styblinskiTang(double[] x) {
    double sum = 0;
    for (double value : x) {
      double square = value * value;
      sum += square * square - 16 * square + 5 * value;
    }
    return sum / 2;
  }

  static double sphere(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }
}
