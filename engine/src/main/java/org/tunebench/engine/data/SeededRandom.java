package org.tunebench.engine.data;

/**
 * A generator whose numbers are the same on every platform and Java version: SplitMix64 (Steele,
 * Lea and Flood, OOPSLA 2014) under distributions that use {@link StrictMath} only. Splits and
 * simulated data depend on it, and so does every result that names a seed.
 */
final class SeededRandom {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  SeededRandom(long seed) {
    this.state = seed;
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  /** Uniform over 0 to {@code bound - 1}: 31 random bits, drawn again where they would favour. */
  int nextInt(int bound) {
    int bits = (int) (nextLong() >>> 33);
    int value = bits % bound;
    while (bits - value + (bound - 1) < 0) {
      bits = (int) (nextLong() >>> 33);
      value = bits % bound;
    }
    return value;
  }

  /** Uniform over [0, 1), 53 bits. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Standard normal, by Marsaglia's polar method. */
  double nextGaussian() {
    double x;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      double y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
  }

  /** Gamma of scale 1, by Marsaglia and Tsang (ACM TOMS 26, 2000); shapes below 1 are boosted. */
  double nextGamma(double shape) {
    if (shape < 1) {
      double boost = StrictMath.pow(1 - nextDouble(), 1 / shape);
      return nextGamma(shape + 1) * boost;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = nextGaussian();
      double v = 1 + c * x;
      v = v * v * v;
      double bound = 0.5 * x * x + d - d * v;
      if (v > 0 && StrictMath.log(1 - nextDouble()) < bound + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  /**
   * Poisson, by counting exponential waiting times in pieces of mean 500 at most, so that nothing
   * underflows.
   */
  int nextPoisson(double mean) {
    int count = 0;
    for (double left = mean; left > 0; left -= 500) {
      double limit = StrictMath.exp(-StrictMath.min(left, 500));
      double product = 1 - nextDouble();
      while (product > limit) {
        count++;
        product *= 1 - nextDouble();
      }
    }
    return count;
  }

  /** Exchanges elements so that every order is equally likely (Fisher and Yates). */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = nextInt(i + 1);
      int kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }
}
