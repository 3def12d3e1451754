package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tunebench.app.shell.Numbers;

/** Where an axis has its ticks, and what stands beside them. */
public final class Ticks {
  private static final int[] WITHIN_DECADE = {1, 2, 5};

  private Ticks() {}

  /**
   * One tick.
   *
   * @param value where it is
   * @param label what it says
   */
  public record Tick(double value, String label) {}

  /** The smallest of 1, 2, 5 times a power of ten that is not below the given length. */
  static double niceStep(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (int digit : WITHIN_DECADE) {
      if (digit * power >= atLeast * (1 - 1e-9)) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  /**
   * Evenly spaced ticks.
   *
   * @param range the axis
   * @param most how many ticks there is room for
   * @param whole whether ticks belong on whole numbers only
   */
  public static List<Tick> linear(ValueRange range, int most, boolean whole) {
    double step = spacing(range, Math.max(most, 1));
    if (whole) {
      step = Math.max(step, 1);
    }
    List<Tick> ticks = new ArrayList<>();
    double first = Math.ceil(range.lower() / step - 1e-9);
    double last = Math.floor(range.upper() / step + 1e-9);
    boolean plain = isPlain(Math.max(Math.abs(first), Math.abs(last)) * step, step);
    for (double k = first; k <= last && ticks.size() <= 2 * most + 2; k++) {
      ticks.add(new Tick(k * step + 0.0, label(k * step, step, plain)));
    }
    return ticks;
  }

  /** Evenly spaced ticks of shares of a whole, said in percent. */
  static List<Tick> percent(ValueRange shares, int most) {
    ValueRange hundredths = new ValueRange(100 * shares.lower(), 100 * shares.upper());
    return linear(hundredths, most, false).stream()
        .map(tick -> new Tick(tick.value() / 100, Numbers.percent(tick.label())))
        .toList();
  }

  /** One tick alone tells no scale: there are closer ones where there is room for them. */
  private static double spacing(ValueRange range, int most) {
    double step = niceStep(range.length() / most);
    double closer = niceStep(0.4 * step);
    return within(range, step) < 2 && within(range, closer) <= most + 1 ? closer : step;
  }

  private static double within(ValueRange range, double step) {
    return Math.floor(range.upper() / step + 1e-9) - Math.ceil(range.lower() / step - 1e-9) + 1;
  }

  /**
   * Ticks of a logarithmic axis: powers of ten, thinned where there are many; 1, 2, 5 times these
   * where there is room; and evenly spaced ones on an axis of less than a decade.
   */
  static List<Tick> logarithmic(ValueRange range, int most) {
    double decades = Math.log10(range.upper() / range.lower());
    if (decades < 1) {
      return linear(range, most, false);
    }
    boolean between = 3 * decades <= most;
    int stride = Math.max(1, (int) Math.ceil(decades / Math.max(most, 1)));
    List<Double> values = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(range.lower()));
    for (int exponent = first; exponent <= Math.log10(range.upper()); exponent++) {
      for (int digit : WITHIN_DECADE) {
        double value = digit * Math.pow(10, exponent);
        boolean wanted = digit == 1 ? Math.floorMod(exponent, stride) == 0 : between;
        if (wanted && range.contains(value)) {
          values.add(value);
        }
      }
    }
    boolean plain = values.stream().allMatch(value -> isPlain(value, value));
    return values.stream().map(value -> new Tick(value, label(value, value, plain))).toList();
  }

  /** A value by itself, as {@link #label} writes those of a row. */
  static String plain(double value) {
    return Numbers.brief(value);
  }

  /** Whether an axis with that value on it needs no powers of ten: all its ticks have one form. */
  private static boolean isPlain(double largest, double spacing) {
    return largest < 1e7 && spacing >= 0.99e-4;
  }

  /** The value with as many digits as its neighbours at that spacing need. */
  private static String label(double value, double spacing, boolean plain) {
    int spacingExponent = (int) Math.floor(Math.log10(spacing) + 1e-9);
    if (plain) {
      String text = String.format(Locale.ROOT, "%." + Math.max(0, -spacingExponent) + "f", value);
      return Numbers.local(text.matches("-0(\\.0*)?") ? text.substring(1) : text);
    }
    double size = Math.abs(value);
    if (size < spacing / 2) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(size) + 1e-9);
    int digits = Math.min(Math.max(0, exponent - spacingExponent), 17);
    return Numbers.local(Numbers.scientific(value, digits));
  }
}
