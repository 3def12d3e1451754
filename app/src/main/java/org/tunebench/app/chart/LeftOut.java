package org.tunebench.app.chart;

import java.util.List;

/** What the axis of a metric has no place for, though it was reported. */
public enum LeftOut {
  /** Every value is within the axis. */
  NOTHING,
  /** Values far beyond the others, by choice. */
  OUTLIERS,
  /** Values of 0 or less, which have no logarithm. */
  NO_LOGARITHM,
  /** Values of both kinds. */
  BOTH;

  /**
   * What a chart leaves out.
   *
   * @param clipped whether outliers are beyond its axis
   * @param log whether that is logarithmic
   */
  static LeftOut of(boolean clipped, boolean log, List<Curve> curves) {
    boolean without = log && curves.stream().anyMatch(LeftOut::hasNoLogarithm);
    return clipped ? without ? BOTH : OUTLIERS : without ? NO_LOGARITHM : NOTHING;
  }

  private static boolean hasNoLogarithm(Curve curve) {
    for (int i = 0; i < curve.size(); i++) {
      double value = curve.values()[i];
      if (Double.isFinite(value) && value <= 0) {
        return true;
      }
    }
    return false;
  }
}
