package org.tunebench.app.trials;

import java.util.Locale;

/**
 * Numbers as screens write them: six significant digits, decimal point, no grouping. Fast enough to
 * search ten thousand rows for a text.
 */
public final class NumberText {
  private static final int DIGITS = 6;
  private static final double[] POWERS = new double[20];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private NumberText() {}

  /** A number without trailing zeros; powers of ten where it gets long; NaN is {@code NaN}. */
  public static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return Long.toString((long) value);
    }
    if (size >= 1e9 || size < 1e-4) {
      return scientific(value);
    }
    return fixed(value, size);
  }

  /**
   * A metric among others of its kind: six significant digits, zeros at the end kept, so that
   * numbers in a column can be compared at a glance.
   */
  public static String ofMetric(double value) {
    return likeMetric(value, value);
  }

  /** A difference of metrics, with as many decimals as one of them has by {@link #ofMetric}. */
  public static String likeMetric(double value, double metric) {
    double size = Math.abs(metric);
    boolean plain = Double.isFinite(value) && size < 1e9 && size >= 1e-4;
    if (!plain) {
      return of(value);
    }
    int decimals = decimals(size);
    return withPoint(value < 0, Math.round(Math.abs(value) * POWERS[decimals]), decimals);
  }

  private static String fixed(double value, double size) {
    int decimals = decimals(size);
    long scaled = Math.round(size * POWERS[decimals]);
    while (decimals > 0 && scaled % 10 == 0) {
      scaled /= 10;
      decimals--;
    }
    return withPoint(value < 0, scaled, decimals);
  }

  private static int decimals(double size) {
    return Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(size)));
  }

  private static String withPoint(boolean negative, long scaled, int decimals) {
    StringBuilder text = new StringBuilder(16).append(scaled);
    while (text.length() <= decimals) {
      text.insert(0, '0');
    }
    if (decimals > 0) {
      text.insert(text.length() - decimals, '.');
    }
    return (negative ? text.insert(0, '-') : text).toString();
  }

  private static String scientific(double value) {
    String text = String.format(Locale.ROOT, "%.3e", value);
    int mark = text.indexOf('e');
    String digits = text.substring(0, mark).replaceFirst("\\.?0+$", "");
    return digits + "e" + Integer.parseInt(text.substring(mark + 1));
  }

  /** A value of a configuration or table: numbers as above, anything else as it is. */
  public static String ofAny(Object value) {
    if (value instanceof Double number) {
      return of(number);
    }
    return value == null ? "" : value.toString();
  }
}
