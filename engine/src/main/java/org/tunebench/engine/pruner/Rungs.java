package org.tunebench.engine.pruner;

import java.util.Arrays;
import org.tunebench.engine.study.Curve;

/** The epochs at which trials are compared, ascending. */
final class Rungs {
  private final int[] epochs;

  private Rungs(int[] epochs) {
    this.epochs = epochs;
  }

  /** {@code first · reduction^k} below {@code end}. */
  static Rungs from(double first, double reduction, int end) {
    int[] epochs = new int[64];
    int n = 0;
    for (double epoch = first; Math.rint(epoch) < end && n < epochs.length; epoch *= reduction) {
      int whole = (int) Math.max(1, Math.rint(epoch));
      if (n == 0 || whole > epochs[n - 1]) {
        epochs[n++] = whole;
      }
    }
    return new Rungs(Arrays.copyOf(epochs, n));
  }

  /** The highest rung that the latest point of a curve has reached first, or 0 for none. */
  int reachedBy(Curve curve) {
    int last = curve.size() - 1;
    if (last < 0) {
      return 0;
    }
    int before = last == 0 ? 0 : curve.step(last - 1);
    for (int k = epochs.length - 1; k >= 0; k--) {
      if (epochs[k] <= curve.step(last)) {
        return epochs[k] > before ? epochs[k] : 0;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return Arrays.toString(epochs);
  }
}
