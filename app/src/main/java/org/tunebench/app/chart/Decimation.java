package org.tunebench.app.chart;

import java.util.Arrays;

/**
 * Thins a curve to what a picture of given width can show. Of all points that fall into one pixel
 * column, the first, the lowest, the highest and the last are kept, in their order: the drawn line
 * is the same to the pixel, and a spike of a single step survives (M4 aggregation; Jugel et al.,
 * PVLDB 7(10), 2014). The points kept are points of the curve, nothing is averaged.
 *
 * <p>A gap (a value that is not finite) is kept where it separates two columns; within one column
 * nobody could see it.
 */
public final class Decimation {
  private final Curve curve;
  private final ValueRange window;
  private final int columns;
  private final boolean positiveOnly;
  private double[] steps = new double[64];
  private double[] values = new double[64];
  private int size;
  private boolean gap;
  private long column = Long.MIN_VALUE;
  private int first = -1;
  private int low;
  private int high;
  private int last;

  private Decimation(Curve curve, ValueRange window, int columns, boolean positiveOnly) {
    this.curve = curve;
    this.window = window;
    this.columns = columns;
    this.positiveOnly = positiveOnly;
  }

  /**
   * The curve thinned to a number of columns over a window, with one more point at either side so
   * that lines leave the window in the right direction.
   *
   * @param positiveOnly whether values of zero and less are gaps, as on a logarithmic axis
   */
  public static Curve thin(Curve curve, ValueRange window, int columns, boolean positiveOnly) {
    if (isThin(curve, window, columns, positiveOnly)) {
      return curve;
    }
    return new Decimation(curve, window, Math.max(columns, 1), positiveOnly).run();
  }

  /** Whether next to nothing could be left out: a copy of a thousand such curves costs memory. */
  private static boolean isThin(Curve curve, ValueRange window, int columns, boolean positiveOnly) {
    int size = curve.size();
    boolean few =
        size > 0
            && size <= 2 * columns
            && window.contains(curve.steps()[0])
            && window.contains(curve.steps()[size - 1]);
    for (int i = 0; few && i < size; i++) {
      double value = curve.values()[i];
      few = Double.isFinite(value) && (!positiveOnly || value > 0);
    }
    return few;
  }

  private Curve run() {
    int from = Math.max(0, lowerBound(curve.steps(), window.lower()) - 1);
    int to = Math.min(curve.size(), lowerBound(curve.steps(), Math.nextUp(window.upper())) + 1);
    for (int i = from; i < to; i++) {
      double value = curve.values()[i];
      if (Double.isFinite(value) && (!positiveOnly || value > 0)) {
        take(i, value);
      } else {
        gap = true;
      }
    }
    flush();
    return curve.withPoints(Arrays.copyOf(steps, size), Arrays.copyOf(values, size));
  }

  private void take(int index, double value) {
    double place = (curve.steps()[index] - window.lower()) / window.length();
    long here = (long) Math.floor(place * columns);
    if (here != column) {
      flush();
      if (gap && size > 0) {
        add(curve.steps()[index], Double.NaN);
      }
      column = here;
      first = index;
      low = index;
      high = index;
    }
    gap = false;
    last = index;
    low = value < curve.values()[low] ? index : low;
    high = value > curve.values()[high] ? index : high;
  }

  private void flush() {
    if (first < 0) {
      return;
    }
    int previous = -1;
    for (int index : new int[] {first, Math.min(low, high), Math.max(low, high), last}) {
      if (index != previous) {
        add(curve.steps()[index], curve.values()[index]);
      }
      previous = index;
    }
    first = -1;
  }

  private void add(double step, double value) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    steps[size] = step;
    values[size++] = value;
  }

  /** First position whose step is not below the given one. */
  static int lowerBound(double[] steps, double step) {
    int low = 0;
    int high = steps.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps[middle] < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
