package org.tunebench.engine.space;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.tunebench.engine.WrongInputException;

/**
 * A normal distribution, or a log-normal one: {@code exp(N(mean, deviation))}.
 *
 * @param mean mean, of the logarithm where {@code log}
 * @param deviation standard deviation above 0, of the logarithm where {@code log}
 * @param log whether the value is the exponential of a normal one
 * @param quantum values are rounded to multiples of it; 0 for no rounding
 */
public record Normal(double mean, double deviation, boolean log, double quantum)
    implements Distribution {
  /**
   * The share cut off at either end, so that the quantile function stays finite: about six
   * deviations.
   */
  private static final double TAIL = 1e-9;

  /**
   * @throws WrongInputException if a number is not finite, the deviation not above 0 or the quantum
   *     negative
   */
  public Normal {
    if (!Double.isFinite(mean)) {
      throw new WrongInputException("", "the mean must be a finite number, not " + mean);
    }
    if (!(deviation > 0) || Double.isInfinite(deviation)) {
      throw new WrongInputException("", "the deviation must be above 0, not " + deviation);
    }
    if (!(quantum >= 0) || Double.isInfinite(quantum)) {
      throw new WrongInputException("", "the step must be 0 or above, not " + quantum);
    }
    double farthest = Math.abs(mean) + 7 * deviation;
    if (Double.isInfinite(farthest) || (log && Double.isInfinite(Math.exp(mean + 7 * deviation)))) {
      throw new WrongInputException(
          "",
          (log ? "exp(%s + 7 × %s) is beyond the largest number" : "±(%s + 7 × %s) is too large")
              .formatted(mean, deviation));
    }
  }

  private NormalDistribution standard() {
    return new NormalDistribution(null, 0, 1);
  }

  @Override
  public Object valueAt(double u) {
    double inside = TAIL + Values.clampUnit(u) * (1 - 2 * TAIL);
    double z = mean + deviation * standard().inverseCumulativeProbability(inside);
    double x = log ? Math.exp(z) : z;
    return quantum > 0 ? multiple(x) : x;
  }

  /**
   * The nearest multiple of the quantum; the value itself where doubles are not as fine as that.
   */
  private double multiple(double x) {
    double k = Math.rint(x / quantum);
    return Math.abs(k) < Values.LARGEST_WHOLE
        ? Values.onStep(0, quantum, (long) k).doubleValue()
        : x;
  }

  @Override
  public double unitOf(Object value) {
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException("not a number: " + value);
    }
    double x = number.doubleValue();
    if (log && x <= 0) {
      return 0;
    }
    double z = ((log ? Math.log(x) : x) - mean) / deviation;
    return Values.clampUnit((standard().cumulativeProbability(z) - TAIL) / (1 - 2 * TAIL));
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double x
        && Double.isFinite(x)
        && (!log || x >= 0)
        && (quantum == 0 || Values.onGrid(x, 0, quantum));
  }

  @Override
  public boolean repeatsItself() {
    return quantum > 0;
  }

  @Override
  public Object coerce(Object raw) {
    Object value = Values.toDouble(raw);
    return quantum > 0 && contains(value) ? (Object) multiple((double) value) : value;
  }

  @Override
  public String describe() {
    return "%snormal [%s, %s]%s"
        .formatted(
            log ? "log-" : "",
            Values.text(mean),
            Values.text(deviation),
            quantum > 0 ? " in steps of " + Values.text(quantum) : "");
  }
}
