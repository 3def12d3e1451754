package org.tunebench.engine.sampler;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.TrialCounts;

/**
 * A steady-state evolutionary search: each trial is the child of one or two of the best so far,
 * chosen by tournament, with some of its parameters mutated.
 *
 * @param population how many of the best may have children
 * @param crossover how often a child has two parents
 * @param mutation share of the parameters that mutate, at least one; 0 for one and a half of them
 *     in the mean, however many there are
 */
record EvolutionSampler(int population, double crossover, double mutation) implements Sampler {
  static final PartKind KIND =
      new PartKind(
          "evolution",
          "Evolution",
          "Crosses and mutates the best trials. Needs no model; for long, very parallel searches.",
          List.of(
              Setting.integer("population", 20, "How many of the best trials have children."),
              Setting.number("crossover", 0.5, "How often a child has two parents."),
              Setting.number("mutation", 0, "Share of the parameters that mutate; else one or two.")
                  .withoutDefault()));

  private static final int TOURNAMENT = 3;

  /** Mutations reach from a hundredth of a range to a third of it. */
  private static final double LEAST_REACH = 0.01;

  private static final double MOST_REACH = 0.33;

  static EvolutionSampler read(Settings settings) {
    return new EvolutionSampler(
        settings.integer("population", 20, 2, 100_000),
        settings.number("crossover", 0.5, 0, 1),
        settings.number("mutation", 0, 0, 1));
  }

  private boolean isStartup(History history) {
    int first = Math.min(population, Math.max(4, history.budget() / 4));
    return history.size() < first || history.rankedUseful() < 2;
  }

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    if (isStartup(history)) {
      return Optional.of(Suggestion.startUp(StartDesign.suggest(space, history, trialNumber)));
    }
    Cube cube = new Cube(space);
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    double[] child = cube.pointOf(history, parent(history, random));
    if (random.nextDouble() < crossover) {
      double[] other = cube.pointOf(history, parent(history, random));
      for (int p = 0; p < child.length; p++) {
        boolean takes = Double.isNaN(child[p]) || random.nextBoolean() && !Double.isNaN(other[p]);
        child[p] = takes ? other[p] : child[p];
      }
    }
    double share = mutation > 0 ? mutation : 1.5 / child.length;
    double reach = reach(random);
    Mutation.apply(cube, child, share, reach, random);
    Mutation.awayFromTried(cube, child, history, reach, random);
    return Optional.of(new Suggestion(cube.configurationAt(child), KIND.kind()));
  }

  private static double reach(RandomGenerator random) {
    return LEAST_REACH * Math.pow(MOST_REACH / LEAST_REACH, random.nextDouble());
  }

  private int parent(History history, RandomGenerator random) {
    int pool = Math.min(population, history.rankedUseful());
    int rank = pool;
    for (int i = 0; i < TOURNAMENT; i++) {
      rank = Math.min(rank, random.nextInt(pool));
    }
    return history.ranked(rank);
  }

  @Override
  public String explain(SearchSpace space, History history) {
    return isStartup(history)
        ? "Evolution: first generation, %d trials spread evenly"
            .formatted(TrialCounts.used(history))
        : "Evolution: children of the best %d of %d trials"
            .formatted(Math.min(population, history.rankedUseful()), TrialCounts.used(history));
  }
}
