package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;

/**
 * Builds one {@link StudyChange} of many events. Reports may come that the histories so far hold
 * already: they are told once. Confined to one thread.
 */
final class Merge {
  private final String metric;
  private final Map<Integer, Integer> reached;
  private Map<Integer, Curve> histories;
  private final Map<Integer, Curve> growth = new LinkedHashMap<>();
  private final List<Report> reports = new ArrayList<>();

  /**
   * @param metric what histories show
   * @param reached the last steps of the histories so far, by trial; this merge keeps it up to date
   */
  Merge(String metric, Map<Integer, Integer> reached) {
    this.metric = metric;
    this.reached = reached;
  }

  /** All histories so far: what was merged before is void. */
  void begin(Map<Integer, Curve> curves) {
    histories = curves;
    growth.clear();
    reports.clear();
    reached.clear();
    curves.forEach((trial, curve) -> reached.put(trial, curve.lastStep()));
  }

  void add(List<Report> batch) {
    reports.addAll(batch);
    for (Report report : batch) {
      Double value = report.values().get(metric);
      if (value != null && report.step() > reached.getOrDefault(report.trial(), -1)) {
        reached.put(report.trial(), report.step());
        growth.computeIfAbsent(report.trial(), n -> new Curve()).add(report.step(), value);
      }
    }
  }

  StudyChange change(Optional<StudySnapshot> snapshot, List<BestAndWorst.Ranked> ranking) {
    return new StudyChange(
        snapshot,
        ranking,
        metric,
        Optional.ofNullable(histories).map(Merge::points),
        points(growth),
        List.copyOf(reports));
  }

  private static Map<Integer, Points> points(Map<Integer, Curve> curves) {
    Map<Integer, Points> points = new TreeMap<>();
    double[] steps = {};
    for (Map.Entry<Integer, Curve> entry : curves.entrySet()) {
      Points of = Points.of(entry.getValue(), steps);
      steps = of.steps();
      points.put(entry.getKey(), of);
    }
    return points;
  }
}
