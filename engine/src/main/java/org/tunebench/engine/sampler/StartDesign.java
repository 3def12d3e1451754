package org.tunebench.engine.sampler;

import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.cube.Sobol;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Seeds;

/** Spreads configurations evenly over a space, for the first trials of a search. */
final class StartDesign {
  private StartDesign() {}

  static Configuration suggest(SearchSpace space, History history, int trialNumber) {
    Cube cube = new Cube(space);
    return cube.configurationAt(point(cube, history, trialNumber));
  }

  static double[] point(Cube cube, History history, int trialNumber) {
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    double[] point = Sobol.point(cube.size(), trialNumber, history.seed());
    cube.settle(point, random);
    return point;
  }
}
