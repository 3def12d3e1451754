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
  FINISHED;

  /**
   * Whether a study has come to its end and there is nothing to show for it. This is the one place
   * that says so, for studies, for lists of them and for the exit code alike.
   *
   * @param completed how many of its trials have completed
   */
  public boolean isWithoutResult(int completed) {
    return this == FINISHED && completed == 0;
  }

  /**
   * Whether a study was stopped, by the person or since all its trials had failed, and there is
   * nothing to show for it: it can be gone on with.
   */
  public boolean isFruitless(TrialCounts counts) {
    return this == STOPPED
        && counts.of(TrialState.FAILED) > 0
        && counts.of(TrialState.COMPLETED) == 0;
  }
}
