package org.tunebench.engine.sampler;

import java.util.Arrays;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.TrialState;

/**
 * The losses of trials, with a guess for those that were ended early: what completed trials reached
 * that had stood as well at the same step, but no better than their median, or else it would not
 * have been ended.
 */
final class Expectations {
  private final History history;
  private final int completed;

  Expectations(History history) {
    this.history = history;
    this.completed = history.rankedWithLoss();
  }

  /** Losses by trial; NaN for failed ones and those that gave no usable number. */
  double[] lossesOf(int[] trials) {
    double[] losses = new double[trials.length];
    Arrays.setAll(losses, i -> lossOf(trials[i]));
    return losses;
  }

  private double lossOf(int trial) {
    TrialState state = history.state(trial);
    return state == TrialState.PRUNED || state == TrialState.STOPPED
        ? guess(history.curve(trial))
        : history.loss(trial);
  }

  private double guess(Curve curve) {
    if (completed == 0) {
      return Double.NaN;
    }
    int better = completed - 1;
    if (curve.size() > 0) {
      int step = curve.lastStep();
      double stood = history.goal().loss(curve.valueAtOrBefore(step));
      better = 0;
      for (int rank = 0; rank < completed; rank++) {
        Curve other = history.curve(history.ranked(rank));
        // What is not known to have stood better, NaN included, stood worse.
        if (history.goal().loss(other.valueAtOrBefore(step)) < stood) {
          better++;
        }
      }
      better = Double.isNaN(stood) ? completed - 1 : better;
    }
    int rank = Math.min(completed - 1, Math.max(completed / 2, better));
    return history.loss(history.ranked(rank));
  }
}
