package org.tunebench.engine.sampler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Tries every configuration of a discrete space once, in a fixed order. The history is its ledger:
 * a point is tried when a trial of it has ended or is under way. Points whose trial failed have
 * their turn again when all others have had theirs, and cost the budget nothing then.
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
          String.format(
              Locale.ROOT,
              "the grid has more than %d points: take fewer values, or another sampler",
              Grid.MOST_POINTS));
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
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    Grid grid = new Grid(space);
    Optional<Configuration> next =
        lastSampled(space, history)
            .flatMap(grid::after)
            .filter(p -> !Tried.contains(space, history, p));
    return next.or(() -> firstUntried(grid, history))
        .map(point -> new Suggestion(point, KIND.kind()));
  }

  /** As a rule the grid goes on behind it, so that it need not be listed from its first point. */
  private static Optional<Configuration> lastSampled(SearchSpace space, History history) {
    for (int t = history.size() - 1; t >= 0; t--) {
      Trial trial = history.trial(t);
      if (trial.source().origin() == Origin.SAMPLED) {
        return Optional.of(trial.configuration()).filter(space::contains);
      }
    }
    return Optional.empty();
  }

  private static Optional<Configuration> firstUntried(Grid grid, History history) {
    Set<Configuration> tried = Tried.all(history);
    for (Configuration point : grid) {
      if (!tried.contains(point)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  @Override
  public OptionalInt again(History history) {
    Map<Configuration, List<Integer>> failed = new LinkedHashMap<>();
    for (int t = 0; t < history.size(); t++) {
      if (history.state(t) == TrialState.FAILED) {
        failed.computeIfAbsent(history.trial(t).configuration(), c -> new ArrayList<>()).add(t);
      }
    }
    if (!failed.isEmpty()) {
      failed.keySet().removeAll(done(history));
    }
    return failed.values().stream()
        .filter(trials -> trials.size() <= retries)
        .min(Comparator.comparingInt(List::size))
        .map(trials -> OptionalInt.of(trials.get(trials.size() - 1)))
        .orElse(OptionalInt.empty());
  }

  /** What needs no further trial: it has ended otherwise than by failing, or is under way. */
  private static Set<Configuration> done(History history) {
    Set<Configuration> done = new HashSet<>();
    for (int t = 0; t < history.size(); t++) {
      TrialState state = history.state(t);
      if (state != TrialState.FAILED && state != TrialState.INTERRUPTED) {
        done.add(history.trial(t).configuration());
      }
    }
    return done;
  }

  @Override
  public OptionalLong left(SearchSpace space, History history) {
    return Tried.left(space, history);
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public String explain(SearchSpace space, History history) {
    long points = space.cardinality().orElse(0);
    // A default configuration may lie outside: it is no point of the grid.
    long done = done(history).stream().filter(space::contains).count();
    return String.format(Locale.ROOT, "Grid: %d of %d points done or under way", done, points);
  }
}
