package org.tunebench.app.chart;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;

/**
 * The trials without a result of which the best value so far stays on an axis that leaves out
 * outliers: one that is far ahead of all that ended is what a search is watched for.
 *
 * @param trials their numbers
 * @param goal whether less or more of what is drawn is better
 */
public record HeldTrials(Set<Integer> trials, Goal goal) {
  /** No trial is held. */
  public static final HeldTrials NONE = new HeldTrials(Set.of(), Goal.MINIMIZE);

  /** Copies the numbers. */
  public HeldTrials {
    trials = Set.copyOf(trials);
  }

  /**
   * Those that run, and those that were ended for no fault of theirs: what a pruner has ended was
   * behind others, and what a failed trial reported last is not to be trusted.
   */
  public static HeldTrials of(Collection<Trial> all, Goal goal) {
    return new HeldTrials(
        all.stream().filter(HeldTrials::isHeld).map(Trial::number).collect(Collectors.toSet()),
        goal);
  }

  private static boolean isHeld(Trial trial) {
    return switch (trial.state()) {
      case RUNNING, STOPPED, INTERRUPTED -> true;
      case WAITING, COMPLETED, PRUNED, FAILED -> false;
    };
  }

  /**
   * The best value of their curves; NaN without any.
   *
   * @param log whether values of zero and less have no place
   */
  double best(List<Curve> curves, boolean log) {
    double least = Double.NaN;
    for (Curve curve : curves) {
      if (trials.contains(curve.trial())) {
        for (double value : curve.values()) {
          boolean drawn = Double.isFinite(value) && (value > 0 || !log);
          if (drawn && !(goal.loss(value) >= least)) {
            least = goal.loss(value);
          }
        }
      }
    }
    return goal.loss(least);
  }
}
