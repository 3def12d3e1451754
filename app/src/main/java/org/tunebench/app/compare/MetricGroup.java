package org.tunebench.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/**
 * Studies whose values may stand in one chart: they optimise the same metric towards the same goal,
 * whatever they watched meanwhile. A table of trials that came from elsewhere says no more than
 * that.
 *
 * @param metric the name
 * @param goal less or more
 */
record MetricGroup(String metric, Goal goal) {

  static MetricGroup of(MetricSpec metric) {
    return new MetricGroup(metric.name(), metric.goal());
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
