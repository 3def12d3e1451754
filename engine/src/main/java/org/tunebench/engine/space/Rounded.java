package org.tunebench.engine.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/**
 * Values of a continuous distribution, each rounded to a multiple of a quantum: {@code round(x / q)
 * · q}, halves to the even multiple, or {@code floor(x / q) · q}. Unlike a range with a step, the
 * multiples at the ends have the share of the part of their cell that lies within the bounds, and
 * they may lie outside of the bounds by up to a quantum.
 *
 * <p>Values are {@link Long} where the quantum is a whole number, {@link Double} otherwise.
 *
 * @param of a {@link FloatRange} without a step, a {@link Normal} without a quantum, or a {@link
 *     Beta}
 * @param quantum the distance of neighbouring values, above 0
 * @param down whether values are rounded down rather than to the nearest multiple
 */
public record Rounded(Distribution of, double quantum, boolean down) implements Distribution {
  /** Cells that are narrower than this on the unit interval are lost in rounding. */
  private static final double NO_SHARE = 1e-13;

  /**
   * @throws WrongInputException if the distribution cannot be rounded, or the quantum does not fit
   *     it
   */
  public Rounded {
    boolean continuous =
        of instanceof FloatRange range && range.step() == 0
            || of instanceof Normal normal && normal.quantum() == 0
            || of instanceof Beta;
    if (!continuous) {
      throw new WrongInputException(
          "", "%s cannot be rounded: leave its step or the rounding out".formatted(of.describe()));
    }
    if (!(quantum > 0) || Double.isInfinite(quantum)) {
      throw new WrongInputException(
          "", "values are rounded to multiples of a number above 0, not " + quantum);
    }
    double most = Math.max(Math.abs((double) of.valueAt(0)), Math.abs((double) of.valueAt(1)));
    if (!(most / quantum < Values.LARGEST_WHOLE) || !(most + quantum < Values.LARGEST_WHOLE)) {
      throw new WrongInputException(
          "", "multiples of %s do not fit %s".formatted(Decimals.text(quantum), of.describe()));
    }
  }

  /** Values rounded to the nearest multiple. */
  public Rounded(Distribution of, double quantum) {
    this(of, quantum, false);
  }

  /** Where the quantum is whole, all multiples are. */
  @Override
  public boolean isWhole() {
    return Values.isWhole(quantum);
  }

  /** Which multiple a value of the continuous distribution becomes. */
  private long multiple(double x) {
    return (long) (down ? Math.floor(x / quantum) : Math.rint(x / quantum));
  }

  private long first() {
    return multiple((double) of.valueAt(0));
  }

  private long last() {
    return multiple((double) of.valueAt(1));
  }

  private Object value(long k) {
    BigDecimal value = Values.onStep(0, quantum, k);
    return isWhole() ? (Object) value.longValue() : (Object) value.doubleValue();
  }

  @Override
  public Object valueAt(double u) {
    return value(multiple((double) of.valueAt(u)));
  }

  @Override
  public double unitOf(Object value) {
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException("not a number: " + value);
    }
    double k = Math.rint(number.doubleValue() / quantum);
    double below = down ? 0 : 0.5;
    double from = of.unitOf((k - below) * quantum);
    double to = of.unitOf((k - below + 1) * quantum);
    if (to - from < NO_SHARE) {
      // A bound on the edge of a cell: only the very end of the unit interval leads there.
      return k <= first() ? 0 : k >= last() ? 1 : from;
    }
    return Values.clampUnit((from + to) / 2);
  }

  @Override
  public boolean contains(Object value) {
    boolean kind = isWhole() ? value instanceof Long : value instanceof Double;
    if (!kind) {
      return false;
    }
    double x = ((Number) value).doubleValue();
    double k = Math.rint(x / quantum);
    return Values.onGrid(x, 0, quantum) && k >= first() && k <= last();
  }

  @Override
  public OptionalLong cardinality() {
    return OptionalLong.of(last() - first() + 1);
  }

  @Override
  public boolean repeatsItself() {
    return true;
  }

  @Override
  public List<Object> values() {
    List<Object> all = new ArrayList<>();
    for (long k = first(); k <= last(); k++) {
      all.add(value(k));
    }
    return all;
  }

  @Override
  public Object coerce(Object raw) {
    Object value = isWhole() ? Values.toWhole(raw) : Values.toDouble(raw);
    return contains(value)
        ? value((long) Math.rint(((Number) value).doubleValue() / quantum))
        : value;
  }

  @Override
  public String describe() {
    return "%s rounded%s to multiples of %s"
        .formatted(of.describe(), down ? " down" : "", Decimals.text(quantum));
  }
}
