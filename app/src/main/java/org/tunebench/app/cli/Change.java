package org.tunebench.app.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.tunebench.engine.analysis.TunedAgainstDefault;

/** By how much tuning has changed a metric, relative to the default configuration's. */
final class Change {
  private Change() {}

  /** In percent of the default configuration's; empty where that is 0 or either is no number. */
  static OptionalDouble percent(OptionalDouble tuned, OptionalDouble standard) {
    if (tuned.isEmpty() || standard.isEmpty() || standard.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    double from = standard.getAsDouble();
    double share = 100 * (tuned.getAsDouble() - from) / Math.abs(from);
    return Double.isFinite(share) ? OptionalDouble.of(share) : OptionalDouble.empty();
  }

  /** The same of one metric of two trials. */
  static OptionalDouble percent(TunedAgainstDefault both, String metric) {
    return both.rows().stream()
        .filter(row -> row.metric().equals(metric))
        .map(row -> percent(row.tuned(), row.standard()))
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  /** {@code -3.21%}, or nothing. */
  static String text(OptionalDouble percent) {
    return percent.isPresent() ? String.format(Locale.ROOT, "%+.2f%%", percent.getAsDouble()) : "";
  }
}
