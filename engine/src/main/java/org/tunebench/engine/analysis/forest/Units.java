package org.tunebench.engine.analysis.forest;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/**
 * Configurations as places in the unit cube, one a parameter by its distribution's {@code unitOf},
 * NaN where inactive. A uniform place in the cube is a configuration drawn from the search space.
 */
public final class Units {
  private final SearchSpace space;
  private final boolean conditional;

  /** Of a search space. */
  public Units(SearchSpace space) {
    this.space = space;
    this.conditional = space.isConditional();
  }

  /** The search space. */
  public SearchSpace space() {
    return space;
  }

  /** The place of a configuration of the space. */
  public double[] of(Configuration configuration) {
    double[] units = new double[space.size()];
    for (int p = 0; p < units.length; p++) {
      Parameter parameter = space.parameter(p);
      Object value = configuration.values().get(parameter.name());
      units[p] = value == null ? Double.NaN : parameter.distribution().unitOf(value);
    }
    return units;
  }

  /** Places for all parameters, inactive ones too: see {@link #activate}. */
  public double[] draw(RandomGenerator random) {
    double[] raw = new double[space.size()];
    for (int p = 0; p < raw.length; p++) {
      raw[p] = random.nextDouble();
    }
    return raw;
  }

  /**
   * The configuration that places for all parameters stand for: NaN where the conditions of a
   * parameter do not hold.
   */
  public double[] activate(double[] raw) {
    double[] units = raw.clone();
    if (conditional) {
      for (int place = 0; place < units.length; place++) {
        int p = space.parentsFirst(place);
        if (!isActive(space.parameter(p).conditions(), units)) {
          units[p] = Double.NaN;
        }
      }
    }
    return units;
  }

  private boolean isActive(List<Condition> conditions, double[] units) {
    for (Condition condition : conditions) {
      int parent = space.indexOf(condition.parent());
      if (Double.isNaN(units[parent])
          || !condition
              .values()
              .contains(space.parameter(parent).distribution().valueAt(units[parent]))) {
        return false;
      }
    }
    return true;
  }
}
