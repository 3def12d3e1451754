package org.tunebench.app.trials;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tunebench.engine.study.Report;

/** Metrics as trials have last reported them. */
final class LastReports {
  /** By metric, then by the number of a trial. */
  private final Map<String, Map<Integer, Double>> values = new HashMap<>();

  /** What a trial has last reported of a metric. */
  OptionalDouble of(int trial, String metric) {
    Double last = values.getOrDefault(metric, Map.of()).get(trial);
    return last == null ? OptionalDouble.empty() : OptionalDouble.of(last);
  }

  /** Takes in values of a metric, by the numbers of trials. */
  void take(String metric, Map<Integer, Double> now) {
    of(metric).putAll(now);
  }

  /** Takes in reports; a value that is no number says nothing. */
  void take(List<Report> reports) {
    for (Report report : reports) {
      report
          .values()
          .forEach(
              (metric, value) -> {
                if (Double.isFinite(value)) {
                  of(metric).put(report.trial(), value);
                }
              });
    }
  }

  private Map<Integer, Double> of(String metric) {
    return values.computeIfAbsent(metric, name -> new HashMap<>());
  }
}
