package org.tunebench.app.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.tunebench.app.plain.PlainText;

/**
 * Numbers as every screen and chart writes them: six significant digits, the decimal sign of the
 * person's locale, no grouping, powers of ten where it gets long. Fast enough to search ten
 * thousand rows for a text. Fields are filled with all digits, {@link #field}; who types may use
 * either sign: {@link #typed}. Files, and lists in a field, have a decimal point: {@link #exact}.
 */
public final class Numbers {
  private static final int DIGITS = 6;
  private static final double LARGE = 1e9;
  private static final double SMALL = 1e-4;
  private static final double[] POWERS = new double[20];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  /** The decimal sign of a locale, looked up once. */
  private record Sign(Locale locale, char decimal) {}

  private static final ThreadLocal<Boolean> PLAIN = ThreadLocal.withInitial(() -> false);

  private static volatile Sign sign = new Sign(Locale.ROOT, '.');

  private Numbers() {}

  /** Does something in which numbers have the plain form of files, on this thread. */
  public static <T> T inPlainForm(Supplier<T> work) {
    boolean before = PLAIN.get();
    PLAIN.set(true);
    try {
      return work.get();
    } finally {
      PLAIN.set(before);
    }
  }

  /** The locale of numbers on this thread: the person's, or none where files are written. */
  static Locale locale() {
    return PLAIN.get() ? Locale.ROOT : Locale.getDefault(Locale.Category.FORMAT);
  }

  /** A number with a decimal point as the person's locale writes it. */
  public static String local(String plain) {
    if (PLAIN.get()) {
      return plain;
    }
    char decimal = decimalSign();
    return decimal == '.' ? plain : plain.replace('.', decimal);
  }

  /** What stands before the decimals in the person's locale. */
  public static char decimalSign() {
    Locale locale = Locale.getDefault(Locale.Category.FORMAT);
    Sign now = sign;
    if (now.locale() != locale) {
      now = new Sign(locale, DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
      sign = now;
    }
    return now.decimal();
  }

  /**
   * One number that a person typed, with a decimal point where it has the sign of their locale: a
   * field takes what screens show. A text with a point as well, or with two signs, stays as it is:
   * nobody knows which of them groups digits.
   */
  public static String typed(String text) {
    char decimal = decimalSign();
    int at = text.indexOf(decimal);
    boolean one = at >= 0 && at == text.lastIndexOf(decimal) && text.indexOf('.') < 0;
    return one ? text.replace(decimal, '.') : text;
  }

  /** Without zeros at the end: {@code 1218.52}, {@code 1e-5}, {@code NaN}. */
  public static String brief(double value) {
    if (!Double.isFinite(value)) {
      return noNumber(value);
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < LARGE) {
      return Long.toString((long) value);
    }
    if (size >= LARGE || size < SMALL) {
      return local(withoutZeros(scientific(value, DIGITS - 1)));
    }
    return local(fixed(value, size));
  }

  private static String noNumber(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  }

  /**
   * What a field is filled with: all digits, so that it reads back to the same number, and the sign
   * of the person's locale, as everywhere else on the screen.
   */
  public static String field(double value) {
    return local(exact(value));
  }

  /** With all its digits and a decimal point: for lists, which have commas between their values. */
  public static String exact(double value) {
    if (!Double.isFinite(value)) {
      return noNumber(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal digits = BigDecimal.valueOf(value).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= SMALL && size < LARGE) {
      return digits.toPlainString();
    }
    int exponent = digits.precision() - digits.scale() - 1;
    return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /**
   * A metric among others of its kind: six significant digits, zeros at the end kept, so that
   * numbers in a column can be compared at a glance.
   */
  public static String metric(double value) {
    return likeMetric(value, value);
  }

  /** A difference of metrics, with as many decimals as one of them has by {@link #metric}. */
  public static String likeMetric(double value, double metric) {
    double size = Math.abs(metric);
    boolean plain = Double.isFinite(value) && size < LARGE && size >= SMALL;
    if (!plain) {
      return brief(value);
    }
    int decimals = decimals(size);
    long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
    // Zeros alone would say neither that there is none nor how little there is.
    return scaled == 0 ? brief(value) : local(withPoint(value < 0, scaled, decimals));
  }

  /**
   * A number that is known as far as the first digit of how far off it is, as the second where that
   * begins with 1 or 2; zeros at the end are kept.
   *
   * @param deviation above 0
   */
  public static String asFarAsKnown(double value, double deviation) {
    int known = PlainText.decimals(deviation);
    double size = Math.max(Math.abs(value), deviation);
    if (!(size < LARGE && size >= SMALL)) {
      return brief(new BigDecimal(value).setScale(known, RoundingMode.HALF_UP).doubleValue());
    }
    int decimals = Math.max(0, Math.min(known, decimals(size)));
    long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
    return local(withPoint(value < 0 && scaled > 0, scaled, decimals));
  }

  /**
   * So many hundredths, as the person's locale writes them.
   *
   * @param hundredths a number that is written already
   */
  public static String percent(String hundredths) {
    DecimalFormat form = (DecimalFormat) NumberFormat.getPercentInstance(locale());
    return form.getPositivePrefix() + hundredths + form.getPositiveSuffix();
  }

  /** What is between two metrics, with as many decimals as the coarser of them has. */
  public static String between(double value, double one, double other) {
    return likeMetric(value, Math.max(Math.abs(one), Math.abs(other)));
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

  /**
   * A power of ten with that many digits after the point, zeros at the end kept: {@code 1.250e-7}.
   */
  public static String scientific(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "e", value);
    int mark = text.indexOf('e');
    return text.substring(0, mark) + "e" + Integer.parseInt(text.substring(mark + 1));
  }

  private static String withoutZeros(String text) {
    int mark = text.indexOf('e');
    return text.substring(0, mark).replaceFirst("\\.?0+$", "") + text.substring(mark);
  }

  /** A value of a configuration or table: numbers as above, anything else as it is. */
  public static String any(Object value) {
    if (value instanceof Double number) {
      return brief(number);
    }
    return value == null ? "" : value.toString();
  }
}
