package org.tunebench.app.chart;

import org.tunebench.engine.study.Trial;

/**
 * The trial that a chart of histories emphasises.
 *
 * @param number its number
 * @param value its final value of the metric that is drawn, which the axis holds: a history that
 *     rises again after its lowest point ends far from it; NaN if it has none
 */
public record BestTrial(int number, double value) {
  /** A trial in the chart of a metric. */
  public static BestTrial of(Trial trial, String metric) {
    return new BestTrial(trial.number(), trial.metric(metric));
  }
}
