package org.tunebench.engine.study;

/** Where a study is in its life, as it is stored. */
public enum StudyState {
  /** Defined, never started. */
  NEW,
  /** Trials are being started. Found in a workspace that nobody runs: it was interrupted. */
  RUNNING,
  /** Stopped by the person before its budget was used up. */
  STOPPED,
  /** Its budget is used up, or nothing is left to try. */
  FINISHED
}
