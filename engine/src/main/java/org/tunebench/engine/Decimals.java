package org.tunebench.engine;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as files and messages write them: a decimal point, read back to the same number. */
public final class Decimals {
  private static final double LEAST_PLAIN = 1e-6;
  private static final double MOST_PLAIN = 1e15;

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private Decimals() {}

  /** To six significant digits, as many as people are shown; NaN and infinities as they are. */
  public static double rounded(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(SIX_DIGITS).doubleValue()
        : value;
  }

  /**
   * The shortest decimal form that gives the same number again: {@code 0.0001}, {@code 1218.5},
   * {@code 1.0}, {@code 2.5e-9}; {@code NaN}, {@code Infinity} and {@code -Infinity} by these
   * words.
   */
  public static String text(double value) {
    double size = Math.abs(value);
    boolean plain = size >= LEAST_PLAIN && size < MOST_PLAIN;
    // Double.toString is used for its digits; its own notation turns to powers of ten at 0.001.
    String digits = Double.toString(value);
    return plain && digits.indexOf('E') >= 0
        ? withFraction(new BigDecimal(digits).stripTrailingZeros().toPlainString())
        : digits.replace('E', 'e');
  }

  private static String withFraction(String digits) {
    return digits.indexOf('.') >= 0 ? digits : digits + ".0";
  }
}
