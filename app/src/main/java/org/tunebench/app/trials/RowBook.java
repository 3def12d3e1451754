package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.study.Trial;

/** A row for every trial by number, and the ranks of those that completed. */
final class RowBook {
  private final List<TrialRow> rows = new ArrayList<>();
  private List<TrialRow> ranked = List.of();

  /** Those of a snapshot's trials that are new or not as the rows have them. */
  List<Trial> changes(List<Trial> trials) {
    List<Trial> changed = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if (i >= rows.size() || rows.get(i).isStale(trial)) {
        changed.add(trial);
      }
    }
    return changed;
  }

  /** Takes a trial in: the next one, or the next state of a known one. */
  TrialRow put(Trial trial) {
    if (trial.number() == rows.size()) {
      rows.add(new TrialRow(trial));
    } else {
      rows.get(trial.number()).show(trial);
    }
    return rows.get(trial.number());
  }

  /**
   * Gives the completed trials their ranks.
   *
   * @param ranking those of the trials taken in, best first
   */
  void rank(List<BestAndWorst.Ranked> ranking) {
    List<TrialRow> best = new ArrayList<>(ranking.size());
    for (BestAndWorst.Ranked place : ranking) {
      TrialRow row = rows.get(place.trial().number());
      row.setRank(place.rank());
      best.add(row);
    }
    ranked = best;
  }

  /** Every trial's row, by number. */
  List<TrialRow> all() {
    return rows;
  }

  /** Those of completed trials, best first. */
  List<TrialRow> ranked() {
    return ranked;
  }

  /** The row of a trial, or null before it is known. */
  TrialRow row(int number) {
    return number >= 0 && number < rows.size() ? rows.get(number) : null;
  }
}
