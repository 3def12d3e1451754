package org.tunebench.engine.sampler;

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

  /** Why trials are spread evenly: these are the first ones, or those before them gave no value. */
  static String explain(History history, int startupTrials) {
    int used = TrialCounts.used(history);
    return used < startupTrials
        ? "start-up, %d of %d trials spread evenly".formatted(used, startupTrials)
        : "spread evenly until trials give values to learn from";
  }
}
