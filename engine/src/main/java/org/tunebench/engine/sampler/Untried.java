package org.tunebench.engine.sampler;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.TrialState;

/** What is left of a discrete space where no configuration is tried twice. */
final class Untried {
  private Untried() {}

  /**
   * How many configurations of a space no trial has tried or tries; empty where it is continuous.
   * What is interrupted is queued again by itself, and until then counts as not tried.
   */
  static OptionalLong count(SearchSpace space, History history) {
    OptionalLong all = space.cardinality();
    if (all.isEmpty()) {
      return all;
    }
    long tried =
        IntStream.range(0, history.size())
            .filter(t -> history.state(t) != TrialState.INTERRUPTED)
            .mapToObj(t -> history.trial(t).configuration())
            .distinct()
            .filter(space::contains)
            .count();
    return OptionalLong.of(Math.max(0, all.getAsLong() - tried));
  }
}
