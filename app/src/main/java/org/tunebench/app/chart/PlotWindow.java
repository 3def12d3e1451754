package org.tunebench.app.chart;

import java.util.Objects;

/**
 * The part of the plane that a plot shows.
 *
 * @param steps along the horizontal axis
 * @param values along the vertical axis
 */
public record PlotWindow(ValueRange steps, ValueRange values) {

  /** Neither may be null. */
  public PlotWindow {
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(values, "values");
  }

  /** The smallest window that holds both. */
  PlotWindow union(PlotWindow other) {
    return new PlotWindow(steps.union(other.steps), values.union(other.values));
  }

  /**
   * This window moved, and shrunk if need be, into the limits.
   *
   * @param logValues whether lengths along the vertical axis are those of logarithms
   */
  PlotWindow within(PlotWindow limits, boolean logValues) {
    ValueRange inside =
        logValues
            ? values.log10().within(limits.values.log10()).powersOf10()
            : values.within(limits.values);
    return new PlotWindow(steps.within(limits.steps), inside);
  }
}
