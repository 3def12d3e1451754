package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.TrialState;

/**
 * What a study has tried: all trials that have ended or are under way. An interrupted one counts as
 * not tried, since its configuration is queued again by itself.
 */
final class Tried {
  /** Points nearer than this along every axis are the same trial. */
  private static final double SAME = 1e-7;

  private Tried() {}

  /** All configurations that have been tried. */
  static Set<Configuration> all(History history) {
    Set<Configuration> tried = new HashSet<>();
    for (int t = 0; t < history.size(); t++) {
      if (counts(history, t)) {
        tried.add(history.trial(t).configuration());
      }
    }
    return tried;
  }

  /** How many configurations of a space have not been tried; empty where it is continuous. */
  static OptionalLong left(SearchSpace space, History history) {
    OptionalLong all = space.cardinality();
    if (all.isEmpty()) {
      return all;
    }
    long tried = all(history).stream().filter(space::contains).count();
    return OptionalLong.of(Math.max(0, all.getAsLong() - tried));
  }

  /**
   * Whether a configuration of the space has been tried that may well come up twice: all that it
   * has are values that repeat themselves.
   */
  static boolean repeats(SearchSpace space, History history, Configuration configuration) {
    return configuration.values().keySet().stream()
            .allMatch(name -> space.parameter(space.indexOf(name)).distribution().repeatsItself())
        && contains(space, history, configuration);
  }

  /** The same of a settled point. */
  static boolean repeats(Cube cube, History history, double[] point) {
    return cube.isCountable(point) && contains(history, point);
  }

  /** Whether a configuration of the space has been tried. */
  static boolean contains(SearchSpace space, History history, Configuration configuration) {
    for (int t = 0; t < history.size(); t++) {
      if (counts(history, t)
          && mayBe(space, history, t, configuration)
          && history.trial(t).configuration().equals(configuration)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a settled point is where a trial is. */
  static boolean contains(History history, double[] point) {
    for (int t = 0; t < history.size(); t++) {
      if (counts(history, t) && isSame(point, history, t)) {
        return true;
      }
    }
    return false;
  }

  /** The settled points that repeat no trial; all of them if all do. */
  static double[][] leftOf(Cube cube, double[][] points, History history) {
    double[][] left =
        Arrays.stream(points)
            .filter(point -> !repeats(cube, history, point))
            .toArray(double[][]::new);
    return left.length == 0 ? points : left;
  }

  private static boolean counts(History history, int trial) {
    return history.state(trial) != TrialState.INTERRUPTED;
  }

  /** Whether a trial has the same places: columns of numbers are quicker to compare. */
  private static boolean mayBe(
      SearchSpace space, History history, int trial, Configuration configuration) {
    for (int place = space.size() - 1; place >= 0; place--) {
      int p = space.parentsFirst(place);
      Object value = configuration.values().get(space.parameter(p).name());
      boolean active = !Double.isNaN(history.unit(p, trial));
      if (active != (value != null)
          || (active
              && space.parameter(p).distribution().unitOf(value) != history.unit(p, trial))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(double[] point, History history, int trial) {
    for (int p = 0; p < point.length; p++) {
      double other = history.unit(p, trial);
      boolean same =
          Double.isNaN(point[p]) ? Double.isNaN(other) : Math.abs(point[p] - other) <= SAME;
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
