package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.numeric.Rows;
import org.tunebench.engine.sampler.tpe.Bandwidth;
import org.tunebench.engine.sampler.tpe.Parzen;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Seeds;

/**
 * The tree-structured Parzen estimator of Bergstra et al. (2011): the density of the good trials
 * over that of the others. Trials that were ended early count as what they would have come to
 * ({@link Expectations}). Pending trials count among the others, so that trials in parallel keep
 * apart, but for less, because most of them are where good ones will be; failed ones and those
 * without a usable loss rank last there.
 */
record TpeSampler(TpeSettings settings) implements Sampler {
  /** How often another place is looked for when one of countable values was tried before. */
  private static final int DRAWS = 20;

  /** Good and bad ones cannot be told apart among fewer. */
  private static final int LEAST_ENDED = 2;

  /** What a pending trial weighs among the bad ones. */
  private static final double PENDING_WEIGHT = 0.3;

  /** Nearer to the best, of the width of an axis, the middle gains next to nothing. */
  private static final double LEAST_STEP = 0.005;

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    if (isStartup(history)) {
      return Optional.of(Suggestion.startUp(StartDesign.suggest(space, history, trialNumber)));
    }
    Cube cube = new Cube(space);
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    double[] point =
        inTheMiddle(cube, history, trialNumber, random)
            .orElseGet(() -> byDensities(cube, history, random));
    return Optional.of(new Suggestion(cube.configurationAt(point), TpeSettings.KIND.kind()));
  }

  /**
   * The middle of the best trials, if it is this trial's turn to go there and nobody has been: the
   * densities of few good trials are too wide to close in on a minimum among them. One by one,
   * parameters are searched as in the paper.
   */
  private Optional<double[]> inTheMiddle(
      Cube cube, History history, int trialNumber, RandomGenerator random) {
    return isTogether(cube.size()) && Recombination.isTurnOf(trialNumber)
        ? Recombination.ofTheBest(cube, history, random)
            .filter(middle -> isStep(cube, history, middle))
        : Optional.empty();
  }

  /** Whether a point is far enough from the best trial to be worth one of its own. */
  private static boolean isStep(Cube cube, History history, double[] point) {
    double[] best = cube.pointOf(history, history.ranked(0));
    for (int p = 0; p < point.length; p++) {
      if (Math.abs(point[p] - best[p]) >= LEAST_STEP) {
        return true;
      }
    }
    return false;
  }

  private double[] byDensities(Cube cube, History history, RandomGenerator random) {
    GoodAndBad split = GoodAndBad.of(history, settings);
    double[] point =
        isTogether(cube.size())
            ? Rows.lend(rows -> together(cube, history, split, random, rows))
            : oneByOne(cube, history, split, random);
    for (int k = 0; k < DRAWS && Tried.repeats(cube, history, point); k++) {
      point = isTogether(cube.size()) ? cube.draw(random) : oneByOne(cube, history, split, random);
    }
    return point;
  }

  /**
   * The widths of an estimate of several parameters at once leave no way out of the valley in which
   * most trials are; those of one alone reach to its neighbours, however few these are.
   */
  private boolean isTogether(int parameters) {
    return settings.multivariate() && parameters > 1;
  }

  private boolean isStartup(History history) {
    return history.size() < settings.startupTrials()
        || history.rankedCount() < LEAST_ENDED
        || history.rankedUseful() == 0;
  }

  private double[] together(
      Cube cube, History history, GoodAndBad split, RandomGenerator random, Rows rows) {
    Axis[] axes = new Axis[cube.size()];
    Arrays.setAll(axes, cube::axis);
    Parzen good =
        estimate(
            history, axes, split.good(), settings.priorOfGood(history), Bandwidth.SPREAD, rows);
    Parzen bad =
        estimate(history, axes, split.bad(), settings.priorWeight(), Bandwidth.NEIGHBOURHOOD, rows);
    double[][] candidates = new double[settings.candidatesBeside(history)][];
    for (int c = 0; c < candidates.length; c++) {
      candidates[c] = good.draw(random);
      cube.settle(candidates[c], random);
    }
    double[][] left = Tried.leftOf(cube, candidates, history);
    return left[Parzen.mostPromising(good, bad, left)].clone();
  }

  private Parzen estimate(
      History history,
      Axis[] axes,
      int[] trials,
      double priorWeight,
      Bandwidth bandwidth,
      Rows rows) {
    double[][] columns = new double[axes.length][];
    for (int p = 0; p < columns.length; p++) {
      columns[p] = rows.row(trials.length);
      for (int i = 0; i < trials.length; i++) {
        columns[p][i] = history.unit(p, trials[i]);
      }
    }
    return new Parzen(axes, columns, weights(history, trials, rows), priorWeight, bandwidth, rows);
  }

  private double[] oneByOne(Cube cube, History history, GoodAndBad split, RandomGenerator random) {
    double[] point = new double[cube.size()];
    Arrays.fill(point, Double.NaN);
    for (int place = 0; place < point.length; place++) {
      int p = cube.parentsFirst(place);
      if (cube.isActive(p, point)) {
        int one = p;
        point[p] = Rows.lend(rows -> along(one, cube, history, split, random, rows));
      }
    }
    return point;
  }

  /** The best place along one axis, by the trials that have the parameter. */
  private double along(
      int p, Cube cube, History history, GoodAndBad split, RandomGenerator random, Rows rows) {
    Axis axis = cube.axis(p);
    Parzen good = alone(axis, p, history, split.good(), rows);
    Parzen bad = alone(axis, p, history, split.bad(), rows);
    double[][] candidates = new double[settings.candidates()][];
    for (int c = 0; c < candidates.length; c++) {
      candidates[c] = good.draw(random);
      candidates[c][0] = axis.snap(candidates[c][0]);
    }
    return candidates[Parzen.mostPromising(good, bad, candidates)][0];
  }

  private Parzen alone(Axis axis, int p, History history, int[] trials, Rows rows) {
    int[] having = Arrays.stream(trials).filter(t -> !Double.isNaN(history.unit(p, t))).toArray();
    double[][] column = {Arrays.stream(having).mapToDouble(t -> history.unit(p, t)).toArray()};
    return new Parzen(
        new Axis[] {axis},
        column,
        weights(history, having, rows),
        settings.priorWeight(),
        Bandwidth.NEIGHBOURS,
        rows);
  }

  private double[] weights(History history, int[] trials, Rows rows) {
    double[] weights = ages(trials, rows);
    for (int i = 0; i < weights.length; i++) {
      if (!history.state(trials[i]).isTerminal()) {
        weights[i] = PENDING_WEIGHT;
      }
    }
    return weights;
  }

  /** Weights that fall linearly with age beyond the latest few, as hyperopt has them. */
  private double[] ages(int[] trials, Rows rows) {
    double[] weights = rows.row(trials.length);
    Arrays.fill(weights, 1);
    int old = trials.length - settings.forgetting();
    if (settings.forgetting() == 0 || old <= 0) {
      return weights;
    }
    double least = 1.0 / trials.length;
    for (int i = 0; i < old; i++) {
      weights[i] = old == 1 ? least : least + (1 - least) * i / (old - 1);
    }
    return weights;
  }

  @Override
  public String explain(SearchSpace space, History history) {
    if (isStartup(history)) {
      return "TPE: " + StartDesign.explain(history, settings.startupTrials(), LEAST_ENDED);
    }
    int ranked = history.rankedCount();
    return "TPE, parameters %s: the %d best of %d trials against the others"
        .formatted(
            isTogether(space.size()) ? "together" : "one by one", settings.good(history), ranked);
  }
}
