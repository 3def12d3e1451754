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

/** Builds one {@link StudyChange} of many events. Confined to one thread. */
final class Merge {
  private final String monitor;
  private Map<Integer, Curve> histories;
  private final Map<Integer, Curve> growth = new LinkedHashMap<>();
  private final List<Report> reports = new ArrayList<>();

  /**
   * @param monitor the metric that histories show
   */
  Merge(String monitor) {
    this.monitor = monitor;
  }

  /** All histories so far: what was merged before is void. */
  void begin(Map<Integer, Curve> curves) {
    histories = curves;
    growth.clear();
    reports.clear();
  }

  void add(List<Report> batch) {
    reports.addAll(batch);
    for (Report report : batch) {
      Double value = report.values().get(monitor);
      if (value != null) {
        growth.computeIfAbsent(report.trial(), n -> new Curve()).add(report.step(), value);
      }
    }
  }

  StudyChange change(Optional<StudySnapshot> snapshot, List<BestAndWorst.Ranked> ranking) {
    return new StudyChange(
        snapshot,
        ranking,
        Optional.ofNullable(histories).map(Merge::points),
        points(growth),
        List.copyOf(reports));
  }

  private static Map<Integer, Points> points(Map<Integer, Curve> curves) {
    Map<Integer, Points> points = new TreeMap<>();
    curves.forEach((trial, curve) -> points.put(trial, Points.of(curve)));
    return points;
  }
}
