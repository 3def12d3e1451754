package org.tunebench.app.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as the charts write them: decimal point, no grouping, no digits nobody can read. */
final class NumberText {
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private NumberText() {}

  /** Six significant digits, without trailing zeros; powers of ten where it gets long. */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size != 0 && (size >= 1e9 || size < 1e-4)) {
      return scientific(value, 3);
    }
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** Like 1.25e-7, with that many digits after the point. */
  static String scientific(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "e", value);
    int mark = text.indexOf('e');
    return text.substring(0, mark) + "e" + Integer.parseInt(text.substring(mark + 1));
  }
}
