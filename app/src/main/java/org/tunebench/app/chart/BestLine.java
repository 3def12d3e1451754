package org.tunebench.app.chart;

import org.tunebench.engine.study.Trial;

/**
 * The line that a chart of histories emphasises: the best trial's.
 *
 * @param number of the trial
 * @param value its final value of the metric that is drawn, which the axis holds: a history that
 *     rises again after its lowest point ends far from it; NaN if it has none
 */
public record BestLine(int number, double value) {
  /** The line of a trial in the chart of a metric. */
  public static BestLine of(Trial trial, String metric) {
    return new BestLine(trial.number(), trial.metric(metric));
  }
}
