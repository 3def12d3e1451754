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

  /** Of so many trials, one goes there. */
  private static final int OF = 8;

  /** Of fewer there is no middle. */
  private static final int LEAST_PARENTS = 2;

  private Recombination() {}

  /** Whether a trial goes to the middle of the best ones, if nobody has tried that. */
  static boolean isTurnOf(int trialNumber) {
    return trialNumber % OF == OF - 1;
  }

  /**
   * The middle of the best completed trials along each number; what has no middle is as the best
   * has it.
   *
   * @return a settled point that nobody has tried, or empty if there is none
   */
  static Optional<double[]> ofTheBest(Cube cube, History history, RandomGenerator random) {
    int parents = Math.min(PARENTS, history.rankedWithLoss());
    if (parents < LEAST_PARENTS) {
      return Optional.empty();
    }
    double[] middle = cube.pointOf(history, history.ranked(0));
    for (int p = 0; p < middle.length; p++) {
      Axis axis = cube.axis(p);
      if (!Double.isNaN(middle[p]) && !axis.isCategorical() && !axis.isFixed()) {
        middle[p] = middle(p, history, parents);
      }
    }
    cube.settle(middle, random);
    return Tried.contains(history, middle) ? Optional.empty() : Optional.of(middle);
  }

  /** Of those that have the parameter; the best one has. */
  private static double middle(int parameter, History history, int parents) {
    double sum = 0;
    double weights = 0;
    for (int rank = 0; rank < parents; rank++) {
      double place = history.unit(parameter, history.ranked(rank));
      if (!Double.isNaN(place)) {
        double weight = Math.log(parents + 0.5) - Math.log(rank + 1);
        sum += weight * place;
        weights += weight;
      }
    }
    return sum / weights;
  }
}
