package org.tunebench.engine.space;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tunebench.engine.WrongInputException;

/**
 * Whole numbers between two bounds, both included, uniform on a linear or a logarithmic scale.
 *
 * @param low the least value
 * @param high the greatest value; with a step, the greatest multiple below it counts
 * @param log whether the logarithm is uniform; the lower bound is above 0 then
 * @param step the distance between values, at least 1; 1 with {@code log}
 */
public record IntRange(long low, long high, boolean log, long step) implements Distribution {
  /** Bounds lie between this and its negative: doubles tell all whole numbers up to it apart. */
  public static final long LARGEST = Values.LARGEST_WHOLE;

  /**
   * @throws WrongInputException if the bounds are reversed, a log range is not positive, or the
   *     step does not fit
   */
  public IntRange {
    Values.requireRange(low, high, log);
    Values.requireStep(step, log && step != 1);
    if (low < -LARGEST || high > LARGEST) {
      throw new WrongInputException(
          "", "the bounds [%d, %d] go beyond ±%d".formatted(low, high, LARGEST));
    }
  }

  /** A linear range with every whole number in it. */
  public IntRange(long low, long high) {
    this(low, high, false, 1);
  }

  private long count() {
    return (high - low) / step + 1;
  }

  @Override
  public Object valueAt(double u) {
    if (!log) {
      return low + step * Values.cell(u, count());
    }
    // Half a unit on either side gives the end points the same share as their neighbours.
    double value = Values.between(Values.clampUnit(u), low - 0.5, high + 0.5, true);
    return Math.min(high, Math.max(low, Math.round(value)));
  }

  @Override
  public double unitOf(Object value) {
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException("not a number: " + value);
    }
    double x = number.doubleValue();
    if (!log) {
      return Values.clampUnit((Math.rint((x - low) / step) + 0.5) / count());
    }
    double inside = Math.min(high, Math.max(low, x));
    return Values.fraction(inside, low - 0.5, high + 0.5, true);
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long x && x >= low && x <= high && (x - low) % step == 0;
  }

  @Override
  public OptionalLong cardinality() {
    return OptionalLong.of(count());
  }

  @Override
  public List<Object> values() {
    List<Object> all = new ArrayList<>();
    for (long k = 0; k < count(); k++) {
      all.add(low + k * step);
    }
    return all;
  }

  @Override
  public Object coerce(Object raw) {
    return Values.toWhole(raw);
  }

  @Override
  public String describe() {
    return "int [%d, %d]%s%s"
        .formatted(low, high, log ? " on a log scale" : "", step > 1 ? " in steps of " + step : "");
  }
}
