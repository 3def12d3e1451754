package org.tunebench.engine.study;

/**
 * What a study optimises.
 *
 * @param name the final metric that decides, one that the objective gives
 * @param goal whether less or more of it is better
 * @param monitor the metric that is reported while a trial runs: histories show it, pruners judge
 *     by it; of the same goal as the final one
 */
public record MetricSpec(String name, Goal goal, String monitor) {
  /** A metric that is also reported while a trial runs. */
  public MetricSpec(String name, Goal goal) {
    this(name, goal, name);
  }
}
