package org.tunebench.app.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Report;

/**
 * All that happened to a study since the last change, merged off the FX thread.
 *
 * @param snapshot the latest one, if there is a new one
 * @param ranking its completed trials, best first; of no meaning without a snapshot
 * @param metric what histories and growth are of
 * @param histories the histories of all trials so far: everything shown before is void; empty if
 *     they only grew
 * @param growth what was added to the histories since, or after {@code histories}, by trial number
 * @param reports all reports since, with all their metrics, in the order of arrival
 */
record StudyChange(
    Optional<StudySnapshot> snapshot,
    List<BestAndWorst.Ranked> ranking,
    String metric,
    Optional<Map<Integer, Points>> histories,
    Map<Integer, Points> growth,
    List<Report> reports) {

  /** The last number in each history, as far as this change holds it, by trial. */
  Map<Integer, Double> lastValues() {
    Map<Integer, Double> last = new HashMap<>();
    histories.ifPresent(all -> all.forEach((trial, points) -> take(last, trial, points)));
    growth.forEach((trial, points) -> take(last, trial, points));
    return last;
  }

  private static void take(Map<Integer, Double> last, int trial, Points points) {
    for (int i = points.values().length - 1; i >= 0; i--) {
      if (Double.isFinite(points.values()[i])) {
        last.put(trial, points.values()[i]);
        return;
      }
    }
  }
}
