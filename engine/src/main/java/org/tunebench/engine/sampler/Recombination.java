package org.tunebench.engine.sampler;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.study.History;

/**
 * The middle of the best trials, the better ones counting for more, as evolution strategies
 * recombine their parents (Hansen and Ostermeier, Completely derandomized self-adaptation in
 * evolution strategies, 2001): what misleads each of them by itself cancels out, and no model has
 * to be right about the objective.
 */
final class Recombination {
  private static final int PARENTS = 5;

  /** Of fewer there is no middle. */
  private static final int LEAST_PARENTS = 2;

  private Recombination() {}

  /**
   * The middle of the best completed trials along each number; what has no middle is as the best
   * has it.
   *
   * @param seen of the history
   * @return a settled point that nobody has tried, or empty if there is none
   */
  static Optional<double[]> ofTheBest(
      Cube cube, Observations seen, History history, RandomGenerator random) {
    int parents = Math.min(PARENTS, history.rankedWithLoss());
    if (parents < LEAST_PARENTS) {
      return Optional.empty();
    }
    double[] middle = seen.point(0).clone();
    for (int p = 0; p < middle.length; p++) {
      Axis axis = cube.axis(p);
      if (!Double.isNaN(middle[p]) && !axis.isCategorical() && !axis.isFixed()) {
        middle[p] = middle(p, seen, parents);
      }
    }
    cube.settle(middle, random);
    return Tried.contains(history, middle) ? Optional.empty() : Optional.of(middle);
  }

  /** Of those that have the parameter; the best one has. */
  private static double middle(int parameter, Observations seen, int parents) {
    double sum = 0;
    double weights = 0;
    for (int rank = 0; rank < parents; rank++) {
      double place = seen.point(rank)[parameter];
      if (!Double.isNaN(place)) {
        double weight = Math.log(parents + 0.5) - Math.log(rank + 1);
        sum += weight * place;
        weights += weight;
      }
    }
    return sum / weights;
  }
}
