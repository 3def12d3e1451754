package org.tunebench.engine.sampler;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;

/**
 * A sampler that tries nothing twice whose values are all countable: to try it again costs a whole
 * trial and, where results do not vary, teaches nothing. What is left is drawn at random where the
 * sampler itself does not find it; where nothing is, the search ends.
 */
record Unrepeated(Sampler sampler) implements Sampler {
  /** Draws what nobody has tried, as long as there is any. */
  private static final Sampler LEFT_OVER = new RandomSampler(true);

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    Optional<Suggestion> suggested = sampler.suggest(space, history, trialNumber);
    return suggested.filter(s -> Tried.repeats(space, history, s.configuration())).isPresent()
        ? LEFT_OVER.suggest(space, history, trialNumber)
        : suggested;
  }

  @Override
  public OptionalInt again(History history) {
    return sampler.again(history);
  }

  @Override
  public OptionalLong left(SearchSpace space, History history) {
    return Tried.left(space, history);
  }

  @Override
  public boolean learns() {
    return sampler.learns();
  }

  @Override
  public String explain(SearchSpace space, History history) {
    return sampler.explain(space, history);
  }
}
