package org.tunebench.engine.benchmark;

import java.util.function.ToDoubleFunction;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;

/**
 * Something to be minimised, with the two values that make regrets of different problems
 * comparable.
 *
 * @param name its name
 * @param space where it is searched
 * @param loss the value of a configuration
 * @param optimum the best value
 * @param median the median over random configurations
 */
record Problem(
    String name,
    SearchSpace space,
    ToDoubleFunction<Configuration> loss,
    double optimum,
    double median) {

  /** How far a loss is from the optimum: 0 is the optimum, 1 what a random guess gives. */
  double regret(double best) {
    return Math.max(0, (best - optimum) / (median - optimum));
  }
}
