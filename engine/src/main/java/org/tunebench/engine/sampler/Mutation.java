package org.tunebench.engine.sampler;

import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.cube.Cube;

/** Moves points at random, some of their parameters at a time. */
final class Mutation {
  private Mutation() {}

  /**
   * Mutates a settled point in place, at least one parameter of it, and settles it again.
   *
   * @param share how likely each parameter is to move
   * @param reach deviation of the move of a number, relative to its range
   */
  static void apply(Cube cube, double[] point, double share, double reach, RandomGenerator random) {
    int certain = random.nextInt(point.length);
    for (int p = 0; p < point.length; p++) {
      if (!Double.isNaN(point[p]) && (p == certain || random.nextDouble() < share)) {
        point[p] = moved(cube.axis(p), point[p], reach, random);
      }
    }
    cube.settle(point, random);
  }

  private static double moved(Axis axis, double from, double reach, RandomGenerator random) {
    if (axis.isCategorical()) {
      return random.nextDouble();
    }
    // A move of less than a cell would be none.
    double width = Math.max(reach, 0.7 * axis.spacing());
    double to = reflected(from + width * random.nextGaussian());
    return axis.snap(to) == from
        ? reflected(from + (random.nextBoolean() ? 1 : -1) * axis.spacing())
        : to;
  }

  /** A place beyond an end of [0, 1], mirrored back at it. */
  static double reflected(double u) {
    double turn = Math.abs(u) % 2;
    return turn > 1 ? 2 - turn : turn;
  }
}
