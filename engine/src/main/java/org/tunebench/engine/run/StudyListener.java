package org.tunebench.engine.run;

import java.util.List;
import org.tunebench.engine.study.Report;

/**
 * Hears of a running study. Called on the study's own thread, after what is told has been kept:
 * must return at once.
 */
public interface StudyListener {
  /** Trials or the status have changed. */
  void onSnapshot(StudySnapshot snapshot);

  /** Trials have reported: a batch in the order of arrival, each step of a trial once. */
  default void onReports(List<Report> reports) {}
}
