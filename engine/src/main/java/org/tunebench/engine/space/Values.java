package org.tunebench.engine.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/** What the distributions share about values and numbers. */
final class Values {
  /** How far a number may be off a step's grid, in steps: rounding of decimal fractions. */
  private static final double STEP_TOLERANCE = 1e-6;

  /** The largest whole number up to which doubles tell all whole numbers apart. */
  static final long LARGEST_WHOLE = 1L << 52;

  private Values() {}

  /** Brings the number types of files and callers to the two that configurations hold. */
  static Object normalize(Object raw) {
    if (raw instanceof Integer || raw instanceof Short || raw instanceof Byte) {
      return ((Number) raw).longValue();
    }
    return raw instanceof Float f ? (Object) f.doubleValue() : raw;
  }

  /**
   * The options of a distribution that lists them.
   *
   * @param what such as {@code a choice}, for the message
   */
  static List<Object> options(String what, List<Object> given) {
    if (given.isEmpty()) {
      throw new WrongInputException("", what + " needs at least one option");
    }
    List<Object> options = new ArrayList<>(given.size());
    for (Object option : given) {
      options.add(plain(option));
    }
    if (new HashSet<>(options).size() < options.size()) {
      throw new WrongInputException("", "an option occurs twice in " + options);
    }
    return List.copyOf(options);
  }

  private static Object plain(Object raw) {
    Object option = normalize(raw);
    boolean plain =
        option instanceof String
            || option instanceof Boolean
            || option instanceof Long
            || (option instanceof Double x && Double.isFinite(x));
    if (!plain) {
      throw new WrongInputException(
          "", "an option must be text, a truth value or a finite number, not " + raw);
    }
    return option;
  }

  /** The option that a value stands for, or the value itself where it stands for none. */
  static Object option(List<Object> options, Object raw) {
    Object value = normalize(raw);
    if (value == null || options.contains(value)) {
      return value;
    }
    // 1 and 1.0 are the same option: files and spreadsheets do not tell them apart.
    for (Object option : options) {
      if (option instanceof Number a
          && value instanceof Number b
          && a.doubleValue() == b.doubleValue()) {
        return option;
      }
    }
    return value;
  }

  /** A whole {@link Double} as a {@link Long}; anything else as it is. */
  static Object toWhole(Object raw) {
    Object value = normalize(raw);
    return value instanceof Double x && isWhole(x) && Math.abs(x) <= LARGEST_WHOLE
        ? (Object) x.longValue()
        : value;
  }

  static Object toDouble(Object raw) {
    return raw instanceof Number number ? (Object) number.doubleValue() : raw;
  }

  /** The number as study files write it. */
  static String text(Number number) {
    return number instanceof Double x ? Decimals.text(x) : number.toString();
  }

  static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  /**
   * A multiple of a step, or so many steps above a bound. Decimal arithmetic: 0.3, where doubles
   * give 0.30000000000000004, which is another value to conditions, tables and files.
   */
  static BigDecimal onStep(double low, double step, long k) {
    return BigDecimal.valueOf(low).add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(k)));
  }

  static boolean onGrid(double value, double low, double step) {
    double steps = (value - low) / step;
    // Where a step is hardly more than the distance of neighbouring doubles, no value is exact.
    double rounding = 2 * Math.ulp(Math.max(Math.abs(value), Math.abs(low))) / step;
    return Math.abs(steps - Math.rint(steps)) < Math.max(STEP_TOLERANCE, rounding);
  }

  static double clampUnit(double u) {
    // Written so that NaN, too, lands inside.
    return u >= 1 ? 1 : u > 0 ? u : 0;
  }

  /** The number of the cell of [0, 1] that a place falls into, of {@code count} equal cells. */
  static long cell(double u, long count) {
    return Math.min(count - 1, (long) (clampUnit(u) * count));
  }

  /** The distance of two bounds on the scale, from the lower one: linear or logarithmic. */
  static double fraction(double value, double low, double high, boolean log) {
    if (high == low) {
      return 0.5;
    }
    return log
        ? clampUnit((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)))
        : clampUnit((value - low) / (high - low));
  }

  static double between(double u, double low, double high, boolean log) {
    // The ratio of the bounds may be beyond the doubles where its logarithm is not.
    double value =
        log
            ? Math.exp(Math.log(low) + u * (Math.log(high) - Math.log(low)))
            : low + u * (high - low);
    // The exponential of a logarithm is not exact: the ends are.
    return u == 0 ? low : u == 1 ? high : Math.min(high, Math.max(low, value));
  }

  static void requireRange(Number low, Number high, boolean log) {
    double a = low.doubleValue();
    double b = high.doubleValue();
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      throw new WrongInputException("", "the bounds [%s, %s] must be finite".formatted(low, high));
    }
    if (!Double.isFinite(b - a)) {
      throw new WrongInputException(
          "",
          "the bounds [%s, %s] are further apart than numbers go: keep them within -8e307 and 8e307"
              .formatted(low, high));
    }
    if (log && Math.min(a, b) <= 0) {
      // Before the order: the other way round they would be refused again.
      throw new WrongInputException(
          "",
          "on a log scale both bounds must be above 0, not [%s, %s]: raise them or leave log out"
              .formatted(text(low), text(high)));
    }
    if (a > b) {
      throw new WrongInputException(
          "",
          "the range [%1$s, %2$s] is reversed: write [%2$s, %1$s]"
              .formatted(text(low), text(high)));
    }
  }

  static void requireStep(Number step, boolean log) {
    if (!(step.doubleValue() > 0) || Double.isInfinite(step.doubleValue())) {
      throw new WrongInputException("", "the step must be above 0, not %s".formatted(text(step)));
    }
    if (log) {
      throw new WrongInputException("", "step and log exclude each other: leave one out");
    }
  }

  /** Options as files have them: {@code [0.0005, relu]}, where Java would write 5.0E-4. */
  static String listed(List<Object> options) {
    return options.stream()
        .map(option -> option instanceof Double number ? text(number) : String.valueOf(option))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
