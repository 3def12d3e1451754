package org.tunebench.engine.space;

import java.util.Locale;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/**
 * A beta distribution on [0, 1], with density proportional to {@code x^(alpha-1) (1-x)^(beta-1)}.
 *
 * @param alpha from 0.01 to 10,000; the larger, the nearer to 1
 * @param beta from 0.01 to 10,000; the larger, the nearer to 0
 */
public record Beta(double alpha, double beta) implements Distribution {
  /** The least that a shape may be. */
  public static final double LEAST = 0.01;

  /** The most that a shape may be. */
  public static final double MOST = 10_000;

  /** How exactly the quantile function is inverted. */
  private static final double ACCURACY = 1e-12;

  /**
   * @throws WrongInputException if a shape is out of its range
   */
  public Beta {
    for (double shape : new double[] {alpha, beta}) {
      if (!(shape >= LEAST && shape <= MOST)) {
        throw new WrongInputException(
            "",
            String.format(
                Locale.ROOT,
                "a shape of a beta distribution is from %s to %.0f, not %s",
                LEAST,
                MOST,
                shape));
      }
    }
  }

  private BetaDistribution distribution() {
    return new BetaDistribution(null, alpha, beta, ACCURACY);
  }

  @Override
  public Object valueAt(double u) {
    double x = distribution().inverseCumulativeProbability(Values.clampUnit(u));
    return Values.clampUnit(x);
  }

  @Override
  public double unitOf(Object value) {
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException("not a number: " + value);
    }
    return Values.clampUnit(distribution().cumulativeProbability(number.doubleValue()));
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double x && x >= 0 && x <= 1;
  }

  @Override
  public Object coerce(Object raw) {
    return Values.toDouble(raw);
  }

  @Override
  public String describe() {
    return "beta [%s, %s]".formatted(Decimals.text(alpha), Decimals.text(beta));
  }
}
