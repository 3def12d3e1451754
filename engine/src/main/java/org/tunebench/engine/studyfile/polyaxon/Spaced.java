package org.tunebench.engine.studyfile.polyaxon;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.studyfile.foreign.Numbers;
import org.tunebench.engine.studyfile.yaml.Field;

/**
 * Values at even distances: {@code range}, {@code linspace}, {@code geomspace}, {@code logspace}.
 */
final class Spaced {
  /** Start, stop and count. */
  static final int COUNTED = 3;

  private static final int MOST_VALUES = 10_000;
  private static final double TEN = 10;

  /** Rounding of decimal fractions must not let the stop in. */
  private static final double TOLERANCE = 1e-9;

  private Spaced() {}

  /**
   * From start in steps, without stop.
   *
   * @param exact whether rounding may let the stop in, as numpy's {@code arange} does
   */
  static Distribution range(Field field, boolean exact) {
    Numbers numbers = Numbers.read(field, List.of("start", "stop", "step"), "");
    double steps = (numbers.real(1) - numbers.real(0)) / numbers.real(2);
    double count = Math.ceil(exact ? steps : steps - TOLERANCE);
    if (!(numbers.real(2) > 0) || !(count >= 1)) {
      throw field.wrong("must go up from start to stop by a step above 0");
    }
    if (numbers.areWhole()) {
      long start = numbers.whole(0, "start");
      long step = numbers.whole(2, "step");
      return new IntRange(start, start + ((long) count - 1) * step, false, step);
    }
    BigDecimal last =
        BigDecimal.valueOf(numbers.real(0))
            .add(
                BigDecimal.valueOf(numbers.real(2)).multiply(BigDecimal.valueOf((long) count - 1)));
    return new FloatRange(numbers.real(0), last.doubleValue(), false, numbers.real(2));
  }

  static Numbers numbers(Field field, String optional) {
    return Numbers.read(field, List.of("start", "stop", "num"), optional);
  }

  /** From start to stop, both included, at even distances. */
  static Distribution linear(Field field) {
    Numbers numbers = numbers(field, "");
    return listed(field, numbers, i -> between(numbers, i));
  }

  /** In decimals: 0.3 rather than 0.30000000000000004. */
  private static double between(Numbers numbers, int i) {
    if (i == 0) {
      return numbers.real(0);
    }
    BigDecimal start = BigDecimal.valueOf(numbers.real(0));
    BigDecimal width = BigDecimal.valueOf(numbers.real(1)).subtract(start);
    BigDecimal steps = BigDecimal.valueOf(numbers.whole(2, "num") - 1);
    return start
        .add(width.multiply(BigDecimal.valueOf(i)).divide(steps, MathContext.DECIMAL64))
        .doubleValue();
  }

  /** From start to stop, both included, each the same multiple of the one before. */
  static Distribution geometric(Field field) {
    return geometric(field, numbers(field, ""));
  }

  static Distribution geometric(Field field, Numbers numbers) {
    double start = numbers.real(0);
    double stop = numbers.real(1);
    if (!(start * stop > 0)) {
      throw field.wrong("start and stop must both be above 0, or both below");
    }
    long last = numbers.whole(2, "num") - 1;
    double low = Math.log10(Math.abs(start));
    double high = Math.log10(Math.abs(stop));
    return listed(
        field,
        numbers,
        i ->
            i == 0
                ? start
                : i == last
                    ? stop
                    : Math.signum(start) * Math.pow(TEN, low + i * (high - low) / last));
  }

  /** The base, 10 unless given, to the powers from start to stop, as numpy's {@code logspace}. */
  static Distribution powers(Field field) {
    Numbers numbers = numbers(field, "base");
    double base = numbers.count() > COUNTED ? numbers.real(COUNTED) : TEN;
    return listed(field, numbers, i -> Math.pow(base, between(numbers, i)));
  }

  private static Distribution listed(Field field, Numbers numbers, IntToDoubleFunction value) {
    long count = numbers.whole(2, "num");
    if (count < 1 || count > MOST_VALUES) {
      throw field.wrong(
          String.format(
              Locale.ROOT, "num must be a whole number from 1 to %d, not %d", MOST_VALUES, count));
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(value.applyAsDouble(i));
    }
    return new Ordered(values);
  }
}
