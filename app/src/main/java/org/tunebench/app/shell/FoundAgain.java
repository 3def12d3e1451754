package org.tunebench.app.shell;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.TrialState;

/** Goes on with the studies whose jobs have gone on while nobody was there. */
public final class FoundAgain {
  private static final Logger LOG = LoggerFactory.getLogger(FoundAgain.class);

  private FoundAgain() {}

  /**
   * Starts every study that has a running trial: an engine that has just been opened leaves only
   * those running that are jobs on a cluster.
   */
  public static void in(SearchEngine engine) {
    for (StudySummary study : engine.repository().summaries()) {
      if (study.counts().getOrDefault(TrialState.RUNNING, 0) > 0) {
        start(engine, study);
      }
    }
  }

  private static void start(SearchEngine engine, StudySummary study) {
    try {
      engine.start(study.id());
    } catch (WrongInputException e) {
      // Its page says so when the person starts it.
      LOG.warn("{} does not go on: {}", study.name(), e.sentence());
    }
  }
}
