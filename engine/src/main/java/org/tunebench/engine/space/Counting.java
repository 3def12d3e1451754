package org.tunebench.engine.space;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Counts the configurations of a discrete space: parameters on which others depend are walked value
 * by value, all others multiply.
 */
final class Counting {
  /** A walk over more parent values than this is given up: the number is of no use then. */
  private static final long MOST_BRANCHES = 1_000_000;

  private final SearchSpace space;
  private final int[] order;
  private final Set<String> parents = new HashSet<>();
  private final Map<String, Object> chosen = new HashMap<>();
  private long branches;

  Counting(SearchSpace space, int[] order) {
    this.space = space;
    this.order = order;
    for (Parameter parameter : space.parameters()) {
      parameter.conditions().forEach(c -> parents.add(c.parent()));
    }
  }

  OptionalLong count() {
    if (!space.continuous().isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(from(0));
    } catch (ArithmeticException beyondLong) {
      return OptionalLong.empty();
    }
  }

  private long from(int place) {
    if (place == order.length) {
      return 1;
    }
    Parameter parameter = space.parameter(order[place]);
    if (!parameter.conditions().stream().allMatch(c -> c.holds(chosen))) {
      return from(place + 1);
    }
    if (!parents.contains(parameter.name())) {
      return Math.multiplyExact(
          parameter.distribution().cardinality().orElseThrow(), from(place + 1));
    }
    if (parameter.distribution().cardinality().orElseThrow() > MOST_BRANCHES) {
      throw new ArithmeticException("too many branches");
    }
    long sum = 0;
    for (Object value : parameter.distribution().values()) {
      if (++branches > MOST_BRANCHES) {
        throw new ArithmeticException("too many branches");
      }
      chosen.put(parameter.name(), value);
      sum = Math.addExact(sum, from(place + 1));
    }
    chosen.remove(parameter.name());
    return sum;
  }
}
