package org.tunebench.app.chart;

import java.util.Objects;
import java.util.Optional;

/**
 * What the axes of a chart of histories show.
 *
 * @param logValues whether the metric's axis is logarithmic; values of zero and less are then gaps
 * @param showAll whether outliers are shown too, instead of being clipped
 * @param window what the person has zoomed to; empty for the range that fits the data
 * @param smoothing weight of {@link Smoothing}: 0 for the histories as they were reported
 * @param held trials whose best value is no outlier
 */
public record HistoriesAxes(
    boolean logValues,
    boolean showAll,
    Optional<PlotWindow> window,
    double smoothing,
    HeldTrials held) {

  /**
   * The window may be empty; nothing may be null.
   *
   * @throws IllegalArgumentException if the weight is not between 0 and {@link Smoothing#STRONGEST}
   */
  public HistoriesAxes {
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(held, "held");
    if (!(smoothing >= Smoothing.NONE && smoothing <= Smoothing.STRONGEST)) {
      throw new IllegalArgumentException("cannot smooth with a weight of " + smoothing);
    }
  }

  /** Histories as they were reported. */
  public HistoriesAxes(boolean logValues, boolean showAll, Optional<PlotWindow> window) {
    this(logValues, showAll, window, Smoothing.NONE, HeldTrials.NONE);
  }

  /** A linear axis, outliers clipped, not zoomed. */
  public static HistoriesAxes fitted() {
    return new HistoriesAxes(false, false, Optional.empty());
  }

  /** The same that hold the best value of other trials. */
  public HistoriesAxes holding(HeldTrials others) {
    return new HistoriesAxes(logValues, showAll, window, smoothing, others);
  }
}
