package org.tunebench.engine.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.TrialState;

/** What every pruner must do, whatever its rule. */
abstract class PrunerContract {
  private static final double NAN = Double.NaN;

  /** The pruner under test. */
  abstract Pruner pruner();

  /** Whether a trial is judged by the others. */
  boolean compares() {
    return true;
  }

  private static double[] line(double from, double to) {
    double[] values = new double[30];
    for (int i = 0; i < values.length; i++) {
      values[i] = from + (to - from) * i / (values.length - 1);
    }
    return values;
  }

  private static Curves peers(Goal goal) {
    Curves curves = new Curves(goal);
    for (int t = 0; t < 20; t++) {
      double end = 0.1 + 0.01 * t;
      curves.completed(goal == Goal.MINIMIZE ? line(1, end) : line(0, 1 - end));
    }
    return curves;
  }

  /** Whether the pruner ends a trial at any of its reports. */
  private boolean stops(Curves curves, double... values) {
    int trial = curves.running();
    for (int i = 0; i < values.length; i++) {
      curves.report(trial, i + 1, values[i]);
      if (pruner().shouldStop(curves.history(), trial)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void leavesATrialAloneThatHasNotReported() {
    Curves curves = peers(Goal.MINIMIZE);
    int trial = curves.running();
    assertThat(pruner().shouldStop(curves.history(), trial)).isFalse();
  }

  @Test
  void leavesTheFirstTrialAlone() {
    assertThat(stops(new Curves(Goal.MINIMIZE), line(1, 0.1))).isFalse();
  }

  @Test
  void leavesTheBestTrialAlone() {
    assertThat(stops(peers(Goal.MINIMIZE), line(0.9, 0.01))).isFalse();
    assertThat(stops(peers(Goal.MAXIMIZE), line(0.1, 0.99))).isFalse();
  }

  @Test
  void endsTheWorstTrialWhicheverGoal() {
    if (compares()) {
      assertThat(stops(peers(Goal.MINIMIZE), line(2, 1.5))).isTrue();
      assertThat(stops(peers(Goal.MAXIMIZE), line(-1, -0.5))).isTrue();
    }
  }

  @Test
  void decidesTheSameTwice() {
    Curves curves = peers(Goal.MINIMIZE);
    int trial = curves.running(line(2, 1));
    boolean first = pruner().shouldStop(curves.history(), trial);
    assertThat(pruner().shouldStop(curves.history(), trial)).isEqualTo(first);
  }

  @Test
  void survivesCurvesOfEveryKind() {
    Curves curves = new Curves(Goal.MINIMIZE);
    curves.completed();
    curves.completed(NAN, NAN, NAN);
    curves.completed(Double.POSITIVE_INFINITY, 1, NAN);
    curves.ended(TrialState.FAILED, 1, 2, 3);
    curves.ended(TrialState.PRUNED, NAN);
    curves.ended(TrialState.INTERRUPTED);
    curves.running();
    curves.running(1e300, -1e300, 0);
    boolean best = stops(curves, -2e300, -3e300, -4e300, -5e300);
    assertThat(best).isFalse();
  }

  @Test
  void whatFallsToAnInfinityIsNotTheBest() {
    if (compares()) {
      Curves curves = peers(Goal.MINIMIZE);
      double[] astray = line(2, 1.5);
      astray[0] = Double.NEGATIVE_INFINITY;
      assertThat(stops(curves, astray)).isTrue();
    }
  }

  @Test
  void replicatesOfAGoodTrialRaiseNoBar() {
    Curves curves = peers(Goal.MAXIMIZE);
    for (int t = 0; t < 100; t++) {
      curves.replicate(line(0, 0.99));
    }
    assertThat(stops(curves, line(0, 0.9))).isFalse();
  }

  @Test
  void survivesEqualCurves() {
    Curves curves = new Curves(Goal.MINIMIZE);
    for (int t = 0; t < 12; t++) {
      curves.completed(line(1, 0.5));
    }
    assertThat(stops(curves, line(1, 0.5))).isFalse();
  }
}
