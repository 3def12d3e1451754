package org.tunebench.app.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Trial;

/**
 * What charts show until the person chooses: parameters that vary, the most important first.
 *
 * @param x the parameter along the metric
 * @param color another one for the colours, unrelated where there is one; empty where none varies
 * @param first one of the two side by side
 * @param second the other, the same where the space has one alone
 */
record Beginning(String x, Optional<String> color, String first, String second) {
  /** Two parameters. */
  private record Pair(String first, String second) {}

  /**
   * Chooses.
   *
   * @param byImportance all parameters of the space
   */
  static Beginning of(Results results, List<String> byImportance) {
    List<Trial> ended =
        results.search().stream().filter(trial -> trial.state().isTerminal()).toList();
    List<String> varying =
        byImportance.stream().filter(name -> varies(results.space(), ended, name)).toList();
    List<String> ordered = new ArrayList<>(varying);
    byImportance.stream().filter(name -> !varying.contains(name)).forEach(ordered::add);
    Pair pair = pair(results.space(), ended, varying.size() > 1 ? varying : ordered);
    String x = ordered.get(0);
    Optional<String> color =
        varying.stream()
            .filter(name -> !name.equals(x) && !areRelated(results.space(), x, name))
            .findFirst()
            .or(() -> varying.stream().filter(name -> !name.equals(x)).findFirst());
    return new Beginning(x, color, pair.first, pair.second);
  }

  private static boolean varies(SearchSpace space, List<Trial> ended, String name) {
    if (ended.isEmpty()) {
      OptionalLong values = space.parameter(space.indexOf(name)).distribution().cardinality();
      return values.isEmpty() || values.getAsLong() > 1;
    }
    long values =
        ended.stream()
            .flatMap(trial -> trial.configuration().get(name).stream())
            .distinct()
            .count();
    return values > 1;
  }

  /**
   * The two whose ranks add up to the least, among those that trials have beside each other: a
   * parent says little beside its own child, of which the half without it is inactive.
   */
  private static Pair pair(SearchSpace space, List<Trial> ended, List<String> names) {
    Optional<Pair> related = Optional.empty();
    for (int sum = 1; sum < 2 * names.size() - 2; sum++) {
      for (int i = (sum - 1) / 2; i >= Math.max(0, sum - names.size() + 1); i--) {
        Pair pair = new Pair(names.get(i), names.get(sum - i));
        if (areTogether(ended, pair)) {
          if (!areRelated(space, pair.first, pair.second)) {
            return pair;
          }
          related = related.or(() -> Optional.of(pair));
        }
      }
    }
    return related.orElse(new Pair(names.get(0), names.get(names.size() > 1 ? 1 : 0)));
  }

  private static boolean areTogether(List<Trial> ended, Pair pair) {
    return ended.isEmpty()
        || ended.stream()
            .map(Trial::configuration)
            .anyMatch(it -> it.has(pair.first) && it.has(pair.second));
  }

  private static boolean areRelated(SearchSpace space, String one, String other) {
    return isUnder(space, one, other) || isUnder(space, other, one);
  }

  /** Whether a parameter exists only with values of another one, or of what exists with that. */
  private static boolean isUnder(SearchSpace space, String child, String ancestor) {
    return space.parameter(space.indexOf(child)).conditions().stream()
        .map(Condition::parent)
        .anyMatch(parent -> parent.equals(ancestor) || isUnder(space, parent, ancestor));
  }
}
