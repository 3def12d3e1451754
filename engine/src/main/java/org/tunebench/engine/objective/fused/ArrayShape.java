package org.tunebench.engine.objective.fused;

import java.util.List;

/**
 * The hidden layers of the trials in an array.
 *
 * @param layers those of each trial, deepest first
 */
public record ArrayShape(List<Hidden> layers) {
  /**
   * The hidden layers of one trial.
   *
   * @param depth how many, from 1
   * @param width units of each
   * @param dropoutRate probability that a unit is dropped where layers drop some
   */
  public record Hidden(int depth, int width, double dropoutRate) {}

  /** Takes the trials in that order. */
  public ArrayShape {
    layers = List.copyOf(layers);
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).depth() > layers.get(i - 1).depth()) {
        throw new IllegalArgumentException("the deepest trials must come first");
      }
    }
  }

  /** Number of trials. */
  public int trials() {
    return layers.size();
  }

  /** Layers of the deepest trial. */
  public int depth() {
    return layers.get(0).depth();
  }

  /** Units of the widest trial. */
  public int width() {
    return layers.stream().mapToInt(Hidden::width).max().orElseThrow();
  }

  /** How many trials, the first ones, have more layers than that. */
  int deeperThan(int depth) {
    return (int) layers.stream().filter(hidden -> hidden.depth() > depth).count();
  }
}
