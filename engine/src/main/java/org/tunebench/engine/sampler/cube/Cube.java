package org.tunebench.engine.sampler.cube;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;

/**
 * A search space as a unit cube: points are arrays with one place in [0, 1] a parameter, {@code
 * NaN} where the parameter is inactive. Immutable.
 */
public final class Cube {
  private final SearchSpace space;
  private final Axis[] axes;
  private final Gate[][] gates;

  /** What one condition asks of the place of its parent. */
  private record Gate(int parent, Axis axis, List<Object> values, boolean[] categories) {
    boolean opens(double[] point) {
      double u = point[parent];
      if (Double.isNaN(u)) {
        return false;
      }
      return categories.length > 0
          ? categories[axis.category(u)]
          : values.contains(axis.valueAt(u));
    }
  }

  /** The cube of a space. */
  public Cube(SearchSpace space) {
    this.space = space;
    this.axes = new Axis[space.size()];
    this.gates = new Gate[space.size()][];
    for (int p = 0; p < axes.length; p++) {
      axes[p] = new Axis(space.parameter(p).distribution());
    }
    for (int p = 0; p < axes.length; p++) {
      List<Condition> conditions = space.parameter(p).conditions();
      gates[p] = new Gate[conditions.size()];
      for (int c = 0; c < gates[p].length; c++) {
        gates[p][c] = gate(conditions.get(c));
      }
    }
  }

  private Gate gate(Condition condition) {
    int parent = space.indexOf(condition.parent());
    Axis axis = axes[parent];
    boolean[] open = new boolean[axis.isCategorical() ? (int) axis.cells() : 0];
    for (int c = 0; c < open.length; c++) {
      open[c] = condition.values().contains(axis.valueAt(axis.placeOf(c)));
    }
    return new Gate(parent, axis, condition.values(), open);
  }

  /** Number of axes. */
  public int size() {
    return axes.length;
  }

  /**
   * Whether every parameter that exists at a settled point has values that repeat themselves, so
   * that the point may well come up twice: one branch of a space may be countable beside others.
   */
  public boolean isCountable(double[] point) {
    for (int p = 0; p < axes.length; p++) {
      if (axes[p].isContinuous() && !Double.isNaN(point[p])) {
        return false;
      }
    }
    return true;
  }

  /** The axis of a parameter. */
  public Axis axis(int parameter) {
    return axes[parameter];
  }

  /** The parameter at a place of a walk that visits parents before their children. */
  public int parentsFirst(int place) {
    return space.parentsFirst(place);
  }

  /** Whether a parameter exists at a point whose parents' places are settled. */
  public boolean isActive(int parameter, double[] point) {
    for (Gate gate : gates[parameter]) {
      if (!gate.opens(point)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Makes a point one that a configuration can have, in place: puts values of discrete parameters
   * in the middle of their cells, takes out what is inactive, and draws what is active but absent.
   */
  public void settle(double[] point, RandomGenerator random) {
    for (int place = 0; place < axes.length; place++) {
      int p = space.parentsFirst(place);
      if (gates[p].length > 0 && !isActive(p, point)) {
        point[p] = Double.NaN;
      } else {
        point[p] = axes[p].snap(Double.isNaN(point[p]) ? random.nextDouble() : point[p]);
      }
    }
  }

  /** A settled point drawn from the prior. */
  public double[] draw(RandomGenerator random) {
    double[] point = new double[axes.length];
    for (int p = 0; p < point.length; p++) {
      point[p] = random.nextDouble();
    }
    settle(point, random);
    return point;
  }

  /** Where a trial is. */
  public double[] pointOf(History history, int trial) {
    double[] point = new double[axes.length];
    for (int p = 0; p < point.length; p++) {
      point[p] = history.unit(p, trial);
    }
    return point;
  }

  /** The configuration at a settled point. */
  public Configuration configurationAt(double[] point) {
    return space.configure(
        parameter ->
            axes[space.indexOf(parameter.name())].valueAt(point[space.indexOf(parameter.name())]));
  }
}
