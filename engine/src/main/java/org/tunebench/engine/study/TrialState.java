package org.tunebench.engine.study;

/** Where a trial is in its life. */
public enum TrialState {
  /** Asked for by the person, or to be tried again; not started. */
  WAITING,
  /** A worker is at it. */
  RUNNING,
  /** It ran to its end and has its metrics, the deciding one possibly NaN. */
  COMPLETED,
  /** The pruner ended it. */
  PRUNED,
  /** It ended without a result; the failure says why. */
  FAILED,
  /** The person ended it. */
  STOPPED,
  /**
   * It ended by no fault of its own: the workbench ended, the study was stopped or paused, its
   * device was lost or too crowded. Its configuration is tried again.
   */
  INTERRUPTED;

  /** Whether a trial in this state never changes again. */
  public boolean isTerminal() {
    return this != WAITING && this != RUNNING;
  }

  /** Whether a trial in this state may use up one of the budget: {@link TrialCounts} says if. */
  public boolean countsToBudget() {
    return this != WAITING && this != INTERRUPTED;
  }

  /** The word of files and screens. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
