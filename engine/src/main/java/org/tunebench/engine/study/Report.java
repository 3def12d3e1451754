package org.tunebench.engine.study;

import java.util.Map;

/**
 * Metrics of a running trial at one step.
 *
 * @param trial the trial's number
 * @param step the epoch, from 1; each step is reported once, a second report of it is ignored
 * @param values metric name to value, possibly NaN
 */
public record Report(int trial, int step, Map<String, Double> values) {
  /** Copies the values. */
  public Report {
    values = Map.copyOf(values);
  }
}
