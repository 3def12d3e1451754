package org.tunebench.app.trials;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tunebench.engine.study.Report;

/** A metric as trials have last reported it. */
final class LastReports {
  private final Map<Integer, Double> values = new HashMap<>();
  private String metric = "";

  /** What a trial has last reported of a metric; nothing if another one is kept. */
  OptionalDouble of(int trial, String wanted) {
    Double last = values.get(trial);
    return last != null && metric.equals(wanted) ? OptionalDouble.of(last) : OptionalDouble.empty();
  }

  /** Takes in values of a metric, by the numbers of trials. */
  void take(String of, Map<Integer, Double> now) {
    keepOnly(of);
    values.putAll(now);
  }

  /** Takes in what reports say of a metric; a value that is no number says nothing. */
  void take(List<Report> reports, String of) {
    keepOnly(of);
    for (Report report : reports) {
      Double value = report.values().get(of);
      if (value != null && Double.isFinite(value)) {
        values.put(report.trial(), value);
      }
    }
  }

  private void keepOnly(String of) {
    if (!metric.equals(of)) {
      metric = of;
      values.clear();
    }
  }
}
