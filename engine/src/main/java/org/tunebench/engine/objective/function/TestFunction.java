package org.tunebench.engine.objective.function;

import java.util.function.ToDoubleFunction;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;

/**
 * A function to be minimised whose optimum is known.
 *
 * @param name the word of the study file: {@code branin}
 * @param description what it is like and where its formula is from
 * @param space where it is searched
 * @param optimum its least value over the space
 * @param optimumAt a configuration that has the least value
 * @param formula the value of a configuration that the space contains
 */
public record TestFunction(
    String name,
    String description,
    SearchSpace space,
    double optimum,
    Configuration optimumAt,
    ToDoubleFunction<Configuration> formula) {

  /**
   * The value of a configuration.
   *
   * @param configuration one that {@link #space} contains
   */
  public double at(Configuration configuration) {
    return formula.applyAsDouble(configuration);
  }
}
