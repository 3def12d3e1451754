package org.tunebench.app.chart;

import java.util.Objects;
import java.util.Optional;

/**
 * What the axes of a chart of histories show.
 *
 * @param logValues whether the metric's axis is logarithmic; values of zero and less are then gaps
 * @param showAll whether outliers are shown too, instead of being clipped
 * @param window what the person has zoomed to; empty for the range that fits the data
 */
public record HistoriesAxes(boolean logValues, boolean showAll, Optional<PlotWindow> window) {

  /** The window may be empty, not null. */
  public HistoriesAxes {
    Objects.requireNonNull(window, "window");
  }

  /** A linear axis, outliers clipped, not zoomed. */
  public static HistoriesAxes fitted() {
    return new HistoriesAxes(false, false, Optional.empty());
  }
}
