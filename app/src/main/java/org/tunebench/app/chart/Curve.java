package org.tunebench.app.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tunebench.engine.study.Goal;

/**
 * The history of one trial: a metric's value at each step.
 *
 * <p>The arrays are shared, not copied, since a study may hold millions of points: nobody writes to
 * them after construction. Steps that come out of order are sorted (into new arrays). Values may be
 * NaN or infinite; such points are gaps in the line.
 *
 * @param trial the trial's number from 0, or any other number (usually -1) for a baseline that is
 *     not a trial of the study
 * @param steps epochs (or seconds, or examples) of the points, as many as {@code values}
 * @param values the metric at each step
 * @param baseline whether this is the default configuration, drawn on top in its own colour
 */
public record Curve(int trial, double[] steps, double[] values, boolean baseline) {
  private static final double[] NONE = {};

  /**
   * Checks the lengths and brings the steps into order.
   *
   * @throws IllegalArgumentException when the arrays differ in length
   */
  public Curve {
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(values, "values");
    if (steps.length != values.length) {
      throw new IllegalArgumentException(
          "trial %d has %d steps but %d values".formatted(trial, steps.length, values.length));
    }
    if (!ascending(steps)) {
      double[] unsortedSteps = steps;
      double[] unsortedValues = values;
      int[] order = order(unsortedSteps);
      steps = IntStream.of(order).mapToDouble(i -> unsortedSteps[i]).toArray();
      values = IntStream.of(order).mapToDouble(i -> unsortedValues[i]).toArray();
    }
  }

  /** The curve of a trial. */
  public static Curve of(int trial, double[] steps, double[] values) {
    return new Curve(trial, steps, values, false);
  }

  /** A trial that has reported nothing yet. */
  public static Curve empty(int trial) {
    return new Curve(trial, NONE, NONE, false);
  }

  /** Number of points, gaps included. */
  public int size() {
    return steps.length;
  }

  /** Whether point {@code index} can be drawn at all. */
  public boolean isFinite(int index) {
    return Double.isFinite(values[index]);
  }

  /** Index of the last point that can be drawn, or -1. */
  public int lastFinite() {
    int index = values.length - 1;
    while (index >= 0 && !isFinite(index)) {
      index--;
    }
    return index;
  }

  /** Index of the first point of the best value, if any point can be drawn. */
  public OptionalInt best(Goal goal) {
    int best = -1;
    for (int i = 0; i < values.length; i++) {
      if (isFinite(i) && (best < 0 || goal.loss(values[i]) < goal.loss(values[best]))) {
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /** Whether another curve goes through the same points and no others. */
  boolean hasPointsOf(Curve other) {
    // Most curves share their steps and differ in their first value.
    return Arrays.equals(values, other.values) && Arrays.equals(steps, other.steps);
  }

  /** The same trial with other points. */
  Curve withPoints(double[] otherSteps, double[] otherValues) {
    return new Curve(trial, otherSteps, otherValues, baseline);
  }

  /** The same as the default configuration's. */
  Curve asBaseline() {
    return baseline ? this : new Curve(trial, steps, values, true);
  }

  private static boolean ascending(double[] steps) {
    for (int i = 0; i < steps.length; i++) {
      if (!Double.isFinite(steps[i]) || (i > 0 && steps[i] < steps[i - 1])) {
        return false;
      }
    }
    return true;
  }

  /** Positions of the finite steps, by ascending step; equal steps keep their order. */
  private static int[] order(double[] steps) {
    return IntStream.range(0, steps.length)
        .filter(i -> Double.isFinite(steps[i]))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> steps[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
