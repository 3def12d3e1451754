package org.tunebench.engine.space;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.tunebench.engine.WrongInputException;

/**
 * Real numbers between two bounds, both included, uniform on a linear or a logarithmic scale.
 *
 * @param low the least value
 * @param high the greatest value; with a step, the greatest multiple below it counts
 * @param log whether the logarithm is uniform; the lower bound is above 0 then
 * @param step the distance between values, or 0 for none; not with {@code log}
 */
public record FloatRange(double low, double high, boolean log, double step)
    implements Distribution {
  private static final double LOG_FROM_RATIO = 100;

  /**
   * @throws WrongInputException if the bounds are reversed or not finite, a log range is not
   *     positive, or the step does not fit
   */
  public FloatRange {
    Values.requireRange(low, high, log);
    if (step != 0) {
      Values.requireStep(step, log);
      if ((high - low) / step >= Long.MAX_VALUE) {
        throw new WrongInputException("", "the step %s is too small for the range".formatted(step));
      }
    }
  }

  /** A linear range without a step. */
  public FloatRange(double low, double high) {
    this(low, high, false, 0);
  }

  /**
   * The range that numbers span of which no more is known: on a logarithmic scale where they are
   * above 0 and span two orders of magnitude.
   */
  public static FloatRange spanning(double low, double high) {
    return new FloatRange(low, high, low > 0 && high / low >= LOG_FROM_RATIO, 0);
  }

  /**
   * The range of numbers that somebody tried: on a logarithmic scale where they span two orders of
   * magnitude and are more likely drawn from such a scale. The least of many that are uniform from
   * 0 to 1 lies low as well. A value counts once however often it was tried: a search comes back to
   * what did well, which says nothing of the scale.
   *
   * @param values all of them finite
   */
  public static FloatRange ofTried(double... values) {
    double low = DoubleStream.of(values).reduce(Double.POSITIVE_INFINITY, Math::min);
    double high = DoubleStream.of(values).reduce(Double.NEGATIVE_INFINITY, Math::max);
    FloatRange spanned = spanning(low, high);
    return spanned.log && !areLikelierLogarithmic(values, low, high)
        ? new FloatRange(low, high)
        : spanned;
  }

  /** Compares how likely they are if they, or if their logarithms, are uniform between bounds. */
  private static boolean areLikelierLogarithmic(double[] values, double low, double high) {
    double[] distinct = DoubleStream.of(values).distinct().toArray();
    double uniform = -distinct.length * Math.log(high - low);
    double logarithmic =
        -DoubleStream.of(distinct).map(Math::log).sum()
            - distinct.length * Math.log(Math.log(high / low));
    return logarithmic > uniform;
  }

  private long steps() {
    // The half of a tolerance keeps 0.3 in [0.1, 0.3] with step 0.1 in spite of rounding.
    return (long) Math.floor((high - low) / step + 1e-9) + 1;
  }

  private double onStep(long k) {
    // The last step may lie above the upper bound by a rounding error, which must not lead outside.
    return Math.min(high, Values.onStep(low, step, k).doubleValue());
  }

  @Override
  public Object valueAt(double u) {
    return step > 0
        ? onStep(Values.cell(u, steps()))
        : Values.between(Values.clampUnit(u), low, high, log);
  }

  @Override
  public double unitOf(Object value) {
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException("not a number: " + value);
    }
    double x = number.doubleValue();
    if (step > 0) {
      double k = Math.rint((x - low) / step);
      return Values.clampUnit((k + 0.5) / steps());
    }
    return Values.fraction(x, low, high, log);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double x
        && x >= low
        && x <= high
        && (step == 0 || Values.onGrid(x, low, step));
  }

  @Override
  public OptionalLong cardinality() {
    if (step > 0) {
      return OptionalLong.of(steps());
    }
    return low == high ? OptionalLong.of(1) : OptionalLong.empty();
  }

  @Override
  public List<Object> values() {
    if (low == high) {
      return List.of(low);
    }
    if (step == 0) {
      throw new IllegalStateException(describe() + " has no countable values");
    }
    List<Object> all = new ArrayList<>();
    for (long k = 0; k < steps(); k++) {
      all.add(onStep(k));
    }
    return all;
  }

  /** What a program has computed as a step comes off it by a rounding error. */
  @Override
  public Object coerce(Object raw) {
    Object value = Values.toDouble(raw);
    if (step > 0 && value instanceof Double x && Values.onGrid(x, low, step)) {
      double k = Math.rint((x - low) / step);
      return k >= 0 && k < steps() ? (Object) onStep((long) k) : value;
    }
    return value;
  }

  @Override
  public String describe() {
    return "float [%s, %s]%s%s"
        .formatted(
            Values.text(low),
            Values.text(high),
            log ? " on a log scale" : "",
            step > 0 ? " in steps of " + Values.text(step) : "");
  }
}
