package org.tunebench.engine.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cmaes.CovarianceAdaptation;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Settings;

/**
 * CMA-ES over the numbers of a space, replayed from the history generation by generation; options
 * without an order are drawn as often as the last best ones had them. The first generation is
 * spread evenly; a distribution that has become too narrow starts anew somewhere else.
 *
 * @param sigma deviation of the first distribution, relative to each range
 */
record CmaEsSampler(double sigma) implements Sampler {
  static final PartKind KIND =
      new PartKind(
          "cmaes",
          "CMA-ES",
          "Learns the shape of the valley generation by generation. For numbers only, and some"
              + " hundred trials or more.",
          List.of(Setting.number("sigma", 0.25, "First step size, relative to each range.")));

  /** A distribution narrower than this gives the same trial again and again. */
  private static final double LEAST_SPREAD = 1e-8;

  /** Draws from the prior among those of the best, for options without an order. */
  private static final double PRIOR = 0.2;

  static CmaEsSampler read(Settings settings) {
    return new CmaEsSampler(settings.number("sigma", 0.25, 1e-3, 2));
  }

  private static int[] numbers(Cube cube) {
    int[] numbers = new int[cube.size()];
    int n = 0;
    for (int p = 0; p < cube.size(); p++) {
      if (!cube.axis(p).isCategorical() && !cube.axis(p).isFixed()) {
        numbers[n++] = p;
      }
    }
    return Arrays.copyOf(numbers, n);
  }

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    Cube cube = new Cube(space);
    int[] numbers = numbers(cube);
    List<int[]> generations = generations(history, population(numbers));
    if (generations.isEmpty()) {
      return Optional.of(Suggestion.startUp(StartDesign.suggest(space, history, trialNumber)));
    }
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    double[] point = new double[cube.size()];
    Arrays.fill(point, Double.NaN);
    if (numbers.length > 0) {
      double least = leastSpread(cube, numbers);
      double[] drawn = drawInside(replay(history, numbers, generations, least), random);
      for (int k = 0; k < numbers.length; k++) {
        point[numbers[k]] = drawn[k];
      }
    }
    int[] last = generations.get(generations.size() - 1);
    for (int p = 0; p < point.length; p++) {
      if (cube.axis(p).isCategorical()) {
        point[p] = option(cube.axis(p), p, history, last, random);
      }
    }
    cube.settle(point, random);
    if (cube.isCountable(point)) {
      Mutation.awayFromTried(cube, point, history, 0, random);
    }
    return Optional.of(new Suggestion(cube.configurationAt(point), KIND.kind()));
  }

  private static int population(int[] numbers) {
    return CovarianceAdaptation.populationSize(Math.max(1, numbers.length));
  }

  /**
   * Trials in stretches of their numbers, each best first, up to the first stretch in which one is
   * still under way. A stretch in which too few have ended usefully is put together with the next
   * one, so that the distribution never moves to where trials fail.
   */
  private static List<int[]> generations(History history, int population) {
    int[] rank = new int[history.size()];
    Arrays.fill(rank, -1);
    for (int r = 0; r < history.rankedUseful(); r++) {
      rank[history.ranked(r)] = r;
    }
    List<int[]> generations = new ArrayList<>();
    List<Integer> useful = new ArrayList<>();
    for (int from = 0; from + population <= history.size(); from += population) {
      for (int t = from; t < from + population; t++) {
        if (!history.state(t).isTerminal()) {
          return generations;
        }
        if (rank[t] >= 0) {
          useful.add(t);
        }
      }
      if (useful.size() >= Math.max(1, population / 2)) {
        useful.sort((a, b) -> Integer.compare(rank[a], rank[b]));
        generations.add(useful.stream().mapToInt(Integer::intValue).toArray());
        useful.clear();
      }
    }
    return generations;
  }

  /** Whole numbers repeat themselves long before the distribution is as narrow as a point. */
  private double leastSpread(Cube cube, int[] numbers) {
    double least = Double.POSITIVE_INFINITY;
    for (int p : numbers) {
      least = Math.min(least, cube.axis(p).spacing() / 2);
    }
    return Math.max(LEAST_SPREAD, Math.min(least, sigma / 2));
  }

  private CovarianceAdaptation replay(
      History history, int[] numbers, List<int[]> generations, double leastSpread) {
    double[] centre = new double[numbers.length];
    Arrays.fill(centre, 0.5);
    CovarianceAdaptation state = new CovarianceAdaptation(centre, sigma);
    int replayed = 0;
    for (int[] generation : generations) {
      state.update(points(history, numbers, generation, state.mean()));
      replayed++;
      if (state.isExhausted(leastSpread)) {
        RandomGenerator elsewhere = Seeds.generator(history.seed(), -1L - replayed);
        double[] start = new double[numbers.length];
        Arrays.setAll(start, k -> elsewhere.nextDouble());
        state = new CovarianceAdaptation(start, sigma);
      }
    }
    return state;
  }

  /** Where trials are; a parameter that one did not have says nothing: it stays in the middle. */
  private static double[][] points(History history, int[] numbers, int[] trials, double[] mean) {
    double[][] points = new double[trials.length][numbers.length];
    for (int i = 0; i < trials.length; i++) {
      for (int k = 0; k < numbers.length; k++) {
        double u = history.unit(numbers[k], trials[i]);
        points[i][k] = Double.isNaN(u) ? mean[k] : u;
      }
    }
    return points;
  }

  private static double[] drawInside(CovarianceAdaptation state, RandomGenerator random) {
    double[] drawn = state.sample(random);
    for (int attempt = 0; attempt < 20 && !isInside(drawn); attempt++) {
      drawn = state.sample(random);
    }
    for (int k = 0; k < drawn.length; k++) {
      drawn[k] = Math.min(1, Math.max(0, drawn[k]));
    }
    return drawn;
  }

  private static boolean isInside(double[] x) {
    for (double value : x) {
      if (value < 0 || value > 1) {
        return false;
      }
    }
    return true;
  }

  private static double option(
      Axis axis, int p, History history, int[] generation, RandomGenerator random) {
    int parents = Math.max(1, generation.length / 2);
    double seen = history.unit(p, generation[random.nextInt(parents)]);
    boolean fresh = Double.isNaN(seen) || random.nextDouble() < PRIOR;
    return fresh ? random.nextDouble() : axis.placeOf(axis.category(seen));
  }

  @Override
  public String explain(SearchSpace space, History history) {
    int[] numbers = numbers(new Cube(space));
    int population = population(numbers);
    int done = generations(history, population).size();
    return "CMA-ES: generation %d of %d trials each over %d numbers"
        .formatted(done + 1, population, numbers.length);
  }
}
