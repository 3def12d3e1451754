package org.tunebench.engine.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Counts the configurations of a discrete space: parameters on which others depend are walked value
 * by value, all others multiply, and so do groups of parameters that do not depend on each other.
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
      long product = 1;
      for (List<Integer> group : groups()) {
        branches = 0;
        product = Math.multiplyExact(product, from(group, 0));
      }
      return OptionalLong.of(product);
    } catch (ArithmeticException beyondLong) {
      return OptionalLong.empty();
    }
  }

  /** Parameters that conditions tie together, parents first. */
  private Collection<List<Integer>> groups() {
    int[] group = IntStream.range(0, space.size()).toArray();
    for (int index : order) {
      for (Condition condition : space.parameter(index).conditions()) {
        int own = group[index];
        int other = group[space.indexOf(condition.parent())];
        Arrays.setAll(group, i -> group[i] == own ? other : group[i]);
      }
    }
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int index : order) {
      members.computeIfAbsent(group[index], g -> new ArrayList<>()).add(index);
    }
    return members.values();
  }

  private long from(List<Integer> group, int place) {
    if (place == group.size()) {
      return 1;
    }
    Parameter parameter = space.parameter(group.get(place));
    if (!parameter.conditions().stream().allMatch(c -> c.holds(chosen))) {
      return from(group, place + 1);
    }
    if (!parents.contains(parameter.name())) {
      return Math.multiplyExact(
          parameter.distribution().cardinality().orElseThrow(), from(group, place + 1));
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
      sum = Math.addExact(sum, from(group, place + 1));
    }
    chosen.remove(parameter.name());
    return sum;
  }
}
