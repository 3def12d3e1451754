package org.tunebench.engine.sampler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.cube.Sobol;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.TrialCounts;

/**
 * What people do by hand: search the whole space, then a smaller box around the best trial, then a
 * smaller one still. The budget is shared evenly by the stages.
 *
 * @param stages number of stages, the wide one included
 * @param shrink width of a stage's box relative to that before
 */
record CoarseToFineSampler(int stages, double shrink) implements Sampler {
  static final PartKind KIND =
      new PartKind(
          "coarse-to-fine",
          "Coarse to fine",
          "Searches the whole space at first, then narrower and narrower around the best trial.",
          List.of(
              Setting.integer("stages", 3, "Number of stages, the wide one included."),
              Setting.number("shrink", 0.4, "Width of each stage relative to the one before.")));

  static CoarseToFineSampler read(Settings settings) {
    return new CoarseToFineSampler(
        settings.integer("stages", 3, 2, 20), settings.number("shrink", 0.4, 0.01, 0.99));
  }

  private int stage(History history) {
    long length = Math.max(1, history.budget() / stages);
    return history.rankedWithLoss() == 0
        ? 0
        : (int) Math.min(stages - 1, TrialCounts.used(history) / length);
  }

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    int stage = stage(history);
    Cube cube = new Cube(space);
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    double[] point = Sobol.point(cube.size(), trialNumber, history.seed());
    double width = Math.pow(shrink, stage);
    if (stage > 0) {
      double[] best = cube.pointOf(history, history.ranked(0));
      for (int p = 0; p < point.length; p++) {
        point[p] = into(cube, p, point[p], best[p], width);
      }
    }
    cube.settle(point, random);
    Mutation.awayFromTried(cube, point, history, width / 2, random);
    return Optional.of(new Suggestion(cube.configurationAt(point), KIND.kind()));
  }

  /** A place of the unit interval, moved into the box around the best one. */
  private static double into(Cube cube, int p, double u, double best, double width) {
    if (Double.isNaN(best)) {
      return u;
    }
    if (cube.axis(p).isCategorical()) {
      // The share of the prior shrinks as the box does.
      return u < width ? u / width : best;
    }
    double low = Math.max(0, Math.min(1 - width, best - width / 2));
    return low + u * width;
  }

  @Override
  public String explain(SearchSpace space, History history) {
    int stage = stage(history);
    return stage == 0
        ? "Coarse to fine: stage 1 of %d, the whole space".formatted(stages)
        : String.format(
            Locale.ROOT,
            "Coarse to fine: stage %d of %d, %.2g of each range around trial %d",
            stage + 1,
            stages,
            Math.pow(shrink, stage),
            history.ranked(0));
  }
}
