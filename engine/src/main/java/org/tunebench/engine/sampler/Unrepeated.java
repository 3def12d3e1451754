package org.tunebench.engine.sampler;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;

/**
 * A sampler that tries nothing of a discrete space twice while something else is left of it: to try
 * it again costs a whole trial and, where results do not vary, teaches nothing. What is left is
 * drawn at random where the sampler itself does not find it.
 */
record Unrepeated(Sampler sampler) implements Sampler {
  /** Draws what nobody has tried, as long as there is any. */
  static final Sampler LEFT_OVER = new RandomSampler(true);

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    Optional<Suggestion> suggested = sampler.suggest(space, history, trialNumber);
    return suggested.filter(s -> isRepeated(space, history, s)).isEmpty()
        ? suggested
        : LEFT_OVER.suggest(space, history, trialNumber).or(() -> suggested);
  }

  static boolean isRepeated(SearchSpace space, History history, Suggestion suggested) {
    return space.cardinality().isPresent()
        && Tried.contains(space, history, suggested.configuration());
  }

  @Override
  public OptionalInt again(History history) {
    return sampler.again(history);
  }

  @Override
  public OptionalLong left(SearchSpace space, History history) {
    return sampler.left(space, history);
  }

  @Override
  public boolean learns() {
    return sampler.learns();
  }

  @Override
  public String explain(SearchSpace space, History history) {
    String explained = sampler.explain(space, history);
    long all = space.cardinality().orElse(Long.MAX_VALUE);
    return all <= history.size() && Tried.left(space, history).orElse(all) == 0
        ? explained
            + "; all %d configurations have been tried, so they are tried again".formatted(all)
        : explained;
  }
}
