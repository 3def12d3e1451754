package org.tunebench.engine.pruner;

import org.tunebench.engine.study.History;

/**
 * Decides, at each report, whether a running trial goes on. Pruners keep no state: what they decide
 * is a function of their settings and the history.
 */
public interface Pruner {
  /**
   * @param history all trials so far with their curves, which hold the report that just came in
   * @param trialNumber the running trial that reported
   * @return whether to end it
   */
  boolean shouldStop(History history, int trialNumber);
}
