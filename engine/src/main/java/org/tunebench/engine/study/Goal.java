package org.tunebench.engine.study;

/** Whether less or more of a metric is better. */
public enum Goal {
  /** Less is better. */
  MINIMIZE,
  /** More is better. */
  MAXIMIZE;

  /**
   * The metric as something to be minimised; its own inverse. NaN stays NaN, and zeros of both
   * signs are one: a script that rounds prints some as {@code -0.00}, which are no better than the
   * others.
   *
   * @param metric a value of the metric, or a loss
   */
  public double loss(double metric) {
    return this == MINIMIZE ? metric + 0.0 : 0.0 - metric;
  }

  /** The word of study files: {@code minimize} or {@code maximize}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
