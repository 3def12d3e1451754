package org.tunebench.app.shell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for reading: short, with a decimal point, the same in files and on screens. */
public final class Numbers {
  private static final double LARGE = 1e7;
  private static final double SMALL = 1e-3;

  private Numbers() {}

  /** A number to six significant digits: {@code 1218.52}, {@code 1e-4}, {@code NaN}. */
  public static String brief(double value) {
    return digits(value, 6);
  }

  /** A number with all its digits, in the shorter way of writing it. */
  public static String exact(double value) {
    return digits(value, 17);
  }

  private static String digits(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= SMALL && size < LARGE) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
