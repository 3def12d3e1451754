package org.tunebench.engine.pruner;

import org.tunebench.engine.study.History;

/** Lets every trial run to its end. */
record NoPruner() implements Pruner {
  @Override
  public boolean shouldStop(History history, int trialNumber) {
    return false;
  }
}
