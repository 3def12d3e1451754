package org.tunebench.engine.data;

import java.util.Locale;

/** What a count is, and how a number that is none is described. */
final class Counts {
  /** The largest whole number up to which a float holds every whole number exactly, 2²⁴. */
  static final double LARGEST = 1 << 24;

  private Counts() {}

  /** Whether a number is a whole number from 0 to 2²⁴. */
  static boolean isCount(double value) {
    return value >= 0 && value <= LARGEST && value == Math.rint(value);
  }

  /** What is wrong with a number that is no count, and what would be right. */
  static String complaint(double value) {
    return value > LARGEST && !Double.isInfinite(value)
        ? "%s is too large for a count: counts go up to %.0f".formatted(text(value), LARGEST)
        : "%s is not a count: counts are whole numbers of 0 or more".formatted(text(value));
  }

  /** A number as people write it: no decimal point where there is no fraction. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
