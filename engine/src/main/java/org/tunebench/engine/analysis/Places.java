package org.tunebench.engine.analysis;

import java.util.List;
import java.util.function.Predicate;
import org.tunebench.engine.space.Distribution;

/** Where the values of a distribution lie on the unit interval, if they grow along it. */
final class Places {
  /** Halvings after which doubles in [0, 1] are told apart. */
  private static final int HALVINGS = 53;

  private Places() {}

  /**
   * The place from which on values are as wanted, 1 where none is.
   *
   * @param wanted holds for all values above one for which it holds
   */
  static double from(Distribution distribution, Predicate<Object> wanted) {
    double below = 0;
    double above = 1;
    if (wanted.test(distribution.valueAt(below))) {
      return below;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (below + above) / 2;
      if (wanted.test(distribution.valueAt(middle))) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  /** The ends of the cells of all values, from 0 to 1: cell i lies between ends i and i + 1. */
  static double[] ends(Distribution distribution) {
    List<Object> values = distribution.values();
    double[] ends = new double[values.size() + 1];
    for (int i = 1; i < values.size(); i++) {
      double value = RangeEdges.number(values.get(i));
      ends[i] = from(distribution, v -> RangeEdges.number(v) >= value);
    }
    ends[values.size()] = 1;
    return ends;
  }
}
