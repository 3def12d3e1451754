package org.tunebench.engine.run;

import java.util.List;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** What a study that is run would say of its budget: for the tests of what keeps its trials. */
public final class BudgetOfHistory {
  private BudgetOfHistory() {}

  /** How many of the budget's trials are used up. */
  public static int ended(StudySpec spec, List<Trial> trials) {
    LiveHistory history = new LiveHistory(spec);
    trials.forEach(history::put);
    return new Progress(history).ended();
  }
}
