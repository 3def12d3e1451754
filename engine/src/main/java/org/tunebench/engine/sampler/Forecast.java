package org.tunebench.engine.sampler;

/**
 * What a trial will reach.
 *
 * @param value on the scale of what the others reached
 * @param deviation how far off that is: as far as such forecasts miss trials that have ended, 0 or
 *     above
 */
public record Forecast(double value, double deviation) {
  /**
   * What to expect when something else foretells the trial, too: each counts by the inverse of its
   * variance.
   *
   * @param otherDeviation above 0
   */
  double with(double otherValue, double otherDeviation) {
    double ratio = deviation / otherDeviation;
    return otherValue + (value - otherValue) / (1 + ratio * ratio);
  }
}
