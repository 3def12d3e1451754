package org.tunebench.engine.studyfile.python;

import java.math.BigDecimal;
import java.math.MathContext;

/** Takes away what arithmetic of doubles leaves behind: {@code exp(log(1e-5))} is 1e-5 again. */
final class Rounding {
  private static final MathContext DIGITS = new MathContext(12);

  private Rounding() {}

  static double significant(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }
}
