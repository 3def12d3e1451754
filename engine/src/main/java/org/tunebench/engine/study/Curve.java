package org.tunebench.engine.study;

import java.util.Arrays;

/**
 * One metric of one trial over its steps: the history that charts draw and pruners judge. Grows at
 * its end only; {@link #copy} gives a value of its own to other threads.
 */
public final class Curve {
  private static final int FIRST_CAPACITY = 16;

  private int[] steps;
  private double[] values;
  private int size;

  /** An empty curve. */
  public Curve() {
    this(new int[FIRST_CAPACITY], new double[FIRST_CAPACITY], 0);
  }

  private Curve(int[] steps, double[] values, int size) {
    this.steps = steps;
    this.values = values;
    this.size = size;
  }

  /**
   * Appends a point.
   *
   * @return false if the step is not above the last one: the point is ignored
   */
  public boolean add(int step, double value) {
    if (size > 0 && step <= steps[size - 1]) {
      return false;
    }
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    steps[size] = step;
    values[size++] = value;
    return true;
  }

  /** Makes room for so many points more at once, where their number is known. */
  public void reserve(int more) {
    if (size + more > steps.length) {
      steps = Arrays.copyOf(steps, size + more);
      values = Arrays.copyOf(values, size + more);
    }
  }

  /** Takes all points away; the room for them stays. */
  public void clear() {
    size = 0;
  }

  /** Number of points. */
  public int size() {
    return size;
  }

  /** The step of a point. */
  public int step(int index) {
    return steps[index];
  }

  /** The value of a point, possibly NaN. */
  public double value(int index) {
    return values[index];
  }

  /** All steps, in an array of its own. */
  public double[] steps() {
    double[] copy = new double[size];
    for (int i = 0; i < size; i++) {
      copy[i] = steps[i];
    }
    return copy;
  }

  /** All values, possibly NaN, in an array of its own. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** The last step, or 0 before the first. */
  public int lastStep() {
    return size == 0 ? 0 : steps[size - 1];
  }

  /** The value at the greatest step that is not beyond the given one, or NaN before the first. */
  public double valueAtOrBefore(int step) {
    int likely = size == 0 ? -1 : step - steps[0];
    if (likely >= 0 && likely < size && steps[likely] == step) {
      // A curve that has every step, as most do: no need to search.
      return values[likely];
    }
    int found = Arrays.binarySearch(steps, 0, size, step);
    int index = found >= 0 ? found : -found - 2;
    return index < 0 ? Double.NaN : values[index];
  }

  /** A curve of its own with the same points. */
  public Curve copy() {
    int capacity = Math.max(1, size);
    return new Curve(Arrays.copyOf(steps, capacity), Arrays.copyOf(values, capacity), size);
  }
}
