package org.tunebench.app.chart;

/**
 * A stretch of an axis.
 *
 * @param lower the smaller end
 * @param upper the larger end
 */
public record ValueRange(double lower, double upper) {

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException unless both ends are finite and lower is less than upper
   */
  public ValueRange {
    if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower >= upper) {
      throw new IllegalArgumentException(
          "a range needs a finite lower end below a finite upper end, not %s and %s"
              .formatted(lower, upper));
    }
  }

  /** The range between two finite values, widened a little where they are equal. */
  public static ValueRange around(double one, double other) {
    double lower = Math.min(one, other);
    double upper = Math.max(one, other);
    double least = Math.max(Math.max(Math.abs(lower), Math.abs(upper)) * 1e-9, Double.MIN_NORMAL);
    if (upper - lower >= least) {
      return new ValueRange(lower, upper);
    }
    double pad = Math.max(Math.abs(lower) * 0.01, 0.5);
    return new ValueRange(lower - pad, upper + pad);
  }

  /** Upper end less lower end. */
  public double length() {
    return upper - lower;
  }

  /** Whether a value lies within, ends included. */
  public boolean contains(double value) {
    return value >= lower && value <= upper;
  }

  /** The smallest range that holds both. */
  public ValueRange union(ValueRange other) {
    return new ValueRange(Math.min(lower, other.lower), Math.max(upper, other.upper));
  }

  /** The smallest range that holds this one and a value; a value that is not finite is ignored. */
  public ValueRange including(double value) {
    return Double.isFinite(value)
        ? new ValueRange(Math.min(lower, value), Math.max(upper, value))
        : this;
  }

  /** This range moved, and shrunk if need be, into the limits. */
  public ValueRange within(ValueRange limits) {
    if (length() >= limits.length()) {
      return limits;
    }
    double shift = Math.max(0, limits.lower - lower) - Math.max(0, upper - limits.upper);
    return new ValueRange(lower + shift, upper + shift);
  }

  /** The logarithms of a range above 0. */
  public ValueRange log10() {
    return new ValueRange(Math.log10(lower), Math.log10(upper));
  }

  /** The range of which this one has the logarithms. */
  public ValueRange powersOf10() {
    return new ValueRange(Math.pow(10, lower), Math.pow(10, upper));
  }

  /**
   * This range with a margin of 2% and its ends on round numbers. Rounding to about a twentieth of
   * the length also keeps the axis still while values trickle in.
   */
  public ValueRange rounded() {
    double margin = 0.02 * length();
    double step = Ticks.niceStep(length() / 20);
    double low = Math.floor((lower - margin) / step) * step;
    double high = Math.ceil((upper + margin) / step) * step;
    return Double.isFinite(low) && Double.isFinite(high) ? new ValueRange(low, high) : this;
  }
}
