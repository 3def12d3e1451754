package org.tunebench.engine.sampler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Settings;

/**
 * Tries every configuration of a discrete space once, in a fixed order. The history is its ledger:
 * a point is done when a trial of it has ended or is under way. Points whose trial failed have
 * their turn again when all others have had theirs.
 *
 * @param retries how often a failed point is run again
 */
record GridSampler(int retries) implements Sampler {
  static final PartKind KIND =
      new PartKind(
          "grid",
          "Grid",
          "Tries every combination once, in order. For a few discrete parameters.",
          List.of(Setting.integer("retries", 2, "How often a failed point is run again.")));

  /** What the ledger says of a point that needs no further trial. */
  private static final int DONE = Integer.MAX_VALUE;

  static GridSampler read(Settings settings, SearchSpace space) {
    List<String> continuous = space.continuous();
    if (!continuous.isEmpty()) {
      throw new WrongInputException(
          "sampler.grid",
          "a grid needs countable values, and %s: give a step, or take another sampler"
              .formatted(haveNone(continuous)));
    }
    OptionalLong points = space.cardinality();
    if (points.isEmpty() || points.getAsLong() > Grid.MOST_POINTS) {
      throw new WrongInputException(
          "sampler.grid",
          "the grid has more than %,d points: take fewer values, or another sampler"
              .formatted(Grid.MOST_POINTS));
    }
    return new GridSampler(settings.integer("retries", 2, 0, 1_000));
  }

  private static String haveNone(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0) + " has none"
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last) + " have none";
  }

  @Override
  public Optional<Configuration> suggest(SearchSpace space, History history, int trialNumber) {
    Map<Configuration, Integer> ledger = ledger(history);
    Configuration next = null;
    int fewest = retries + 1;
    for (Configuration point : new Grid(space)) {
      int failures = ledger.getOrDefault(point, 0);
      if (failures < fewest) {
        fewest = failures;
        next = point;
      }
      if (fewest == 0) {
        break;
      }
    }
    return Optional.ofNullable(next);
  }

  /** Number of failures by configuration, or {@link #DONE}. */
  private static Map<Configuration, Integer> ledger(History history) {
    Map<Configuration, Integer> ledger = new HashMap<>();
    for (int t = 0; t < history.size(); t++) {
      Configuration point = history.trial(t).configuration();
      switch (history.state(t)) {
        case FAILED -> ledger.merge(point, 1, (a, b) -> a == DONE ? DONE : a + b);
        case INTERRUPTED -> {
          // It is queued again by itself; until then it counts as not tried.
        }
        default -> ledger.put(point, DONE);
      }
    }
    return ledger;
  }

  @Override
  public String explain(SearchSpace space, History history) {
    Map<Configuration, Integer> ledger = ledger(history);
    long done = ledger.values().stream().filter(v -> v == DONE).count();
    long points = space.cardinality().orElse(0);
    return "Grid: %d of %d points done or under way".formatted(done, points);
  }
}
