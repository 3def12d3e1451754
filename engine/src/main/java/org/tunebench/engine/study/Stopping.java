package org.tunebench.engine.study;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tunebench.engine.WrongInputException;

/**
 * What ends a study before its trials are used up: no trial is started any more, those that run go
 * on to their end.
 *
 * @param target a value of the metric that is good enough
 * @param patience so many trials in a row without a better metric are enough
 * @param until values of any final metrics, each of which is enough
 */
public record Stopping(OptionalDouble target, OptionalInt patience, List<Target> until) {
  /** Nothing but the budget ends the study. */
  public static final Stopping NEVER = new Stopping(OptionalDouble.empty(), OptionalInt.empty());

  /**
   * @throws WrongInputException if the target is not finite or the patience not positive
   */
  public Stopping {
    until = List.copyOf(until);
    if (target.isPresent() && !Double.isFinite(target.getAsDouble())) {
      throw new WrongInputException(
          "budget.target", "must be a finite number, not " + target.getAsDouble());
    }
    if (patience.isPresent() && patience.getAsInt() < 1) {
      throw new WrongInputException(
          "budget.patience", "must be 1 or above, not " + patience.getAsInt());
    }
  }

  /** Something about the study's own metric ends it. */
  public Stopping(OptionalDouble target, OptionalInt patience) {
    this(target, patience, List.of());
  }

  /** Whether a value of the metric is good enough; an infinity is none. */
  public boolean isReached(Goal goal, double value) {
    return target.isPresent()
        && Double.isFinite(value)
        && goal.loss(value) <= goal.loss(target.getAsDouble());
  }

  /** Whether so many trials without a better metric are enough. */
  public boolean isExhausted(int trialsSinceBest) {
    return patience.isPresent() && trialsSinceBest >= patience.getAsInt();
  }
}
