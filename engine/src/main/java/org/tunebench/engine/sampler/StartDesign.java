package org.tunebench.engine.sampler;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.cube.Sobol;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.TrialCounts;

/** Spreads configurations evenly over a space, for the first trials of a search. */
final class StartDesign {
  private StartDesign() {}

  static Configuration suggest(SearchSpace space, History history, int trialNumber) {
    Cube cube = new Cube(space);
    double[] point = point(cube, history, trialNumber);
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    Mutation.awayFromTried(cube, point, history, 0, random);
    return cube.configurationAt(point);
  }

  static double[] point(Cube cube, History history, int trialNumber) {
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    double[] point = Sobol.point(cube.size(), trialNumber, history.seed());
    cube.settle(point, random);
    return point;
  }

  /**
   * Why trials are spread evenly: these are the first ones, or too few of those before them have
   * ended or gave a value.
   *
   * @param leastEnded so many have to end before a sampler learns from them
   */
  static String explain(History history, int startupTrials, int leastEnded) {
    int used = TrialCounts.used(history);
    if (used < startupTrials) {
      return String.format(
          Locale.ROOT, "start-up, %d of %d trials spread evenly", used, startupTrials);
    }
    return history.rankedCount() < leastEnded
        ? String.format(
            Locale.ROOT,
            "start-up, spread evenly until %d trials have ended (%d so far)",
            leastEnded,
            history.rankedCount())
        : "spread evenly until trials give values to learn from";
  }
}
