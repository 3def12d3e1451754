package org.tunebench.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/**
 * Studies whose values may stand in one chart: they optimise the same metric towards the same goal
 * and watch the same one meanwhile.
 *
 * @param metric the name
 * @param goal less or more
 * @param monitor what their histories are of
 */
record MetricGroup(String metric, Goal goal, String monitor) {

  static MetricGroup of(MetricSpec metric) {
    return new MetricGroup(metric.name(), metric.goal(), metric.monitor());
  }

  /** The studies of each group, in the order in which groups first appear. */
  static Map<MetricGroup, List<ComparedStudy>> of(List<ComparedStudy> studies) {
    Map<MetricGroup, List<ComparedStudy>> groups = new LinkedHashMap<>();
    for (ComparedStudy study : studies) {
      groups.computeIfAbsent(of(study.metric()), none -> new ArrayList<>()).add(study);
    }
    return groups;
  }
}
