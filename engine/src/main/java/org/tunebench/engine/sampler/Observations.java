package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.OutputWarp;
import org.tunebench.engine.sampler.gp.TrainingSet;
import org.tunebench.engine.study.History;

/**
 * What a regression learns from: settled points of ended trials, best first, and what was seen
 * there, warped. Failed trials and those without a usable loss count as the worst that was seen.
 */
final class Observations {
  /** More points than this make a fit slow: the best ones are kept and some of all others. */
  private static final int MOST = 200;

  /** So many trials lie all over the space, as those do that a model is first fitted to. */
  private static final int FIRST = 8;

  private final Cube cube;
  private final double[][] points;
  private final double[] targets;
  private final Forecasts forecasts;

  private Observations(Cube cube, double[][] points, double[] targets, Forecasts forecasts) {
    this.cube = cube;
    this.points = points;
    this.targets = targets;
    this.forecasts = forecasts;
  }

  /**
   * Those of all trials that have ended.
   *
   * @param history at least one trial of it has a usable loss
   */
  static Observations of(Cube cube, History history) {
    return of(cube, history, ranked(history));
  }

  /**
   * Those of the first trials that have ended, by their turns; of all if none of the first has a
   * usable loss.
   *
   * @param count how many trials
   */
  static Observations ofFirst(int count, Cube cube, History history) {
    int[] all = ranked(history);
    int last = Arrays.stream(all).map(history::turn).sorted().toArray()[count - 1];
    int[] first = Arrays.stream(all).filter(trial -> history.turn(trial) <= last).toArray();
    return of(cube, history, Double.isFinite(history.loss(first[0])) ? first : all);
  }

  private static int[] ranked(History history) {
    return IntStream.range(0, history.rankedCount()).map(history::ranked).toArray();
  }

  /**
   * @param ranked the trials to choose from, best first
   */
  private static Observations of(Cube cube, History history, int[] ranked) {
    int[] trials = chosen(ranked);
    double[] losses = new Expectations(history).lossesOf(trials);
    int known = 0;
    while (known < losses.length && !Double.isNaN(losses[known])) {
      known++;
    }
    double[] targets = OutputWarp.apply(Arrays.copyOf(losses, known), firstLosses(history));
    double worst = Arrays.stream(targets).max().orElse(0);
    targets = Arrays.copyOf(targets, trials.length);
    Arrays.fill(targets, known, trials.length, worst);
    double[][] points = new double[trials.length][];
    Arrays.setAll(points, i -> cube.pointOf(history, trials[i]));
    Forecasts forecasts = new Forecasts(history);
    for (int i = 0; i < known; i++) {
      forecasts.learn(trials[i], targets[i]);
    }
    return new Observations(cube, points, targets, forecasts);
  }

  private static double[] firstLosses(History history) {
    return IntStream.range(0, history.size())
        .mapToDouble(history::loss)
        .filter(Double::isFinite)
        .limit(FIRST)
        .toArray();
  }

  private static int[] chosen(int[] ranked) {
    int[] trials = new int[Math.min(ranked.length, MOST)];
    int best = ranked.length <= MOST ? ranked.length : MOST / 2;
    int others = trials.length - best;
    for (int i = 0; i < trials.length; i++) {
      int rank = i < best ? i : best + (int) ((long) (i - best) * (ranked.length - best) / others);
      trials[i] = ranked[rank];
    }
    return trials;
  }

  int size() {
    return points.length;
  }

  /** A settled point, by rank. */
  double[] point(int index) {
    return points[index];
  }

  /** What trials under way will reach, as what was seen is warped. */
  Forecasts forecasts() {
    return forecasts;
  }

  /** What to fit to. */
  TrainingSet trainingSet() {
    return set(points, targets);
  }

  /** What to fit to, with more points at which something is expected. */
  TrainingSet with(double[][] more, double[] expected) {
    int n = points.length;
    double[][] allPoints = Arrays.copyOf(points, n + more.length);
    double[] allTargets = Arrays.copyOf(targets, n + more.length);
    System.arraycopy(more, 0, allPoints, n, more.length);
    System.arraycopy(expected, 0, allTargets, n, more.length);
    return set(allPoints, allTargets);
  }

  private TrainingSet set(double[][] at, double[] seen) {
    boolean[] categorical = new boolean[cube.size()];
    double[][] columns = new double[cube.size()][at.length];
    for (int p = 0; p < categorical.length; p++) {
      categorical[p] = cube.axis(p).isCategorical();
    }
    for (int i = 0; i < at.length; i++) {
      double[] features = features(cube, at[i]);
      for (int p = 0; p < features.length; p++) {
        columns[p][i] = features[p];
      }
    }
    return new TrainingSet(categorical, columns, seen);
  }

  /**
   * A settled point as a regression sees it: the option's number on a categorical axis. Where a
   * parameter is inactive, an option of its own, or the middle: two trials without it agree in it.
   */
  static double[] features(Cube cube, double[] point) {
    double[] features = new double[point.length];
    for (int p = 0; p < features.length; p++) {
      boolean inactive = Double.isNaN(point[p]);
      if (cube.axis(p).isCategorical()) {
        features[p] = inactive ? -1 : cube.axis(p).category(point[p]);
      } else {
        features[p] = inactive ? 0.5 : point[p];
      }
    }
    return features;
  }
}
