package org.tunebench.app.trials;

import java.util.List;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.study.Trial;

/**
 * The ranks of a study's trials, as a column that sorts and filters read in the background, too.
 */
final class TrialRanks {
  private final TrialColumn column;

  /** By trial number; a new array at each change, since other threads read it. */
  private volatile int[] ranks = {};

  /**
   * @param heading of the column
   */
  TrialRanks(String heading) {
    column = TrialColumn.rank(heading, this::of);
  }

  /** The ranks as a filter has them. */
  TrialColumn column() {
    return column;
  }

  /**
   * Takes in a new ranking.
   *
   * @param trials how many trials there are
   */
  void set(int trials, List<BestAndWorst.Ranked> ranking) {
    int[] now = new int[trials];
    ranking.forEach(place -> now[place.trial().number()] = place.rank());
    ranks = now;
  }

  private int of(Trial trial) {
    int[] now = ranks;
    return trial.number() < now.length ? now[trial.number()] : TrialRow.UNRANKED;
  }
}
