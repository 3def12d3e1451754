package org.tunebench.engine.sampler;

import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.study.History;

/** Moves points at random, some of their parameters at a time. */
final class Mutation {
  /** More moves than it takes to leave the tried points of a space that has others. */
  private static final int MOST_MOVES = 100;

  private Mutation() {}

  /**
   * Mutates a settled point in place, at least one parameter of it that has another value, and
   * settles it again.
   *
   * @param share how likely each parameter is to move
   * @param reach deviation of the move of a number, relative to its range
   */
  static void apply(Cube cube, double[] point, double share, double reach, RandomGenerator random) {
    int certain = movable(cube, point, random);
    for (int p = 0; p < point.length; p++) {
      if (!Double.isNaN(point[p]) && (p == certain || random.nextDouble() < share)) {
        point[p] = moved(cube.axis(p), point[p], reach, random);
      }
    }
    cube.settle(point, random);
  }

  /**
   * Moves a settled point in place until it is where no trial is: what has been tried costs a whole
   * trial and teaches nothing. Where everything around has been tried, it stays wherever it got.
   *
   * @param reach as for {@link #apply}
   */
  static void awayFromTried(
      Cube cube, double[] point, History history, double reach, RandomGenerator random) {
    for (int i = 0; i < MOST_MOVES && Tried.contains(history, point); i++) {
      apply(cube, point, 0, reach, random);
    }
  }

  /** One of the parameters that are active and have several values, or -1. */
  private static int movable(Cube cube, double[] point, RandomGenerator random) {
    int chosen = -1;
    int seen = 0;
    for (int p = 0; p < point.length; p++) {
      boolean movable = !Double.isNaN(point[p]) && !cube.axis(p).isFixed();
      if (movable && random.nextInt(++seen) == 0) {
        chosen = p;
      }
    }
    return chosen;
  }

  private static double moved(Axis axis, double from, double reach, RandomGenerator random) {
    if (axis.isFixed()) {
      return from;
    }
    return axis.isCategorical()
        ? otherOption(axis, from, random)
        : along(axis, from, reach, random);
  }

  /** Another option, as likely as it is by the prior among the others. */
  private static double otherOption(Axis axis, double from, RandomGenerator random) {
    int own = axis.category(from);
    double share = axis.probability(own);
    if (share >= 1) {
      return from;
    }
    double below = axis.placeOf(own) - share / 2;
    double u = random.nextDouble() * (1 - share);
    return u < below ? u : u + share;
  }

  private static double along(Axis axis, double from, double reach, RandomGenerator random) {
    // A move of less than a cell would be none.
    double width = Math.max(reach, 0.7 * axis.spacing());
    double to = reflected(from + width * random.nextGaussian());
    if (axis.snap(to) != from) {
      return to;
    }
    boolean up = random.nextBoolean();
    double next = axis.neighbour(from, up);
    return next == from ? axis.neighbour(from, !up) : next;
  }

  /** A place beyond an end of [0, 1], mirrored back at it. */
  static double reflected(double u) {
    double turn = Math.abs(u) % 2;
    return turn > 1 ? 2 - turn : turn;
  }
}
