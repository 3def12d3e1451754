package org.tunebench.app.cli;

import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Budget;

/** A number of trials that stands on the command line and not in a study file. */
final class TypedTrials {
  private static final String OPTION = "--trials";

  private TypedTrials() {}

  /**
   * A budget with so many trials in all.
   *
   * @throws WrongInputException if it cannot have so many, naming the option
   */
  static Budget in(Budget budget, int trials) {
    try {
      return budget.withTrials(trials);
    } catch (WrongInputException wrong) {
      throw named(wrong);
    }
  }

  /** What is wrong with the trials of a budget, named as it was typed. */
  static WrongInputException named(WrongInputException wrong) {
    return wrong.field().equals("budget.trials")
        ? new WrongInputException(OPTION, wrong.getMessage(), wrong)
        : wrong;
  }
}
