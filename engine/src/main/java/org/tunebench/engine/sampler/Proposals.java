package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.AcquisitionSearch;

/**
 * Finds the point of a mixed space that promises most: from draws all over the space and around the
 * best trials, the few most promising ones climb along their numbers and then try the neighbours of
 * their discrete parameters, in turn, as long as that helps.
 */
final class Proposals {
  private static final int CANDIDATES = 200;
  private static final int CLIMBERS = 4;
  private static final int ROUNDS = 2;
  private static final int CLIMB_STEPS = 20;

  /** Parents of the candidates near what is known. */
  private static final int PARENTS = 5;

  /** Of more options than this, so many are tried at random. */
  private static final int MOST_OPTIONS = 12;

  /** A round that gains less (in the logarithm of the promise) is the last one. */
  private static final double LEAST_GAIN = 1e-3;

  private final Cube cube;
  private final Observations seen;
  private final RandomGenerator random;
  private final int wide;

  /**
   * @param onlyNear whether all candidates are drawn around the best trials
   */
  Proposals(Cube cube, Observations seen, RandomGenerator random, boolean onlyNear) {
    this.cube = cube;
    this.seen = seen;
    this.random = random;
    this.wide = onlyNear ? 0 : CANDIDATES / 2;
  }

  /** A settled point and its promise. */
  private record Scored(double[] point, double promise) {}

  /** Settled points: some all over the space, the others around the best trials. */
  double[][] candidates() {
    double[][] candidates = new double[CANDIDATES][];
    for (int c = 0; c < CANDIDATES; c++) {
      candidates[c] = c < wide ? cube.draw(random) : nearTheBest();
    }
    return candidates;
  }

  private double[] nearTheBest() {
    // The product of two draws prefers the first.
    double place = Math.min(PARENTS, seen.size()) * random.nextDouble() * random.nextDouble();
    double[] point = seen.point((int) place).clone();
    double share = random.nextBoolean() ? 1 : 2.0 / point.length;
    double reach = Math.pow(10, -0.5 - 1.5 * random.nextDouble());
    Mutation.apply(cube, point, share, reach, random);
    return point;
  }

  /**
   * The most promising point that nobody has tried.
   *
   * @param isTaken whether a point has been tried; the best point is given if all are taken
   */
  double[] mostPromising(AcquisitionSearch search, Predicate<double[]> isTaken) {
    Scored[] scored =
        Arrays.stream(candidates()).map(point -> score(search, point)).toArray(Scored[]::new);
    Comparator<Scored> bestFirst = Comparator.comparingDouble(s -> -s.promise);
    Arrays.sort(scored, bestFirst);
    for (int c = 0; c < CLIMBERS; c++) {
      scored[c] = refine(search, scored[c]);
    }
    Arrays.sort(scored, bestFirst);
    for (Scored candidate : scored) {
      if (!isTaken.test(candidate.point)) {
        return candidate.point;
      }
    }
    return scored[0].point;
  }

  private Scored score(AcquisitionSearch search, double[] point) {
    return new Scored(point, search.value(Observations.features(cube, point)));
  }

  private Scored refine(AcquisitionSearch search, Scored start) {
    Scored best = start;
    for (int round = 0; round < ROUNDS; round++) {
      Scored before = best;
      best = better(best, climb(search, best.point));
      for (int p = 0; p < cube.size(); p++) {
        best = tryNeighbours(search, best, p);
      }
      if (best.promise - before.promise < LEAST_GAIN) {
        break;
      }
    }
    return best;
  }

  private static Scored better(Scored a, Scored b) {
    return b.promise > a.promise ? b : a;
  }

  private Scored climb(AcquisitionSearch search, double[] point) {
    int[] free = new int[point.length];
    int count = 0;
    for (int p = 0; p < point.length; p++) {
      Axis axis = cube.axis(p);
      if (!Double.isNaN(point[p]) && !axis.isCategorical() && !axis.isFixed()) {
        free[count++] = p;
      }
    }
    double[] features = Observations.features(cube, point);
    search.climb(features, Arrays.copyOf(free, count), CLIMB_STEPS);
    double[] climbed = point.clone();
    for (int k = 0; k < count; k++) {
      climbed[free[k]] = features[free[k]];
    }
    cube.settle(climbed, random);
    return score(search, climbed);
  }

  private Scored tryNeighbours(AcquisitionSearch search, Scored start, int p) {
    Axis axis = cube.axis(p);
    if (Double.isNaN(start.point[p]) || axis.cells() < 2) {
      return start;
    }
    if (axis.isCategorical()) {
      return tryOptions(search, start, p);
    }
    Scored below = moved(search, start, p, axis.neighbour(start.point[p], false));
    Scored above = moved(search, start, p, axis.neighbour(start.point[p], true));
    return better(better(start, below), above);
  }

  private Scored tryOptions(AcquisitionSearch search, Scored start, int p) {
    Axis axis = cube.axis(p);
    int options = (int) axis.cells();
    Scored best = start;
    for (int k = 0; k < Math.min(options, MOST_OPTIONS); k++) {
      int option = options <= MOST_OPTIONS ? k : random.nextInt(options);
      if (axis.probability(option) > 0 && axis.category(start.point[p]) != option) {
        best = better(best, moved(search, start, p, axis.placeOf(option)));
      }
    }
    return best;
  }

  private Scored moved(AcquisitionSearch search, Scored start, int p, double to) {
    if (to == start.point[p]) {
      return start;
    }
    double[] point = start.point.clone();
    point[p] = to;
    cube.settle(point, random);
    return score(search, point);
  }
}
