package org.tunebench.engine.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tunebench.engine.objective.function.TestFunction;
import org.tunebench.engine.objective.function.TestFunctions;
import org.tunebench.engine.study.Seeds;

/** Closed forms beyond the twelve, so that no setting is made for those alone. */
final class SyntheticProblems {
  private static final int DRAWS = 10_001;

  private SyntheticProblems() {}

  static List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    problems.add(problem("hartmann6", 6));
    problems.add(problem("levy", 4));
    problems.add(problem("levy", 10));
    problems.add(problem("styblinski-tang", 3));
    problems.add(problem("styblinski-tang", 8));
    problems.add(problem("rosenbrock", 8));
    problems.add(problem("ackley", 2));
    problems.add(problem("sphere", 12));
    problems.add(problem("conditional", 0));
    return problems;
  }

  private static Problem problem(String name, int dimensions) {
    TestFunction function = TestFunctions.named(name, Math.max(1, dimensions));
    RandomGenerator random = Seeds.generator(0, 0);
    double[] losses = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      losses[i] =
          function.at(
              function.space().configure(p -> p.distribution().valueAt(random.nextDouble())));
    }
    Arrays.sort(losses);
    String label = dimensions == 0 ? name : name + "-" + dimensions + "d";
    return new Problem(
        label, function.space(), function::at, function.optimum(), losses[DRAWS / 2]);
  }
}
