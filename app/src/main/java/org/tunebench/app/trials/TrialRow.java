package org.tunebench.app.trials;

import org.tunebench.engine.study.Trial;

/**
 * A row of the table. Changed in place when its trial changes, so that the table keeps its items;
 * confined to the FX thread.
 */
public final class TrialRow {
  /** The rank of a trial that has none. */
  public static final int UNRANKED = 0;

  private Trial trial;

  /** The trial as the last snapshot had it, to see by identity whether it changed. */
  private Trial seen;

  private int rank = UNRANKED;
  private int hidden;

  TrialRow(Trial trial) {
    this.trial = trial;
    this.seen = trial;
  }

  /** The row that stands for those left out between best and worst. */
  static TrialRow gap() {
    return new TrialRow(null);
  }

  /** The trial, or null for the gap between best and worst. */
  public Trial trial() {
    return trial;
  }

  /** Whether it stands for those left out between best and worst. */
  public boolean isGap() {
    return trial == null;
  }

  /** How many trials a gap stands for. */
  public int hidden() {
    return hidden;
  }

  /** Its place among the completed trials, from 1, the best; or {@link #UNRANKED}. */
  public int rank() {
    return rank;
  }

  boolean isStale(Trial now) {
    return seen != now;
  }

  void show(Trial now) {
    seen = now;
    // Reports may have come further than the snapshot.
    trial = now.state().isTerminal() ? now : now.reached(trial.epochs());
  }

  void reached(int step) {
    trial = trial.reached(step);
  }

  void setRank(int place) {
    rank = place;
  }

  void setHidden(int count) {
    hidden = count;
  }
}
