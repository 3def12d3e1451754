package org.tunebench.engine.sampler.cube;

import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;

/**
 * One parameter as an axis from 0 to 1 on which its prior distribution is uniform. Values of
 * discrete parameters stand in the middle of a cell each.
 */
public final class Axis {
  /** How places on an axis are related. */
  private enum Kind {
    /** Every place is a value of its own. */
    CONTINUOUS,
    /** Places fall into cells; neighbouring cells are alike. */
    ORDERED,
    /** Places fall into cells that have no order. */
    CATEGORICAL
  }

  /** The narrowest cells are about this many times narrower than their mean. */
  private static final double FINEST = 64;

  /** The first step to the next value where nobody knows how many there are. */
  private static final double UNKNOWN = 1.0 / 1024;

  private final Distribution distribution;
  private final Kind kind;
  private final long cells;
  private final double[] upperEdges;
  private final double[] probabilities;

  /** The axis of a distribution. */
  public Axis(Distribution distribution) {
    this.distribution = distribution;
    this.cells = distribution.cardinality().orElse(0);
    if (distribution instanceof Choice choice) {
      this.kind = Kind.CATEGORICAL;
      this.probabilities = choice.probabilities().stream().mapToDouble(p -> p).toArray();
      this.upperEdges = new double[probabilities.length];
      double edge = 0;
      for (int i = 0; i < probabilities.length; i++) {
        edge += probabilities[i];
        upperEdges[i] = edge;
      }
    } else {
      this.kind = distribution.repeatsItself() ? Kind.ORDERED : Kind.CONTINUOUS;
      this.probabilities = new double[0];
      this.upperEdges = probabilities;
    }
  }

  /** Whether its values have no order. */
  public boolean isCategorical() {
    return kind == Kind.CATEGORICAL;
  }

  /** Whether every place is a value of its own. */
  public boolean isContinuous() {
    return kind == Kind.CONTINUOUS;
  }

  /** Number of values, or 0 where they are not countable. */
  public long cells() {
    return cells;
  }

  /** Whether it has one value only. */
  public boolean isFixed() {
    return cells == 1;
  }

  /** Mean width of a cell, or 0 where values are not countable. */
  public double spacing() {
    return cells == 0 ? 0 : 1.0 / cells;
  }

  /**
   * The place of a value next to that at {@code u}, or nearly: cells may be far narrower or wider
   * than their mean, as those of whole numbers on a logarithmic axis are.
   *
   * @param up whether above it rather than below
   * @return the place of its own value at that end of an axis, and on a continuous one
   */
  public double neighbour(double u, boolean up) {
    double here = snap(u);
    if (kind == Kind.CONTINUOUS) {
      return here;
    }
    double end = up ? 1 : 0;
    for (double reach = cells == 0 ? UNKNOWN : spacing() / FINEST; reach < 1; reach *= 2) {
      double there = snap(up ? Math.min(end, here + reach) : Math.max(end, here - reach));
      if (there != here) {
        return there;
      }
    }
    return snap(end);
  }

  /** The place that the value at {@code u} stands at: {@code u} itself on a continuous axis. */
  public double snap(double u) {
    return switch (kind) {
      case CONTINUOUS -> u >= 1 ? 1 : u > 0 ? u : 0;
      case ORDERED -> distribution.unitOf(distribution.valueAt(u));
      case CATEGORICAL -> placeOf(category(u));
    };
  }

  /** The position of the option that a place of a categorical axis belongs to. */
  public int category(double u) {
    int last = 0;
    for (int i = 0; i < upperEdges.length; i++) {
      if (probabilities[i] > 0) {
        last = i;
        if (u < upperEdges[i]) {
          return i;
        }
      }
    }
    return last;
  }

  /** The place of an option of a categorical axis. */
  public double placeOf(int category) {
    return upperEdges[category] - probabilities[category] / 2;
  }

  /** The prior share of an option of a categorical axis. */
  public double probability(int category) {
    return probabilities[category];
  }

  /** The parameter's value at a place. */
  public Object valueAt(double u) {
    return distribution.valueAt(u);
  }
}
