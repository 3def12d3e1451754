package org.tunebench.app.shell;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.TrialState;

/**
 * Goes on with studies at the start: those whose jobs have gone on while nobody was there, and
 * those that were left for this start.
 */
public final class FoundAgain {
  private static final Logger LOG = LoggerFactory.getLogger(FoundAgain.class);

  private FoundAgain() {}

  /**
   * Starts every study that has a running trial: an engine that has just been opened leaves only
   * those running that are jobs on a cluster.
   */
  public static void in(SearchEngine engine) {
    for (StudySummary study : engine.repository().summaries()) {
      if (study.counts().of(TrialState.RUNNING) > 0) {
        start(engine, study);
      }
    }
  }

  /**
   * Starts the studies that were left for this start, as far as they are there and can go on.
   *
   * @return their names
   */
  public static List<String> left(SearchEngine engine, Set<Long> left) {
    return engine.repository().summaries().stream()
        .filter(study -> left.contains(study.id()) && start(engine, study))
        .map(StudySummary::name)
        .toList();
  }

  private static boolean start(SearchEngine engine, StudySummary study) {
    try {
      engine.start(study.id());
      return true;
    } catch (WrongInputException e) {
      // Its page says so when the person starts it.
      LOG.warn("{} does not go on: {}", study.name(), e.sentence());
      return false;
    }
  }
}
