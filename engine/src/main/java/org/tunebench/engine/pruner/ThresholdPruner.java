package org.tunebench.engine.pruner;

import org.tunebench.engine.Decimals;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Settings;

/**
 * Ends a trial whose value leaves an interval, or is not a number.
 *
 * @param lower the least value that may be reported
 * @param upper the greatest value that may be reported
 * @param looks when to look
 */
record ThresholdPruner(double lower, double upper, Looks looks) implements Pruner {

  static ThresholdPruner read(Settings settings) {
    double most = Double.MAX_VALUE;
    if (!settings.has("lower") && !settings.has("upper")) {
      throw settings.missing(
          "upper", "the greatest value to tolerate, or a lower bound, the least one");
    }
    double lower = settings.number("lower", Double.NEGATIVE_INFINITY, -most, most);
    double upper = settings.number("upper", Double.POSITIVE_INFINITY, -most, most);
    if (lower > upper) {
      throw settings.wrong(
          "lower", "at most the upper bound (%s)".formatted(Decimals.text(upper)), lower);
    }
    return new ThresholdPruner(lower, upper, Looks.read(settings));
  }

  @Override
  public boolean shouldStop(History history, int trialNumber) {
    Curve curve = history.curve(trialNumber);
    if (!looks.include(curve)) {
      return false;
    }
    double value = curve.value(curve.size() - 1);
    // NaN is inside of nothing.
    return !(value >= lower && value <= upper);
  }
}
