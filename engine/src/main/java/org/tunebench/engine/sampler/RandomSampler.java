package org.tunebench.engine.sampler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.TrialCounts;

/**
 * Draws every configuration from the prior distributions, without looking at results.
 *
 * @param distinct whether no configuration is drawn twice; a discrete space is exhausted then
 */
record RandomSampler(boolean distinct) implements Sampler {
  private static final String DISTINCT = "distinct";

  static final PartKind KIND =
      new PartKind(
          "random",
          "Random",
          "Draws every configuration at random. The yardstick of all others.",
          List.of(
              Setting.flag(DISTINCT, false, "Whether no configuration is drawn a second time.")));

  /** Draws before what is left of a discrete space is listed instead. */
  private static final int DRAWS = 200;

  static RandomSampler read(Settings settings) {
    return new RandomSampler(settings.flag(DISTINCT, false));
  }

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    Optional<Configuration> drawn =
        distinct ? untried(space, history, random) : Optional.of(draw(space, random));
    return drawn.map(values -> new Suggestion(values, KIND.kind()));
  }

  private static Optional<Configuration> untried(
      SearchSpace space, History history, RandomGenerator random) {
    Set<Configuration> tried = Tried.all(history);
    for (int i = 0; i < DRAWS; i++) {
      Configuration drawn = draw(space, random);
      if (!tried.contains(drawn)) {
        return Optional.of(drawn);
      }
    }
    return leftOver(space, tried, random);
  }

  static Configuration draw(SearchSpace space, RandomGenerator random) {
    return space.configure(p -> p.distribution().valueAt(random.nextDouble()));
  }

  /** One of the few configurations that so many draws have missed. */
  private static Optional<Configuration> leftOver(
      SearchSpace space, Set<Configuration> tried, RandomGenerator random) {
    if (space.cardinality().isEmpty() || space.cardinality().getAsLong() > Grid.MOST_POINTS) {
      return Optional.of(draw(space, random));
    }
    Configuration chosen = null;
    int seen = 0;
    for (Configuration point : new Grid(space)) {
      // Reservoir sampling: each of the points left has the same chance.
      if (!tried.contains(point) && random.nextInt(++seen) == 0) {
        chosen = point;
      }
    }
    return Optional.ofNullable(chosen);
  }

  @Override
  public OptionalLong left(SearchSpace space, History history) {
    return distinct ? Tried.left(space, history) : OptionalLong.empty();
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public String explain(SearchSpace space, History history) {
    return distinct
        ? "Random search without repetition: " + TrialCounts.used(history) + " drawn"
        : "Random search: " + TrialCounts.used(history) + " drawn";
  }
}
